using System.Globalization;
using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus;

public sealed class TranscriptReaderTests
{
    private static DocumentContent Read(string text)
    {
        var document = TextDocument.Read(text, TranscriptReader.ReadBody);
        Reading.AssertSound(ReadOutcome.One(document));
        return document;
    }

    private static string[] Cues(string text)
    {
        var document = Read(text);
        return [.. document.Blocks.OfType<Block.Cue>().Select(cue =>
            string.Create(CultureInfo.InvariantCulture, $"{cue.From.TotalSeconds}-{cue.To.TotalSeconds} {cue.Speaker}|{cue.Words.In(document.SourceText)}"))];
    }

    [Fact]
    public void CueLastsUntilTheNextOne() => Assert.Equal(
        ["0-2 |", "2-5 |Good morning.", "5-3661 |And so", "3661-3661 |on."], Cues("00:00:00:\n00:00:02: Good morning.\n00:00:05: And so\n01:01:01: on.\n"));

    [Theory]
    [InlineData("0:00 one\n0:07 two\n1:02 three\n")]
    [InlineData("[00:00:00] one\n[00:00:07] two\n[00:01:02] three\n")]
    [InlineData("(0:00) one\n(0:07) two\n(1:02) three\n")]
    [InlineData("00:00 - one\n00:07 - two\n01:02 - three\n")]
    [InlineData("0:00\none\n0:07\ntwo\n1:02\nthree\n")]
    [InlineData("00:00:00.000\none\n\n00:00:07.000\ntwo\n\n00:01:02.000\nthree\n")]
    [InlineData("00:00:00 | one\r\n00:00:07 | two\r\n00:01:02 | three\r\n")]
    public void StampsComeInManyForms(string text) => Assert.Equal(["0-7 |one", "7-62 |two", "62-62 |three"], Cues(text));

    [Fact]
    public void GivenEndIsKept() => Assert.Equal(
        ["1-4 |one", "5-9.5 |two"], Cues("[00:00:01.000 --> 00:00:04.000]  one\n[00:00:05.000 --> 00:00:09.500]  two\n"));

    [Fact]
    public void TextGoesOnBelowItsStamp() => Assert.Equal(
        ["0-9 |one\ngoes on", "9-20 |two\n\ngoes on", "20-20 |three\nends"], Cues("0:00 one\ngoes on\n0:09 two\n\ngoes on\n0:20 three\nends\n\nNot said.\n"));

    [Fact]
    public void LinesAroundTheCuesAreOrdinaryBlocks()
    {
        var notes = string.Concat(Enumerable.Repeat("These notes are long. ", 6)).Trim();
        var document = Read($"Harbour Talk\nShow notes\n{notes}\nTranscript\n00:00:01: One.\n00:00:03: Two.\n00:00:08: Three.\nLeave a comment\n");

        Assert.Equal("Harbour Talk", document.Title);
        Assert.Equal(
            ["Heading: Harbour Talk", "Heading: Show notes", $"Paragraph: {notes}", "Heading: Transcript", "Cue: One.", "Cue: Two.", "Cue: Three.", "Paragraph: Leave a comment"],
            Reading.Lines(document));
    }

    [Fact]
    public void SpeakersAreNamedWhereTheTextNamesThem()
    {
        Assert.Equal(["0-4 ANN|Yes.", "4-9 BOB|No: never.", "9-9 ANN|Well."], Cues("[0:00] ANN: Yes.\n[0:04] BOB: No: never.\n[0:09] ANN: Well.\n"));
        Assert.Equal(["0-4 Ann Lee|Yes.", "4-9 Speaker 2|No.", "9-9 Ann Lee|Well."], Cues("Ann Lee  0:00\nYes.\n\nSpeaker 2  0:04\nNo.\n\nAnn Lee (0:09):\nWell.\n"));
    }

