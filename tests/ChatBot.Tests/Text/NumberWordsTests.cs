using System.Globalization;
using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Text;

public sealed class NumberWordsTests
{
    [Theory]
    [InlineData("sixty seven", "67", 2)]
    [InlineData("seven hundred one billion", "701000000000", 4)]
    [InlineData("one hundred and five", "105", 4)]
    [InlineData("four point seven", "4.7", 3)]
    [InlineData("zero point six seven", "0.67", 4)]
    [InlineData("four point seven billion", "4700000000", 4)]
    [InlineData("four point twenty five", "4.25", 4)]
    [InlineData("twenty twenty six", "2026", 3)]
    [InlineData("nineteen ninety nine", "1999", 3)]
    [InlineData("nineteen oh five", "1905", 3)]
    [InlineData("twenty ten", "2010", 2)]
    [InlineData("1.4 trillion", "1400000000000", 2)]
    [InlineData("1,000", "1000", 1)]
    [InlineData("1.000.000", "1000000", 1)]
    [InlineData("1'000", "1000", 1)]
    [InlineData("12,345,678.90", "12345678.9", 1)]
    [InlineData("1,5", "1.5", 1)]
    [InlineData("4.7", "4.7", 1)]
    [InlineData("007", "7", 1)]
    [InlineData("three thousand", "3000", 2)]
    [InlineData("three thousand four hundred and twelve dogs", "3412", 6)]
    [InlineData("two million five hundred thousand", "2500000", 5)]
    [InlineData("two hundred thousand", "200000", 3)]
    [InlineData("two thousand and twenty six", "2026", 5)]
    [InlineData("two and a half million", "2500000", 5)]
    [InlineData("a hundred", "100", 2)]
    [InlineData("a million dollars", "1000000", 2)]
    [InlineData("one hundred", "100", 2)]
    [InlineData("fourth", "4", 1)]
    [InlineData("third", "3", 1)]
    [InlineData("thirty first", "31", 2)]
    [InlineData("twenty second", "22", 2)]
    [InlineData("one hundred fourth", "104", 3)]
    [InlineData("21st century", "21", 1)]
    [InlineData("4th", "4", 1)]
    [InlineData("five and six", "5", 1)]
    [InlineData("five million and six", "5000006", 4)]
    [InlineData("five thousand thousand", "5000", 2)]
    [InlineData("three four", "3", 1)]
    [InlineData("seven point of", "7", 1)]
    [InlineData("hundertfunf", null, 0)]
    [InlineData("siebenundsechzig", "67", 1)]
    [InlineData("soixante sept", "67", 2)]
    [InlineData("quatre vingt dix sept", "97", 4)]
    [InlineData("sesenta y siete", "67", 3)]
    [InlineData("one", null, 0)]
    [InlineData("one day", null, 0)]
    [InlineData("first", null, 0)]
    [InlineData("second", null, 0)]
    [InlineData("a dog", null, 0)]
    [InlineData("once upon", null, 0)]
    [InlineData("hundred", null, 0)]
    [InlineData("and five", null, 0)]
    [InlineData("1.2.3", null, 0)]
    [InlineData("12,34,567", null, 0)]
    [InlineData("1234,567", null, 0)]
    [InlineData("3d", null, 0)]
    [InlineData("127.0.0.1", null, 0)]
    [InlineData("99999999999999999999999999999999999", null, 0)]
    public void NumberIsReadAsFarAsItGoes(string words, string? value, int count)
    {
        var isNumber = NumberWords.TryRead(words.Split(' '), out var read, out var wordCount);
        Assert.Equal(value is not null, isNumber);
        Assert.Equal(count, wordCount);
        Assert.Equal(value ?? "0", NumberWords.Canonical(read));
    }

    [Fact]
    public void EveryNumberBelowAHundredIsReadFromItsWords()
    {
        string[] units = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        for (var number = 20; number < 100; number++)
        {
            var words = (tens[(number / 10) - 2] + " " + units[number % 10]).Trim().Split(' ');
            Assert.True(NumberWords.TryRead(words, out var value, out var count));
            Assert.Equal((number, words.Length), ((int)value, count));
        }
    }

    [Theory]
    [InlineData("$3T", "3000000000000")]
    [InlineData("13.5b", "13500000000")]
    [InlineData("70m", "70000000")]
    [InlineData("200k", "200000")]
    [InlineData("US$1,250.50", "1250.5")]
    [InlineData("€70bn", "70000000000")]
    [InlineData("-$5", "-5")]
    [InlineData("$100k+", "100000")]
    [InlineData("3x", null)]
    [InlineData("k", null)]
    [InlineData("$", null)]
    [InlineData("", null)]
    [InlineData("3é", null)]
    [InlineData("99999999999999999999999999T", null)]
    public void AmountInOnePieceIsRead(string written, string? value)
    {
        Assert.Equal(value is not null, NumberWords.TryReadAmount(written, out var amount));
        Assert.Equal(value ?? "0", NumberWords.Canonical(amount));
    }

    [Theory]
    [InlineData("3000000000000", "3000000000000")]
    [InlineData("0.670", "0.67")]
    [InlineData("4.7", "4.7")]
    [InlineData("-0.0", "0")]
    [InlineData("100", "100")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    public void ValueHasOneWayToBeWritten(string value, string canonical) =>
        Assert.Equal(canonical, NumberWords.Canonical(decimal.Parse(value, CultureInfo.InvariantCulture)));

    [Fact]
    public void EndlessNumberEnds()
    {
        var words = Enumerable.Repeat("billion", 100_000).Prepend("nine").ToArray();
        Assert.True(NumberWords.TryRead(words, out var value, out var count));
        Assert.Equal((9_000_000_000m, 2), (value, count));
        Assert.True(NumberWords.TryRead(Enumerable.Repeat("nine", 100_000).Prepend("point").Prepend("two").ToArray(), out _, out _));
    }
}
