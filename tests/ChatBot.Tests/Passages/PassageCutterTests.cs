using System.ComponentModel.DataAnnotations;
using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Text;
using Xunit;
using static ChatBot.Tests.Passages.DocumentBuilding;

namespace ChatBot.Tests.Passages;

public sealed class PassageCutterTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(250)]
    [InlineData(310)]
    public void SectionThatFitsStaysWhole(int words) => Assert.Single(Cut(new DocumentBuilding().Text(Prose(words))));

    [Theory]
    [InlineData(330)]
    [InlineData(510)]
    [InlineData(1_000)]
    [InlineData(2_345)]
    public void LongTextIsCutAtSentenceEndsWithoutLeavingAStub(int words)
    {
        var document = new DocumentBuilding().Text(Prose(words));
        var passages = Cut(document);
        Assert.All(passages, passage => Assert.InRange(CountWords(document, passage), 100, 250));
        Assert.All(passages, passage => Assert.EndsWith(".", TextOf(document, passage), StringComparison.Ordinal));
        Assert.All(passages, passage => Assert.StartsWith("A", TextOf(document, passage), StringComparison.Ordinal));
    }

    [Fact]
    public void ParagraphBorderIsPreferredToASentenceEnd()
    {
        var document = new DocumentBuilding();
        foreach (var words in (int[])[150, 160, 170])
        {
            document.Text(Prose(words));
        }

        Assert.Equal([150, 160, 170], Cut(document).Select(passage => CountWords(document, passage)));
    }

    [Fact]
    public void SectionOfTheHighestLevelIsNeverCrossedHoweverSmall()
    {
        var document = new DocumentBuilding().Heading(1, "First").Text(Prose(20)).Heading(2, "Sub").Text(Prose(20)).Heading(1, "Second").Text(Prose(20));
        Assert.Equal(["First", "Second"], Cut(document).Select(passage => string.Join('/', passage.HeadingPath)));
    }

    [Fact]
    public void SmallSectionsBelowOneHeadingShareAPassageUnderTheCommonHeading()
    {
        var document = new DocumentBuilding().Heading(1, "Title").Heading(2, "One").Text(Prose(10))
            .Heading(3, "Sub a").Text(Prose(40)).Heading(3, "Sub b").Text(Prose(60)).Heading(3, "Sub c").Text(Prose(140))
            .Heading(2, "Two").Text(Prose(150));
        var passages = Cut(document);
        Assert.Equal(["Title/One", "Title/One/Sub c", "Title/Two"], passages.Select(passage => string.Join('/', passage.HeadingPath)));
        Assert.StartsWith("# Title\n\n## One", TextOf(document, passages[0]), StringComparison.Ordinal);
        Assert.StartsWith("### Sub c", TextOf(document, passages[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void SectionOfItsOwnSizeIsNotJoined()
    {
        var document = new DocumentBuilding().Heading(1, "Title").Heading(2, "One").Text(Prose(110)).Heading(2, "Two").Text(Prose(110)).Heading(2, "Three").Text(Prose(110));
        Assert.Equal(["Title/One", "Title/Two", "Title/Three"], Cut(document).Select(passage => string.Join('/', passage.HeadingPath)));
    }

    [Fact]
    public void SmallSectionIsNotJoinedWithOneThatWouldHaveToBeCut()
    {
        var document = new DocumentBuilding().Heading(1, "Title").Heading(2, "One").Text(Prose(30)).Heading(2, "Two").Text(Prose(300));
        Assert.Equal(["Title/One", "Title/Two"], Cut(document).Select(passage => string.Join('/', passage.HeadingPath)));
    }

    [Fact]
    public void StubAtTheEndOfItsSiblingsGoesBackToTheOneBefore()
    {
        var document = new DocumentBuilding().Heading(2, "One").Heading(3, "a").Text(Prose(120)).Heading(3, "b").Text(Prose(10)).Heading(2, "Two").Text(Prose(10));
        Assert.Equal(["One", "Two"], Cut(document).Select(passage => string.Join('/', passage.HeadingPath)));
    }

    [Fact]
    public void HeadingIsNeverTheEndOfAPassage()
    {
        var document = new DocumentBuilding().Heading(1, "Top");
        for (var i = 0; i < 12; i++)
        {
            document.Heading(3, "Part").Text(Prose(90)).Heading(4, "Below").Heading(5, "Deeper").Text(Prose(35));
        }

        var passages = Cut(document);
        Assert.True(passages.Count > 3);
        Assert.All(passages, passage => Assert.EndsWith(".", TextOf(document, passage), StringComparison.Ordinal));
    }

    [Fact]
    public void ListStaysWholeWithTheLineThatLeadsToIt()
    {
        var document = new DocumentBuilding().Text(Prose(180)).Text("These are the points to keep in mind:");
        for (var i = 0; i < 8; i++)
        {
            document.Item(Prose(12));
        }

        var list = Assert.Single(Cut(document.Text(Prose(260))), passage => TextOf(document, passage).Contains("- A", StringComparison.Ordinal));
        Assert.StartsWith("These are the points", TextOf(document, list), StringComparison.Ordinal);
        Assert.Equal(9, list.Words.Count);
    }

    [Fact]
    public void LongListIsCutBetweenItsItems()
    {
        var document = new DocumentBuilding();
        for (var i = 0; i < 60; i++)
        {
            document.Item(Prose(14));
        }

        Assert.All(Cut(document), passage => Assert.StartsWith("- A", TextOf(document, passage), StringComparison.Ordinal));
    }

    [Fact]
    public void TableIsCutByRowsAndLaterPassagesNameTheHeader()
    {
        var document = new DocumentBuilding().Text("Prices of the year:").Table("model | price | note", Enumerable.Range(0, 200).Select(i => $"model {i} | {i} | a short note"));
        var passages = Cut(document);
        Assert.True(passages.Count > 3);
        Assert.Null(passages[0].TableHeader);
        Assert.All(passages.Skip(1), passage => Assert.Equal("model | price | note", passage.TableHeader!.Value.In(document.Content.SourceText).ToString()));
        Assert.All(passages.Skip(1), passage => Assert.StartsWith("model ", TextOf(document, passage), StringComparison.Ordinal));
        Assert.All(passages, passage => Assert.EndsWith("note", TextOf(document, passage), StringComparison.Ordinal));
    }

    [Fact]
    public void CodeThatFitsStaysWhole()
    {
        var code = string.Join('\n', Enumerable.Range(0, 40).Select(i => $"    call({i}); // no stop"));
        var document = new DocumentBuilding().Text(Prose(150)).Code(code).Text(Prose(150));
        Assert.Single(Cut(document), passage => TextOf(document, passage).Contains("call(0)", StringComparison.Ordinal)
            && TextOf(document, passage).Contains("call(39)", StringComparison.Ordinal));
    }

    [Fact]
    public void PassageOfARecordingIsTimedFromItsFirstToItsLastCueAndEndsWithASentence()
    {
        var document = new DocumentBuilding();
        for (var i = 0; i < 99; i++)
        {
            document.Cue(i * 5, (i * 5) + 5, i % 3 == 2 ? "and this is where it ends." : "The speaker goes on and on");
        }

        document.Cue(500, 505, "");
        var passages = Cut(document);
        Assert.Equal((TimeSpan.Zero, passages[1].Place.Time!.Value.From), passages[0].Place.Time!.Value);
        Assert.Equal(TimeSpan.FromSeconds(495), passages[^1].Place.Time!.Value.To);
        Assert.All(passages, passage => Assert.EndsWith("ends.", TextOf(document, passage).TrimEnd(), StringComparison.Ordinal));
        Assert.All(passages, passage => Assert.StartsWith("00:", TextOf(document, passage), StringComparison.Ordinal));
    }

    [Fact]
    public void FrontMatterIsAPassageOfItsOwn()
    {
        var document = new DocumentBuilding().Metadata("title: A title").Metadata("model.cost: 4").Heading(1, "A title").Text(Prose(40));
        var passages = Cut(document);
        Assert.Equal(["title: A title\nmodel.cost: 4", "# A title\n\n" + Prose(40)], passages.Select(passage => TextOf(document, passage)));
        Assert.Empty(passages[0].HeadingPath);
    }

    [Fact]
    public void MetadataAtTheEndIsUnderNoHeading()
    {
        var passages = Cut(new DocumentBuilding().Heading(1, "Title").Text(Prose(30)).Metadata("author: A").Metadata("date: B"));
        Assert.Equal(["Title", ""], passages.Select(passage => string.Join('/', passage.HeadingPath)));
    }

    [Fact]
    public void HeadingOverADateLineStaysWithItAndNotWithTheTextBefore()
    {
        var document = new DocumentBuilding().Heading(1, "Top").Text(Prose(30)).Heading(4, "Article").Metadata("Date: 2026-01-02").Text(Prose(30));
        Assert.Equal(3, Cut(document).Count);
        Assert.Equal("#### Article\n\nDate: 2026-01-02", TextOf(document, Cut(document)[1]));
    }

    [Fact]
    public void SlideOfSomeWordsIsAPassageOfItsOwnAndSaysWhereItIs()
    {
        var document = new DocumentBuilding().Text("Welcome", slide: 1).Text(Prose(40), slide: 2).Text(Prose(40), slide: 3).Text(Prose(30), slide: 3);
        Assert.Equal([1, 3], Cut(document).Select(passage => passage.Place.Slide!.Value));
    }

    [Fact]
    public void PageIsThatOfTheStart()
    {
        var document = new DocumentBuilding().Text(Prose(150), page: 1).Text(Prose(190), page: 2).Text(Prose(150), page: 3);
        Assert.Equal([1, 2, 3], Cut(document).Select(passage => passage.Place.Page!.Value));
    }

    [Fact]
    public void LinesAreThoseOfTheSpan()
    {
        var document = new DocumentBuilding().Heading(1, "One").Text("First\nsecond.").Heading(1, "Two").Text("Third.");
        Assert.Equal([(1, 4), (6, 8)], Cut(document).Select(passage => passage.Place.Lines));
    }

    [Fact]
    public void TextWithoutSpacesIsSizedByItsCharacters()
    {
        var text = string.Concat(Enumerable.Repeat("这是一个没有空格的句子,用来测试切分。", 200));
        Assert.All(Cut(new DocumentBuilding().Text(text)), passage => Assert.InRange(passage.Span.Length, 150, 600));
        Assert.All(
            Cut(new DocumentBuilding().Text(string.Concat(Enumerable.Repeat("中文字。", 200_000)))),
            passage => Assert.InRange(passage.Span.Length, 150, 600));
    }

    [Theory]
    [InlineData("Just words of a text that never ends and has no stop at all ")]
    [InlineData("A sentence of some words. ")]
    [InlineData("x")]
    [InlineData("a. ")]
    [InlineData("\u0301")]
    [InlineData("。\uFE00")]
    [InlineData("😀")]
    [InlineData("[[[[")]
    public void HugeLineIsCutCompletelyIntoBoundedPassages(string unit)
    {
        var text = "x" + string.Concat(Enumerable.Repeat(unit, 600_000 / unit.Length));
        var document = new DocumentBuilding().Text(text);
        var passages = Cut(document);
        Assert.All(passages, passage => Assert.InRange(passage.Span.Length, 1, 4_000));
        Assert.Equal(text.Count(c => !char.IsWhiteSpace(c)), passages.Sum(passage => TextOf(document, passage).Count(c => !char.IsWhiteSpace(c))));
    }

    [Fact]
    public void DeepAndManyHeadingsGiveShortPaths()
    {
        var document = new DocumentBuilding();
        for (var i = 1; i < 300; i++)
        {
            document.Heading(i, new string('h', 500)).Text("Text.");
        }

        Assert.All(Cut(document), passage =>
        {
            Assert.InRange(passage.HeadingPath.Count, 1, 9);
            Assert.All(passage.HeadingPath, heading => Assert.InRange(heading.Length, 1, 200));
        });
    }

    [Fact]
    public void NothingToFindMakesNoPassage()
    {
        Assert.Empty(Cut(new DocumentBuilding()));
        Assert.Empty(Cut(new DocumentBuilding().Text("").Heading(1, " \n ").Cue(1, 2, "")));
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("\uDC00")]
    [InlineData("?")]
    [InlineData("𠀀𠀁")]
    public void WhateverIsNotWhiteIsInAPassage(string text) => Assert.Equal(text, TextOf(new DocumentBuilding().Text(text), Assert.Single(Cut(new DocumentBuilding().Text(text)))));

    [Fact]
    public void BrokenSpansOfAReaderAreClippedToTheText()
    {
        var content = AnyDocument.Of("short text here", [
            new Block.Paragraph(new(0, 900), new(0, 900)), new Block.Paragraph(new(3, 9), new(3, 9)), new Block.Code(new(500, 600), new(500, 600)),
            new Block.ListItem(new(14, 15), new(20, 10), 3)]);
        var passage = Assert.Single(new PassageCutter(new()).Cut("d", content));
        Assert.Equal(new TextSpan(0, 15), passage.Span);
    }

    [Fact]
    public void SizesThatFallAreRefused()
    {
        Assert.Empty(Problems(new PassageOptions()));
        Assert.NotEmpty(Problems(new PassageOptions { WordsPerPassage = 300 }));
        Assert.NotEmpty(Problems(new PassageOptions { WordsAtLeast = 240 }));
        Assert.NotEmpty(Problems(new PassageOptions { CharactersAtMost = 10 }));
    }

    [Fact]
    public void OtherSizesAreAnotherSignature()
    {
        var usual = new PassageCutter(new()).Signature;
        Assert.Equal(usual, new PassageCutter(new()).Signature);
        Assert.NotEqual(usual, new PassageCutter(new() { WordsPerPassage = 180 }).Signature);
        Assert.NotEqual(usual, new PassageCutter(new() { CharactersAtMost = 3_000 }).Signature);
    }

    private static List<ValidationResult> Problems(PassageOptions options)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);
        return problems;
    }

    private static IReadOnlyList<Passage> Cut(DocumentBuilding document) => new PassageCutter(new()).Cut("doc", document.Content);

    private static string TextOf(DocumentBuilding document, Passage passage) => passage.Span.In(document.Content.SourceText).ToString();

    private static int CountWords(DocumentBuilding document, Passage passage) =>
        TextOf(document, passage).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
