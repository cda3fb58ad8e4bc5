using System.Text;
using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Tests.Passages;

/// <summary>Writes a text and its blocks side by side.</summary>
internal sealed class DocumentBuilding
{
    private readonly StringBuilder text = new();
    private readonly List<Block> blocks = [];
    private DocumentContent? content;

    public DocumentContent Content => content ??= AnyDocument.Of(text.ToString(), blocks);

    /// <summary>A number of sentences of ten words each, ending with a stop.</summary>
    public static string Prose(int words, string word = "word") =>
        string.Join(' ', Enumerable.Range(1, words).Select(i => i % 10 == 1 ? "A" + word : i % 10 == 0 || i == words ? word + "." : word));

    public DocumentBuilding Heading(int level, string words) => Add(new string('#', level) + " ", words, "\n\n", (span, inner) => new Block.Heading(span, inner, level));

    public DocumentBuilding Text(string words, int? slide = null, int? page = null) =>
        Add("", words, "\n\n", (span, inner) => new Block.Paragraph(span, inner) { Slide = slide, Page = page });

    public DocumentBuilding Item(string words, int depth = 0) => Add("- ", words, "\n", (span, inner) => new Block.ListItem(span, inner, depth));

    public DocumentBuilding Metadata(string words) => Add("", words, "\n", (span, inner) => new Block.Metadata(span, inner));

    public DocumentBuilding Code(string words) => Add("```\n", words, "\n```\n\n", (span, inner) => new Block.Code(span, inner));

    public DocumentBuilding Cue(int from, int to, string words, string? speaker = null) => Add(
        TimeSpan.FromSeconds(from).ToString() + ": ", words, "\n",
        (span, inner) => new Block.Cue(span, inner, TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to), speaker));

    public DocumentBuilding Table(string header, IEnumerable<string> rows)
    {
        Add("", header, "\n", (span, inner) => new Block.TableRow(span, inner, null));
        var head = blocks[^1].Span;
        foreach (var row in rows)
        {
            Add("", row, "\n", (span, inner) => new Block.TableRow(span, inner, head));
        }

        return this;
    }

    private DocumentBuilding Add(string mark, string words, string after, Func<TextSpan, TextSpan, Block> make)
    {
        content = null;
        var start = text.Length;
        text.Append(mark).Append(words);
        blocks.Add(make(new(start, text.Length), new(start + mark.Length, text.Length)));
        text.Append(after);
        return this;
    }
}
