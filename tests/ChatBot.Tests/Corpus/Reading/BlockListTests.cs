using ChatBot.Corpus;
using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Corpus;

public sealed class BlockListTests
{
    private const string Source = "one two  three";

    private static IReadOnlyList<Block> Finish(params Block[] blocks)
    {
        var list = new BlockList(Source);
        list.AddRange(blocks);
        return list.Finish();
    }

    private static Block.Paragraph Paragraph(int start, int end) => new(new TextSpan(start, end), new TextSpan(start, end));

    [Fact]
    public void BlocksComeBackInTheOrderOfTheText() => Assert.Equal([Paragraph(0, 3), Paragraph(4, 7)], Finish(Paragraph(4, 7), Paragraph(0, 3)));

    [Fact]
    public void BlockThatBeginsInsideAnotherBeginsBehindIt()
    {
        var blocks = Finish(Paragraph(0, 5), Paragraph(2, 14), Paragraph(9, 12));

        Assert.Equal([new TextSpan(0, 5), new TextSpan(5, 14)], blocks.Select(block => block.Span));
    }

    [Fact]
    public void BlockEndsWithTheTextAndWordsHaveNoWhiteSpaceAround()
    {
        var block = Assert.Single(Finish(new Block.ListItem(new TextSpan(7, 99), new TextSpan(7, 99), 1)));

        Assert.Equal(new TextSpan(7, 14), block.Span);
        Assert.Equal("three", block.Words.In(Source).ToString());
    }

    [Fact]
    public void BlockWithoutWordsIsDroppedUnlessItIsACue()
    {
        Assert.Empty(Finish(Paragraph(7, 9), Paragraph(3, 3)));
        Assert.Single(Finish(new Block.Cue(new TextSpan(7, 9), new TextSpan(9, 9), TimeSpan.Zero, TimeSpan.Zero, null)));
    }
}
