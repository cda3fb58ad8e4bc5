using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Text;

public sealed class LettersTests
{
    [Theory]
    [InlineData("Café", "cafe")]
    [InlineData("cafe\u0301", "cafe")]
    [InlineData("STRAẞE Straße", "strasse strasse")]
    [InlineData("Ærø Œuvre Þór", "aero oeuvre thor")]
    [InlineData("ŁÓDŹ İstanbul ırmak Đặng", "lodz istanbul irmak dang")]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("don’t ‘x’", "don't 'x'")]
    [InlineData("re\u2011use 1990–2000", "re-use 1990-2000")]
    [InlineData("co\u00ADoperate zero\u200Bwidth", "cooperate zerowidth")]
    [InlineData("oﬃce ﬁsh", "office fish")]
    [InlineData("Ἀθῆναι ΟΔΟΣ οδός", "αθηναι οδοσ οδοσ")]
    [InlineData("Ёлка", "елка")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("كتـــاب أحمد إسلام آمن", "كتاب احمد اسلام امن")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("١٢٣ ۴۵۶ ९", "123 456 9")]
    [InlineData("ﾃｽﾄ", "テスト")]
    [InlineData("東京 한국 😀", "東京 한국 😀")]
    public void WaysOfWritingOneWordMeet(string written, string folded) => Assert.Equal(folded, Letters.Fold(written.AsSpan()));

    [Fact]
    public void FoldingAgainChangesNothing()
    {
        for (var c = '\0'; c < char.MaxValue; c++)
        {
            var once = Letters.Fold([c]);
            Assert.Equal(once, Letters.Fold(once.AsSpan()));
        }
    }

    [Fact]
    public void EveryCharacterFitsInItsExpansion()
    {
        Span<char> destination = stackalloc char[Letters.LongestExpansion + 1];
        for (var c = '\0'; c < char.MaxValue; c++)
        {
            Assert.InRange(Letters.FoldInto([c], destination), 0, Letters.LongestExpansion);
        }
    }

    [Fact]
    public void ShortDestinationIsFilledAndNeverOverrun()
    {
        Span<char> destination = stackalloc char[3];
        Assert.Equal(3, Letters.FoldInto("Größe", destination));
        Assert.Equal("gro", destination.ToString());
        Assert.Equal(3, Letters.FoldInto("GRAND", destination));
        Assert.Equal("gra", destination.ToString());
    }

    [Theory]
    [InlineData('a', Script.Latin)]
    [InlineData('é', Script.Latin)]
    [InlineData('7', Script.None)]
    [InlineData('-', Script.None)]
    [InlineData('東', Script.Han)]
    [InlineData('\uD840', Script.Han)]
    [InlineData('\uD83D', Script.None)]
    [InlineData('の', Script.Kana)]
    [InlineData('ー', Script.Kana)]
    [InlineData('・', Script.None)]
    [InlineData('한', Script.Hangul)]
    [InlineData('ก', Script.Thai)]
    [InlineData('ั', Script.Thai)]
    [InlineData('፧', Script.None)]
    [InlineData('ع', Script.Arabic)]
    [InlineData('ש', Script.Hebrew)]
    [InlineData('ж', Script.Cyrillic)]
    [InlineData('ω', Script.Greek)]
    [InlineData('ह', Script.Devanagari)]
    [InlineData('ி', Script.Indic)]
    public void CharacterHasItsScript(char c, Script script) => Assert.Equal(script, Scripts.Of(c));
}
