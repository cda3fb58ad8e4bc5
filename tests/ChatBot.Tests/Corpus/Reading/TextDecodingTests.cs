using System.Text;
using ChatBot.Corpus;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatBot.Tests.Corpus;

public sealed class TextDecodingTests
{
    private static string Text(byte[] bytes) => Assert.IsType<DecodedText.Text>(TextDecoding.Decode(bytes)).Value;

    private static string Reason(byte[] bytes) => Assert.IsType<DecodedText.None>(TextDecoding.Decode(bytes)).Reason;

    public static TheoryData<string> Marked => ["utf-8", "utf-16", "utf-16BE", "utf-32"];

    [Theory]
    [MemberData(nameof(Marked))]
    public void TextBehindAByteOrderMarkIsReadWithoutTheMark(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal("Größe 数 😀\r\n", Text([.. encoding.Preamble, .. encoding.GetBytes("Größe 数 😀\r\n")]));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void WideTextWithoutItsMarkIsBinaryAndSaysWhatToDo(string name) =>
        Assert.Contains("save it as UTF-8", Reason(Encoding.GetEncoding(name).GetBytes("A text of some words, all plain.")), StringComparison.Ordinal);

    [Fact]
    public void ManyNulsAloneAreBinary() => Assert.Equal("binary (NUL bytes)", Reason(new byte[4000]));

    [Fact]
    public void LineEndsStayAsTheyAre() => Assert.Equal("a\r\nb\rc\nd", Text("a\r\nb\rc\nd"u8.ToArray()));

    [Fact]
    public void BytesThatAreNoUtf8AreWindows1252() =>
        Assert.Equal("caf\u00E9 \u201Cna\u00EFve\u201D \u20AC5 \u2013 \u0178", Text([.. "caf"u8, 0xE9, 0x20, 0x93, .. "na"u8, 0xEF, .. "ve"u8, 0x94, 0x20, 0x80, .. "5 "u8, 0x96, 0x20, 0x9F]));

    [Fact]
    public void DamagedUtf8LosesItsBadBytesOnly() =>
        Assert.Equal("über Straße \uFFFD größer", Text([.. "über Straße "u8, 0xFF, .. " größer"u8]));

    [Fact]
    public void HalfSurrogatesOfUtf16AreReplaced() =>
        Assert.Equal("a\uFFFDb", Text([0xFF, 0xFE, 0x61, 0x00, 0x3D, 0xD8, 0x62, 0x00]));

    [Fact]
    public void BinaryIsNoText()
    {
        Assert.Contains("binary", Reason([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]), StringComparison.Ordinal);
        Assert.Contains("binary", Reason([.. Enumerable.Range(0, 4000).Select(i => (byte)(1 + (i * 37 % 255)))]), StringComparison.Ordinal);
        Assert.Contains("binary", Reason([0xFE, 0xFF, 0, 0, 0, 0, 0, 0x61, 0, 0]), StringComparison.Ordinal);
    }

    [Fact]
    public void StrayControlCharactersDoNotMakeALogBinary()
    {
        var log = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("10:00 the service started and is well\n", 200)) + "\u001b[31mred\u001b[0m\0end");

        Assert.EndsWith("red\u001b[0m\uFFFDend", Text(log), StringComparison.Ordinal);
    }

    [Fact]
    public void NothingAndWhiteSpaceAreEmpty()
    {
        Assert.Equal("empty", Reason([]));
        Assert.Equal("empty", Reason([0xEF, 0xBB, 0xBF]));
        Assert.Equal("empty", Reason(" \r\n\t\n"u8.ToArray()));
    }

    [Fact]
    public void AnyBytesGiveWholeCharactersAndNoMoreReplacementsThanBytes() =>
        Prop.ForAll((byte[] bytes) =>
        {
            if (TextDecoding.Decode(bytes) is not DecodedText.Text text)
            {
                return true;
            }

            return text.Value == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Value)) && text.Value.Length <= bytes.Length
                && !text.Value.Contains('\0', StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void EveryUtf8TextComesBackAsItWas() =>
        Prop.ForAll((NonEmptyString any) =>
        {
            var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes("Größe " + new string([.. any.Get.Where(c => !char.IsControl(c))])));
            return Text(Encoding.UTF8.GetBytes(text)) == text;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void SampleOfALongTextDoesNotEndInHalfACharacter()
    {
        var bytes = Encoding.UTF8.GetBytes("ab" + string.Concat(Enumerable.Repeat("数", 1000)));

        for (var limit = 100; limit < 120; limit++)
        {
            Assert.DoesNotContain('\uFFFD', TextDecoding.Sample(bytes, limit));
            Assert.StartsWith("ab数", TextDecoding.Sample(bytes, limit), StringComparison.Ordinal);
        }
    }
}
