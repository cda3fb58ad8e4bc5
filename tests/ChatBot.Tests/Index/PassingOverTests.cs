using ChatBot.Index;
using ChatBot.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatBot.Tests.Index;

/// <summary>What searching passes over to be fast must never be what was asked for.</summary>
public sealed class PassingOverTests
{
    private static readonly Arbitrary<string> Words = Gen.Elements("abcdefghijklmnoprstuvwxyzyies".ToCharArray()).ArrayOf()
        .Where(letters => letters.Length is > 0 and < 12).Select(letters => new string(letters)).ToArbitrary();

    [Fact]
    public void AWordIsNeverPassedOverForAQueryThatHasItsStem() => Prop.ForAll(Words, word => IsHeard(word)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("dying")]
    [InlineData("lying")]
    [InlineData("tying")]
    [InlineData("skies")]
    [InlineData("idly")]
    [InlineData("oed")]
    [InlineData("x")]
    [InlineData("yes")]
    [InlineData("67")]
    [InlineData("東京")]
    public void AWordWhoseStemIsUnlikeItIsNotPassedOver(string word) => Assert.True(IsHeard(word));

    [Fact]
    public void MostWordsThatWereNotAskedForArePassedOver()
    {
        var asked = Asked("harbour", "crane", "1931");
        var text = "Nothing of what this long sentence says about ferries is worth reading twice".ToLowerInvariant().Split(' ');
        Assert.All(text, word => Assert.False(asked.MayHold(word)));
        Assert.True(asked.MayHold("cranes"));
        Assert.True(asked.HasFigures);
    }

    [Fact]
    public void ATitleThatIsThereIsNeverDenied() => Prop.ForAll<ulong[]>(keys =>
    {
        var filter = new TitleFilter(Array.ConvertAll(keys, key => new DocumentKey(key, 0)));
        return Array.TrueForAll(keys, filter.MayHold);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void HardlyAnySequenceThatIsNoTitleIsTakenForOne()
    {
        var random = new Random(5);
        var filter = new TitleFilter([.. Enumerable.Range(0, 1000).Select(_ => new DocumentKey((ulong)random.NextInt64(), 0))]);
        Assert.InRange(Enumerable.Range(0, 10_000).Count(_ => filter.MayHold((ulong)random.NextInt64())), 0, 1_500);
    }

    private static bool IsHeard(string word)
    {
        var forms = WordForms.Of(word);
        return Asked(forms.EnglishStem).MayHold(word) && Asked(forms.CutStem).MayHold(word);
    }

    // A query term has the stem of the word as one of its own, whatever the word of the query was.
    private static AskedWords Asked(params string[] stems)
    {
        var asked = new AskedWords();
        asked.Use([.. stems.Select((stem, i) => new QueryTerm(stem, i, isOtherForm: false).Use(
            new WordForms { Surface = stem, EnglishStem = stem, CutStem = stem, IsEnglishFiller = false, IsNumberPart = false }))]);
        return asked;
    }
}
