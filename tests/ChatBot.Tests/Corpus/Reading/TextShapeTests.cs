using System.Text;
using ChatBot.Corpus;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatBot.Tests.Corpus;

public sealed class TextShapeTests
{
    private const string Prose = "This is a paragraph of ordinary prose that says something about ships and the harbour they lie in.";

    public static TheoryData<string, string, string> Shapes => new()
    {
        { "Markdown", ".md", Prose },
        { "Markdown", ".txt", $"# Title\n\n{Prose}\n" },
        { "Markdown", ".txt", $"---\ntitle: x\n---\n{Prose}\n" },
        { "Markdown", "", $"{Prose}\n\n## Part\n\n{Prose}\n" },
        { "Markdown", ".txt", $"{Prose}\n\n```\ncode\n```\n" },
        { "Markdown", ".txt", $"{Prose}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n" },
        { "Markdown", ".txt", "1. **One** is bold\n2. **Two** is bold too\n" },
        { "Markdown", ".md", $"# Meeting\n\nIt began at 10:30 and ended at 12:45.\n\n10:30 is early.\n\n{Prose}\n" },
        { "Markdown", ".md", $"# Episode\n\n{Prose}\n\n{Prose}\n\n{Prose}\n\n## Chapters\n\n0:00 Intro\n1:13 Ships\n2:47 Tugs\n\n## Links\n\n{Prose}\n\n{Prose}\n\n{Prose}\n" },
        { "Markdown", ".md", "---\ntitle: x\n---\n" },
        { "Plain", ".txt", Prose },
        { "Plain", ".txt", $"Title\n\n- one\n- two\n\n{Prose}\n" },
        { "Plain", ".txt", $"Title\n---\n{Prose}\n{Prose}\n---\nPart\n{Prose} And {Prose}\n---\n> said\n" },
        { "Plain", ".txt", "Day plan\n\n9:00 Arrival\n9:30 Coffee\n10:00 Talk\n11:15 Break\n12:00 Lunch\n" },
        { "Plain", ".txt", "9:01 am Arrival\n9:33 am Coffee\n10:07 am Talk\n" },
        { "Plain", ".log", "00:00:01 started\n00:00:02 listening\n00:00:07 request\n" },
        { "Plain", ".txt", "12:00:01 started\n12:00:02 listening\n12:00:07 request\n" },
        { "Plain", ".txt", $"At 0:01 it began.\n{Prose}\n0:07 was next\n{Prose}\n{Prose}\n{Prose}\n{Prose}\n{Prose}\n{Prose}\n{Prose}\n{Prose}\n{Prose}\n{Prose}\n0:09 last\n{Prose}\n" },
        { "Plain", ".py", "# Say hello\n\nprint(1)\n\n# And bye\n\nprint(2)\n" },
        { "Plain", ".txt", "#!/bin/sh\n# first\n# second\nls\n# third\nls\n" },
        { "Plain", ".txt", "#one of many\n#two of many\n" },
        { "Plain", ".txt", "" },
        { "Transcript", ".txt", "0:01 one\n0:04 two\n0:07 three\n" },
        { "Transcript", ".txt", $"Talk\n{Prose}\n{Prose}\n00:00:00:\n00:00:02: one\n00:00:05: two\n00:00:09: three\n" },
        { "Transcript", ".md", "# Talk\n\n[00:01] one\n\n[00:04] two\n\n[00:07] three\n" },
        { "Transcript", ".txt", "---\ntitle: x\n---\n\n[00:01] one\n[00:04] two\n[00:07] three\n" },
        { "Transcript", ".txt", "1\n00:00:01,000 --> 00:00:02,000\nHi\n\n2\n00:00:03,000 --> 00:00:04,000\nBye\n" },
        { "Transcript", ".vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n" },
        { "Transcript", ".txt", "Ann Lee 0:01\nHello there.\n\nBob 0:04\nHi.\n\nAnn Lee 0:09\nBye.\n" },
        { "Transcript", ".txt", "0:01\none\nand more\n0:04\ntwo\nand more\n0:07\nthree\n" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ContentDecidesTheShape(string shape, string extension, string text) => Assert.Equal(shape, TextShapes.Of(text, extension).ToString());

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ReaderOfTheShapeTakesTheFileAndTheOtherDoesNot(string shape, string extension, string text)
    {
        var file = Files.Of("name" + extension, text);

        Assert.Equal(shape == "Markdown", new MarkdownReader().CanRead(file));
        Assert.Equal(shape == "Transcript", new TranscriptReader().CanRead(file));
        Assert.True(new PlainTextReader().CanRead(file));
    }

    [Fact]
    public void BinaryFileIsPlainUntilItIsSkipped() => Assert.Equal(TextShape.Plain, TextShapes.Of(Files.Of("a.md", [0, 1, 2])));

    [Fact]
    public void AnyTextIsReadByEveryReaderIntoSoundBlocks()
    {
        var pieces = Gen.Elements(
            "a", "Word", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "# ", "## ", "- ", "* ", "1. ", "> ", "|", "|-|-|", "---\n", "===\n", "```", "~~~", "<!--", "-->", "<script>", "</script>", "<b>",
            "[a]: /x\n", "[^1]: x\n", "key: value", "Date: 2024-01-02\n", "\n0:01 ", "\n00:00:02: ", "\n[00:03] ", "00:00:01,000 --> 00:00:02,000", "WEBVTT\n", "<v Ann>", "NAME: ", ".", "\uD83D\uDE00", "\uFEFF", "\u0085", "\u2028", "&", "`", "\\", "数", "e\u0301");
        Prop.ForAll(Gen.ArrayOf(pieces).ToArbitrary(), parts => Check(string.Concat(parts))).QuickCheckThrowOnFailure();
        Prop.ForAll((string any) => Check(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes((any ?? "").Replace("\0", "", StringComparison.Ordinal))))).QuickCheckThrowOnFailure();
    }

    private static void Check(string text)
    {
        foreach (var read in (Func<string, int, TextBody>[])[MarkdownReader.ReadBody, PlainTextReader.ReadBody, TranscriptReader.ReadBody])
        {
            var document = TextDocument.Read(text, read);
            var again = TextDocument.Read(text, read);
            Reading.AssertSound(ReadOutcome.One(document));
            Assert.Equal(document.Blocks, again.Blocks);
            Assert.Equal(document.Metadata, again.Metadata);
            Assert.All(document.Blocks, block => Assert.True(block is Block.Cue || !block.Words.In(text).IsWhiteSpace()));
        }
    }

    [Fact]
    public void PlainTextKeepsEveryLetter() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Elements("Ship", "tug.", "\n", "\n\n", " ", "- ", "> ", "---\n", "3. ", "Date: ")).ToArbitrary(), parts =>
        {
            var text = string.Concat(parts);
            var document = TextDocument.Read(text, PlainTextReader.ReadBody);
            var kept = new bool[text.Length];
            foreach (var block in document.Blocks)
            {
                Array.Fill(kept, value: true, block.Words.Start, block.Words.Length);
            }

            var lost = Enumerable.Range(0, text.Length).FirstOrDefault(i => !kept[i] && char.IsLetter(text[i]), -1);
            Assert.True(lost < 0, $"lost the letter at {lost} of {text.Replace("\n", "\\n", StringComparison.Ordinal)}");
        }).QuickCheckThrowOnFailure();
}