    [Fact]
    public void WordBeforeAColonIsNoSpeakerUnlessItComesBack() => Assert.Equal(
        ["0-4 |Correct: that is it.", "4-9 |We said so.", "9-11 |And then", "11-11 |Result: none."], Cues("0:00 Correct: that is it.\n0:04 We said so.\n0:09 And then\n0:11 Result: none.\n"));

    [Fact]
    public void SubRipIsRead()
    {
        var text = "1\r\n00:00:01,500 --> 00:00:03,000\r\n<i>One line\r\nand two</i>\r\n\r\n2\r\n00:00:04,000 --> 00:00:05,000\r\n2024\r\n\r\n";
        var document = Read(text);

        Assert.Equal(["1.5-3 |One line\r\nand two", "4-5 |2024"], Cues(text));
        Assert.StartsWith("2\r\n00:00:04", document.Blocks[1].Span.In(text).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WebVttIsReadWithoutNotesStylesAndSettings()
    {
        const string Text = "WEBVTT - Harbour Talk\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE not said\n\nintro\n00:01.000 --> 00:04.000 align:start position:0%\n<v Ann Lee>Hello <b>you</b></v>\n\n"
            + "NOTE nor this\nand this\n\n00:00:05.000 --> 00:00:06.000\n<v.loud Bob>- Bye\n";

        Assert.Equal(["1-4 Ann Lee|Hello <b>you</b>", "5-6 Bob|- Bye"], Cues(Text));
        Assert.Equal("Harbour Talk", Read(Text).Title);
        Assert.Equal(2, Read(Text).Blocks.Count);
    }

    [Fact]
    public void LineThatBeginsWithATimeOfDayIsText() =>
        Assert.Equal(["0-5 |We meet at", "5-9 |half past\n10:30 is late", "9-14 |Yes.", "14-14 |Bye."], Cues("0:00 We meet at\n0:05 half past\n10:30 is late\n0:09 Yes.\n0:14 Bye.\n"));

    [Fact]
    public void HeadingBetweenCuesIsAHeading() => Assert.Equal(
        ["Cue: one", "Cue: two", "Heading: Part two", "Cue: three", "Cue: four"], Reading.Lines(Read("0:01 one\n0:03 two\n\n## Part two\n\n0:08 three\n0:11 four\n")));

    [Fact]
    public void FrontMatterOfATranscriptIsKept()
    {
        var document = Read("---\ntitle: Talk\n---\n0:01 one\n0:03 two\n0:08 three\n");

        Assert.Equal("Talk", Reading.Field(document, "title"));
        Assert.Equal(["Metadata: title: Talk", "Cue: one", "Cue: two", "Cue: three"], Reading.Lines(document));
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "many stamps", string.Concat(Enumerable.Repeat("00:00:01: zebra\n", 200_000)) },
        { "arrows", string.Concat(Enumerable.Repeat("00:00:01,000 --> 00:00:02,000\nzebra\n", 100_000)) },
        { "huge numbers", string.Concat(Enumerable.Repeat("999:59:59: zebra\n", 1000)) + "99999999999999:99:99: zebra\n" },
        { "falling", string.Concat(Enumerable.Range(0, 3000).Select(i => $"{3000 - i}:00 zebra\n")) },
        { "long line", "0:01 " + new string('z', 2_000_000) + "zebra\n0:02 a\n0:03 b\n" },
        { "names", string.Concat(Enumerable.Range(0, 100_000).Select(i => $"0:01 N{i}: zebra\n")) },
        { "tags", "0:01 zebra " + string.Concat(Enumerable.Repeat("<v ", 300_000)) + "\n0:02 " + string.Concat(Enumerable.Repeat("<i></i>", 100_000)) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileTranscriptIsReadAllTheSame(string name, string text)
    {
        var document = Read(text);

        Assert.True(document.Blocks.Any(block => block.Words.In(text).Contains("zebra", StringComparison.Ordinal)), name);
        Assert.All(document.Blocks.OfType<Block.Cue>(), cue => Assert.True(cue.To >= cue.From));
    }
}
