using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Passages;

/// <summary>
/// Cuts a document into passages: in order, without overlap, together covering all its words, never across a section of the highest level,
/// at the end of a sentence wherever there is one. The same document and options always give the same passages.
/// </summary>
public sealed class PassageCutter(PassageOptions options)
{
    /// <summary>Changes whenever the same document may be cut differently, so that an index knows when it is out of date.</summary>
    public const int Version = 1;

    /// <summary>What passages depend on besides the document: an index cut under another signature is out of date.</summary>
    public string Signature =>
        $"{Version}:{options.WordsAtLeast}-{options.WordsPerPassage}-{options.WordsAtMost}:{options.CharactersAtMost}";

    /// <summary>The passages of a document.</summary>
    public IReadOnlyList<Passage> Cut(Document document) => Cut(document.Id, document.Content);

    /// <summary>The passages of a text and its structure, with ids that start with the document's.</summary>
    public IReadOnlyList<Passage> Cut(string documentId, DocumentContent content)
    {
        var outline = new Outline(content.SourceText, content.Blocks);
        var writer = new PassageWriter(documentId, outline);
        var window = new List<Unit>();
        foreach (var section in Sections.Of(outline, options))
        {
            CutSection(outline, section, window, writer);
        }

        return writer.Passages;
    }

    private void CutSection(Outline outline, BlockRange section, List<Unit> window, PassageWriter writer)
    {
        var units = new UnitReader(outline, section, options);
        var rest = section.Words;
        while (true)
        {
            var isEnd = Fill(window, units, out var words);
            if (window.Count == 0)
            {
                return;
            }

            rest = isEnd ? words : Math.Max(rest, words);
            var isWhole = isEnd && words <= options.WordsKeptWhole && window[^1].Span.End - window[0].Span.Start <= options.CharactersAtMost;
            var count = isWhole ? window.Count : CutPoint.In(window, rest, options);
            writer.Add(window, count);
            for (var i = 0; i < count; i++)
            {
                rest -= window[i].Words;
            }

            window.RemoveRange(0, count);
        }
    }

    // Reads ahead just far enough to know all places where the next passage may end. Says whether the section ends within the window.
    private bool Fill(List<Unit> window, UnitReader units, out int words)
    {
        words = 0;
        foreach (var unit in window)
        {
            words += unit.Words;
        }

        while (words <= options.WordsKeptWhole && (window.Count == 0 || window[^1].Span.End - window[0].Span.Start <= options.CharactersAtMost))
        {
            if (!units.TryRead(out var unit))
            {
                return true;
            }

            window.Add(unit);
            words += unit.Words;
        }

        return false;
    }
}
