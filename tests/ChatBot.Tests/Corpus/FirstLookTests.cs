using ChatBot.Corpus;
using ChatBot.Tests.Passages;
using Xunit;

namespace ChatBot.Tests.Corpus;

public sealed class FirstLookTests
{
    [Fact]
    public void ADocumentMostlyOfCuesIsARecording()
    {
        var document = new DocumentBuilding().Text("Show notes").Cue(0, 1, "Hello").Cue(1, 2, "and welcome").Cue(2, 3, "").Content;

        Assert.Equal(DocumentShape.Recording, FirstLook.ShapeOf(document.Blocks));
    }

    [Fact]
    public void AnEssayThatHoldsATableIsText()
    {
        var document = new DocumentBuilding().Heading(1, "Title").Text("One.").Text("Two.").Text("Three.").Table("a | b", ["1 | 2", "3 | 4"]).Content;

        Assert.Equal(DocumentShape.Text, FirstLook.ShapeOf(document.Blocks));
        Assert.Equal(DocumentShape.Table, FirstLook.ShapeOf(new DocumentBuilding().Table("a | b", ["1 | 2"]).Content.Blocks));
        Assert.Equal(DocumentShape.Text, FirstLook.ShapeOf([]));
    }

    [Fact]
    public void TheOpeningHasNeitherMetadataNorWhatIsSaid()
    {
        var document = new DocumentBuilding().Metadata("date: 2026").Heading(1, "A title").Text("Two\n  lines.").Item("an item").Cue(0, 1, "Hello").Text("Later.").Content;

        Assert.Equal("A title | Two lines.", FirstLook.OpeningOf(document));
    }

    [Theory]
    [InlineData("word ", 10_000)]
    [InlineData("😀 ", 10_000)]
    [InlineData("  \n\t ", 10_000)]
    [InlineData("x", 1_000_000)]
    public void TheOpeningIsShortAndEndsWithAWholeWord(string piece, int times)
    {
        var opening = FirstLook.OpeningOf(new DocumentBuilding().Text(string.Concat(Enumerable.Repeat(piece, times)) + ".").Content);

        Assert.InRange(opening.Length, 0, 400);
        Assert.True(opening.Length == 0 || opening.EndsWith(piece.Trim(), StringComparison.Ordinal), opening);
    }
}
