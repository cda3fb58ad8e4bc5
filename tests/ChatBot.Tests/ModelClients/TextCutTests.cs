using ChatBot.Server.ModelClients.Embeddings;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatBot.Tests.ModelClients;

public sealed class TextCutTests
{
    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("one two three four", 13, "one two three")]
    [InlineData("one two three four", 15, "one two three")]
    [InlineData("one two three four", 18, "one two three four")]
    [InlineData("abcdefghijklmnop", 8, "abcdefgh")]
    [InlineData("a bcdefghijklmnop", 8, "a bcdefg")]
    public void ATextIsCutBehindTheLastWholeWordOrElseWithinAWord(string text, int most, string cut) => Assert.Equal(cut, TextCut.To(text, most));

    [Fact]
    public void NoCutSplitsASurrogatePairOrLengthensAText() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>().Filter(text => text.Get.Length > 0),
        text =>
        {
            var smileys = string.Concat(text.Get.Where(letter => !char.IsSurrogate(letter)).Select(letter => letter % 3 == 0 ? "😀" : $"{letter}"));
            for (var most = 2; most < smileys.Length; most++)
            {
                var cut = TextCut.To(smileys, most);
                if (cut.Length > most || !smileys.StartsWith(cut, StringComparison.Ordinal) || (cut.Length > 0 && char.IsHighSurrogate(cut[^1])))
                {
                    return false;
                }
            }

            return true;
        }));

    [Fact]
    public void BatchesHoldTheTextsInOrderWithinCountAndSize()
    {
        var texts = new[] { "aaaa", "bbbb", "cccccccccccc", "d", "e", "f" };
        Assert.Equal([0..2, 2..3, 3..6], TextBatches.Of(texts, 3, 10));
        Assert.Equal([0..2, 2..4, 4..6], TextBatches.Of(texts, 2, 1000));
        Assert.Equal([0..6], TextBatches.Of(texts, 100, 1000));
        Assert.Empty(TextBatches.Of([], 3, 10));
    }
}
