using System.Text;
using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>
/// Composes the source text of a document whose file is not text, and records where each block of it stands. Blocks come out in
/// order, inside the text and without overlap, whatever is put in; control and invisible characters and lone surrogates do not get through.
/// </summary>
internal sealed class TextComposer
{
    /// <summary>More text than this is not composed; see <see cref="IsFull"/>.</summary>
    public const int CharactersAtMost = 64 * 1024 * 1024;

    /// <summary>More blocks than this are not recorded; see <see cref="IsFull"/>.</summary>
    public const int BlocksAtMost = 2_000_000;

    /// <summary>What a reader says when <see cref="IsFull"/>.</summary>
    public const string FullReason = "holds more than 64 million characters of text or 2 million rows; split the file";

    private readonly StringBuilder text = new();
    private readonly List<Block> blocks = [];
    private Type? previous;

    /// <summary>Page of the blocks that follow.</summary>
    public int? Page { get; set; }

    /// <summary>Slide of the blocks that follow.</summary>
    public int? Slide { get; set; }

    /// <summary>Sheet and cell of the blocks that follow.</summary>
    public string? Sheet { get; set; }

    /// <summary>Whether something was left out because a limit was reached; the document must then be given up.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Whether nothing has been composed yet.</summary>
    public bool IsEmpty => blocks.Count == 0;

    /// <summary>Forgets everything, to compose the next document of a file.</summary>
    public void Clear()
    {
        text.Clear();
        blocks.Clear();
        previous = null;
        IsFull = false;
        (Page, Slide, Sheet) = (null, null, null);
    }

    /// <summary>Adds a heading; <paramref name="mark"/> is its number, which is shown but not among its words.</summary>
    public void Heading(ReadOnlySpan<char> words, int level, string mark = "") => Add<Block.Heading>(
        mark, words, lines: false, (span, inner) => new Block.Heading(span, inner, level) { Page = Page, Slide = Slide, Sheet = Sheet });

    /// <summary>Adds running text; line breaks in it stay, blank lines do not.</summary>
    public void Paragraph(ReadOnlySpan<char> words, string mark = "") => Add<Block.Paragraph>(
        mark, words, lines: true, (span, inner) => new Block.Paragraph(span, inner) { Page = Page, Slide = Slide, Sheet = Sheet });

    /// <summary>Adds one item of a list, indented by its depth.</summary>
    public void ListItem(ReadOnlySpan<char> words, int depth, string mark = "- ")
    {
        var level = Math.Clamp(depth, 0, 8);
        Add<Block.ListItem>(
            new string(' ', 2 * level) + mark,
            words,
            lines: false,
            (span, inner) => new Block.ListItem(span, inner, level) { Page = Page, Slide = Slide, Sheet = Sheet });
    }

    /// <summary>Adds a quotation set off from the text.</summary>
    public void Quote(ReadOnlySpan<char> words) => Add<Block.Quote>(
        "", words, lines: true, (span, inner) => new Block.Quote(span, inner) { Page = Page, Slide = Slide, Sheet = Sheet });

    /// <summary>Adds code as it stands.</summary>
    public void Code(ReadOnlySpan<char> code)
    {
        var start = Separate(typeof(Block.Code), code.Length);
        CleanText.AppendVerbatim(text, code);
        Close<Block.Code>(start, start, (span, inner) => new Block.Code(span, inner) { Page = Page, Slide = Slide, Sheet = Sheet });
    }

    /// <summary>Adds one line of metadata, and says where it stands.</summary>
    public TextSpan? Metadata(string key, string value) => Add<Block.Metadata>(
        "", $"{key}: {value}", lines: false, (span, inner) => new Block.Metadata(span, inner) { Page = Page, Slide = Slide, Sheet = Sheet });

    /// <summary>Adds one row of a table as <c>a | b | c</c>, and says where it stands: that is what the rows below a header refer to.</summary>
    public TextSpan? Row(IReadOnlyList<string> cells, TextSpan? header)
    {
        var count = cells.Count;
        while (count > 0 && string.IsNullOrWhiteSpace(cells[count - 1]))
        {
            count--;
        }

        var start = Separate(typeof(Block.TableRow), 0);
        for (var i = 0; i < count && !IsFull; i++)
        {
            text.Append(i == 0 ? "" : " | ");
            IsFull |= text.Length + cells[i].Length > CharactersAtMost;
            CleanText.AppendWords(text, IsFull ? "" : cells[i], lines: false);
        }

        return count == 0
            ? Undo()
            : Close<Block.TableRow>(
                start, start, (span, inner) => new Block.TableRow(span, inner, header) { Page = Page, Slide = Slide, Sheet = Sheet });
    }

    /// <summary>The words of the first heading of the highest level there is, which may serve as a title; or null.</summary>
    public string? FirstHeading()
    {
        var heading = blocks.OfType<Block.Heading>().MinBy(block => block.Level);
        return heading is null ? null : RecordComposer.ShortTitle(text.ToString(heading.Words.Start, heading.Words.Length));
    }

    /// <summary>The document as composed so far.</summary>
    public DocumentContent ToDocument(string? title, IReadOnlyList<MetadataField> metadata, string? recordId = null) => new()
    {
        RecordId = recordId,
        Title = title,
        SourceText = text.ToString(),
        Metadata = metadata,
        Blocks = blocks.ToArray(),
    };

    private TextSpan? Add<T>(ReadOnlySpan<char> mark, ReadOnlySpan<char> words, bool lines, Func<TextSpan, TextSpan, Block> make)
        where T : Block
    {
        var start = Separate(typeof(T), mark.Length + words.Length);
        if (IsFull)
        {
            return Undo();
        }

        text.Append(mark);
        var inner = text.Length;
        CleanText.AppendWords(text, words, lines);
        return Close<T>(start, inner, make);
    }

    private TextSpan? Close<T>(int start, int inner, Func<TextSpan, TextSpan, Block> make)
        where T : Block
    {
        if (text.Length == inner)
        {
            return Undo();
        }

        var span = new TextSpan(start, text.Length);
        blocks.Add(make(span, new TextSpan(inner, text.Length)));
        previous = typeof(T);
        return span;
    }

    // Items of one list, rows of one table and lines of metadata stand close together; all else is set off by a blank line.
    private int Separate(Type next, int coming)
    {
        IsFull |= text.Length + (long)coming > CharactersAtMost || blocks.Count >= BlocksAtMost;
        if (blocks.Count > 0)
        {
            var close = next == previous && (next == typeof(Block.ListItem) || next == typeof(Block.TableRow) || next == typeof(Block.Metadata));
            text.Append(close ? "\n" : "\n\n");
        }

        return text.Length;
    }

    private TextSpan? Undo()
    {
        text.Length = blocks.Count == 0 ? 0 : blocks[^1].Span.End;
        return null;
    }
}
