using System.Globalization;
using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Text;

public sealed class PlacesInTextTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("a😀b", 2, 1)]
    [InlineData("e\u0301x", 1, 0)]
    [InlineData("e\u0301x", 2, 2)]
    [InlineData("a\r\nb", 2, 1)]
    [InlineData("a\n\rb", 2, 2)]
    [InlineData("x👨‍👩‍👧y", 4, 1)]
    [InlineData("x👍🏽y", 3, 1)]
    [InlineData("🇩🇪🇫🇷", 6, 4)]
    [InlineData("中文字", 1, 1)]
    [InlineData("กำ", 1, 0)]
    [InlineData("\uD800\uD800", 1, 1)]
    [InlineData("abc", -4, 0)]
    [InlineData("abc", 99, 3)]
    public void CutNeverTearsACharacter(string text, int at, int boundary) => Assert.Equal(boundary, Graphemes.BoundaryAtOrBefore(text, at));

    [Fact]
    public void BordersAreThoseOfTheFrameworkInOrdinaryText()
    {
        const string text = "Ünïcode 👩‍🚀 e\u0301te\u0301 한국어 नमस्ते 中文\r\nñ 🇩🇪 ok ไทยนี้ кириллица Ελλάδα 각";
        var borders = StringInfo.ParseCombiningCharacters(text).ToHashSet();
        for (var at = 0; at < text.Length; at++)
        {
            Assert.Equal(borders.Contains(at), Graphemes.BoundaryAtOrBefore(text, at) == at);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void BordersAreThoseOfTheFrameworkInArbitraryText(int seed)
    {
        const string Joiners = "a\u0301\u200D\uFE0F\r\n\u0600\u0E33\u0E49\u1100\u1161\uD83D\uDE00\uD83C\uDDE9\u094D\u0915\u3099。\u064B\u20E3\u00A9";
        var random = new Random(seed);
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 40).Select(_ => random.Next(3) > 0 ? Joiners[random.Next(Joiners.Length)] : (char)random.Next(0x10000)));
            var borders = StringInfo.ParseCombiningCharacters(text).ToHashSet();
            for (var at = 0; at < text.Length; at++)
            {
                Assert.True(borders.Contains(at) == (Graphemes.BoundaryAtOrBefore(text, at) == at), $"seed {seed} round {round} offset {at}");
            }
        }
    }

    [Fact]
    public void ABorderIsItsOwnAnswerEvenInAnEndlessCluster()
    {
        var text = "a" + new string('\u0301', 100_000) + "😀" + string.Concat(Enumerable.Repeat("\u200D😀", 10_000));
        for (var at = 0; at < text.Length; at += 7)
        {
            var boundary = Graphemes.BoundaryAtOrBefore(text, at);
            Assert.InRange(boundary, at - 66, at);
            Assert.Equal(boundary, Graphemes.BoundaryAtOrBefore(text, boundary));
            Assert.False(boundary > 0 && char.IsSurrogatePair(text[boundary - 1], text[boundary]));
        }
    }

    [Fact]
    public void LinesAreCountedForEveryKindOfBreak()
    {
        var lines = new LineIndex("a\nb\r\nc\rd\n\n");
        Assert.Equal(6, lines.LineCount);
        Assert.Equal([1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6], Enumerable.Range(0, 11).Select(lines.LineAt));
        Assert.Equal([0, 2, 5, 7, 9, 10], Enumerable.Range(1, 6).Select(lines.StartOf));
        Assert.Equal((0, 10), (lines.StartOf(-3), lines.StartOf(99)));
        Assert.Equal((1, 1, 0), (new LineIndex("").LineCount, new LineIndex("").LineAt(0), new LineIndex("").StartOf(1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void LinesAgreeWithAPlainCountOverLongText(int seed)
    {
        var random = new Random(seed);
        var text = string.Concat(Enumerable.Range(0, 6_000).Select(_ => "ab\r\n\r\n\nc"[random.Next(8)]));
        var lines = new LineIndex(text);
        var line = 1;
        for (var at = 0; at < text.Length; at++)
        {
            if (at > 0 && (text[at - 1] == '\n' || (text[at - 1] == '\r' && text[at] != '\n')))
            {
                line++;
                Assert.Equal(at, lines.StartOf(line));
            }

            Assert.Equal(line, lines.LineAt(at));
        }
    }
}
