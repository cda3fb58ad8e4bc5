using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Text;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("It rains. It pours.|The old man snores!|Does he?|Yes")]
    [InlineData("It costs 4.7 million.|That is a lot.")]
    [InlineData("Dr. Smith met Mr. J. R. Jones in Washington.|They talked.")]
    [InlineData("Fruit, e.g. apples, i.e. food.|Good.")]
    [InlineData("She lives in the U.S. and works.|He left the U.S.|The end.")]
    [InlineData("The U.S. Senate voted.|It failed.")]
    [InlineData("Smith vs. Jones was No. 5 of the year.|The answer was no.|It was final.")]
    [InlineData("See Fig. 3 and p. 12 for more.|Then go on.")]
    [InlineData("Well... maybe.|So it goes...|Next one.")]
    [InlineData("He said \"Stop.\"|She did.|(It was late.)|**Bold end.**|Next.[12]|Last.")]
    [InlineData("\"Why?\" he asked.|What?!|Really!|\"No!\" she said.")]
    [InlineData("今日は晴れ。|明日は雨！|本当？|はい「そうです。」|終わり")]
    [InlineData("هل هذا صحيح؟|نعم.|انتهى")]
    [InlineData("यह पहला है।|यह दूसरा है।")]
    [InlineData("Open https://example.com/a.b?c=d.e!f and read.me files.|Done.")]
    [InlineData("Use ASP.NET Core or Node.js today.|See config.json.|Then run it.")]
    [InlineData("1. First point stands here.|It goes on.")]
    [InlineData("Am 3. Mai kam Herr Dr. Weber z.B. nach Bonn.|Er blieb.")]
    [InlineData("Approx. 40 people came at 5 p.m. on Monday.|It closed at 6 p.m.|The rest left.")]
    [InlineData("Apple Inc. was first.|They sell apples, pears, etc.|We do not.")]
    [InlineData("i went home early. then i slept.|Good")]
    [InlineData("Is it? maybe so.|Yahoo! is old.")]
    [InlineData("Two games:\n1. The first game\n2. The second game.|It is over.")]
    [InlineData("## 3. The end is near.|It is.")]
    [InlineData("Gold in 2019.|In 2020 silver.")]
    public void TextSplitsWhereAReaderWouldStop(string marked)
    {
        // Each expected border is written as a bar; a sentence that starts in lower case is split only where the bar says so.
        var expected = Expected(marked);
        var text = marked.Replace("|", marked.Any(c => c is '。' or '！' or '？') ? "" : " ", StringComparison.Ordinal);
        Assert.Equal(expected, Texts(text));
    }

    private static string[] Expected(string marked) => marked switch
    {
        "It rains. It pours.|The old man snores!|Does he?|Yes" => ["It rains.", "It pours.", "The old man snores!", "Does he?", "Yes"],
        "i went home early. then i slept.|Good" => ["i went home early.", "then i slept.", "Good"],
        "Is it? maybe so.|Yahoo! is old." => ["Is it?", "maybe so.", "Yahoo! is old."],
        _ => marked.Split('|'),
    };

    [Fact]
    public void BlankLineEndsASentenceAndALineBreakDoesNot() =>
        Assert.Equal(["A title", "one line\nand the next", "end"], Texts("  A title\n\none line\nand the next\r\n \t\r\nend  \n\n"));

    [Fact]
    public void ClosingMarkThatStandsApartBelongsToTheSentenceBefore() =>
        Assert.Equal(["**Who knows?\n**", "Nobody. )"], Texts("**Who knows?\n**\n\nNobody. )"));

    [Fact]
    public void WhiteSpaceBehindTheLastStopBelongsToNoSentence() => Assert.Equal(["One.", "Two."], Texts("One. Two. \r"));

    [Fact]
    public void OnlyTheAskedPartIsSplit()
    {
        const string text = "One two. Three four. Five.";
        Assert.Equal([new TextSpan(4, 8), new TextSpan(9, 14)], Sentences.Split(text, new(4, 15)));
        Assert.Empty(Sentences.Split(text, new(8, 9)));
        Assert.Empty(Sentences.Split("", new(0, 0)));
    }

    [Fact]
    public void SentenceWithoutStopIsCutAtAClauseThenAtAWord()
    {
        var clauses = string.Join(", ", Enumerable.Repeat("and then some more words came along", 60));
        Assert.All(Texts(clauses)[..^1], sentence => Assert.EndsWith(",", sentence, StringComparison.Ordinal));
        var words = string.Join(' ', Enumerable.Repeat("words", 500));
        Assert.All(Texts(words), sentence => Assert.True(sentence.StartsWith("words", StringComparison.Ordinal) && sentence.EndsWith("words", StringComparison.Ordinal)));
        Assert.All(Texts(new string('x', 5_500)), sentence => Assert.InRange(sentence.Length, 1, Sentences.LongestSentence));
    }

    [Fact]
    public void LongWordIsNotCutInsideACharacter()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("👨‍👩‍👧", 1_000));
        foreach (var sentence in Sentences.Split(text, new(0, text.Length)))
        {
            Assert.Equal(sentence.End, Graphemes.BoundaryAtOrBefore(text, sentence.End));
        }
    }

    [Theory]
    [InlineData('.')]
    [InlineData(' ')]
    [InlineData('\n')]
    [InlineData('[')]
    [InlineData('"')]
    [InlineData('x')]
    [InlineData('\u0301')]
    [InlineData('\uD800')]
    [InlineData('。')]
    public void HugeMonotonousTextIsSplitCompletely(char c)
    {
        var text = "a." + new string(c, 2_000_000) + ". b";
        var spans = Sentences.Split(text, new(0, text.Length));
        Assert.Equal(text.Count(x => !char.IsWhiteSpace(x)), spans.Sum(span => text.AsSpan(span.Start, span.Length).ToString().Count(x => !char.IsWhiteSpace(x))));
    }

    private static string[] Texts(string text) => [.. Sentences.Split(text, new(0, text.Length)).Select(span => span.In(text).ToString())];
}
