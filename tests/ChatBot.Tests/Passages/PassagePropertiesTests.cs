using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatBot.Tests.Passages;

/// <summary>What holds for the passages of every document, however its text and its structure look.</summary>
public sealed class PassagePropertiesTests
{
    private static readonly PassageOptions Small = new() { WordsAtLeast = 20, WordsPerPassage = 40, WordsAtMost = 50, CharactersAtMost = 2_000 };

    public static TheoryData<bool> Kinds => new(true, false);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void PassagesAreInOrderInsideTheDocumentAndDoNotOverlap(bool structured) => Holds(structured, (content, passages) =>
    {
        var end = 0;
        foreach (var passage in passages)
        {
            if (passage.Span.Start < end || passage.Span.IsEmpty || passage.Span.End > content.SourceText.Length)
            {
                return false;
            }

            end = passage.Span.End;
        }

        return true;
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WordsOfAPassageAreSpansOfItsTextInOrder(bool structured) => Holds(structured, (_, passages) => passages.All(passage =>
        passage.Words.Count > 0
        && passage.Words.All(words => !words.IsEmpty && passage.Span.Contains(words))
        && passage.Words.Zip(passage.Words.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EachWordOfTheDocumentIsInExactlyOnePassage(bool structured) => Holds(structured, (content, passages) =>
        Marked(content.SourceText, content.Blocks.Select(block => block.Words))
            .SequenceEqual(Marked(content.SourceText, passages.SelectMany(passage => passage.Words))));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void NoPassageIsCutInsideACharacter(bool structured) => Holds(structured, (content, passages) => passages.All(passage =>
        Graphemes.BoundaryAtOrBefore(content.SourceText, passage.Span.Start) == passage.Span.Start
        && Graphemes.BoundaryAtOrBefore(content.SourceText, passage.Span.End) == passage.Span.End));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void NoPassageIsLargerThanAllowed(bool structured) => Holds(structured, (_, passages) =>
        passages.All(passage => passage.Span.Length <= Small.CharactersAtMost));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void CuttingAgainGivesTheSamePassages(bool structured) => Holds(structured, (content, passages) =>
    {
        var again = new PassageCutter(Small).Cut("doc", content);
        return again.Count == passages.Count && again.Zip(passages).All(pair =>
            pair.First with { Words = [], HeadingPath = [] } == pair.Second with { Words = [], HeadingPath = [] }
            && pair.First.Words.SequenceEqual(pair.Second.Words)
            && pair.First.HeadingPath.SequenceEqual(pair.Second.HeadingPath)
            && pair.First.Id == $"doc-{pair.First.Ordinal}");
    });

    [Fact]
    public void NoPassageCrossesAHeadingOfTheHighestLevel() => Holds(structured: true, (content, passages) =>
    {
        var headings = content.Blocks.OfType<Block.Heading>().Where(heading => !heading.Words.In(content.SourceText).IsWhiteSpace()).ToList();
        var highest = headings.Count == 0 ? 0 : headings.Min(heading => heading.Level);
        return passages.All(passage => headings.Where(heading => heading.Level == highest && passage.Span.Overlaps(heading.Words))
            .All(heading => content.Blocks.All(block =>
                block.Span.Start >= heading.Span.Start || block is Block.Heading || block.Words.IsEmpty || !passage.Span.Overlaps(block.Words))));
    });

    [Fact]
    public void MetadataNeverSharesAPassageWithText() => Holds(structured: true, (content, passages) => passages.All(passage =>
        content.Blocks.Where(block => block is not Block.Heading && !block.Words.IsEmpty && passage.Span.Overlaps(block.Words))
            .Select(block => block is Block.Metadata).Distinct().Count() <= 1));

    [Fact]
    public void HeaderIsNamedWhereverARowStandsWithoutIt() => Holds(structured: true, (content, passages) => passages.All(passage =>
        content.Blocks.OfType<Block.TableRow>()
            .Where(row => row.Header is not null && !row.Words.IsEmpty && passage.Span.Overlaps(row.Words) && !passage.Span.Contains(row.Header.Value))
            .All(_ => passage.TableHeader is { } header && !passage.Span.Contains(header))));

    private static void Holds(bool structured, Func<DocumentContent, IReadOnlyList<Passage>, bool> property) =>
        Prop.ForAll(
                structured ? AnyDocument.Structured : AnyDocument.Unstructured,
                content => property(content, new PassageCutter(Small).Cut("doc", content)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    // How often each character that is not white is covered.
    private static byte[] Marked(string text, IEnumerable<TextSpan> spans)
    {
        var marks = new byte[text.Length];
        foreach (var span in spans)
        {
            for (var i = span.Start; i < span.End; i++)
            {
                marks[i] += char.IsWhiteSpace(text[i]) ? (byte)0 : (byte)1;
            }
        }

        return marks;
    }
}
