using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Passages;

/// <summary>Turns runs of units into passages with their place, headings and words.</summary>
internal sealed class PassageWriter(string documentId, Outline outline)
{
    private readonly List<Passage> passages = [];
    private int lastHeading = int.MinValue;
    private IReadOnlyList<string> lastPath = [];

    public IReadOnlyList<Passage> Passages => passages;

    /// <summary>Writes the first units of a window as one passage.</summary>
    public void Add(List<Unit> window, int count)
    {
        var span = window[0].Span.Union(window[count - 1].Span);
        var (first, last) = (window[0].Block, window[count - 1].Block);
        var block = outline.Blocks[first];
        passages.Add(new Passage
        {
            Id = $"{documentId}-{passages.Count}",
            Ordinal = passages.Count,
            Span = span,
            Words = WordsIn(span, first, last),
            HeadingPath = PathOf(first, last),
            TableHeader = HeaderOutside(span, first, last),
            Place = new Place
            {
                Lines = (outline.Lines.LineAt(span.Start), outline.Lines.LineAt(span.End - 1)),
                Time = TimeOf(first, last),
                Page = block.Page,
                Slide = block.Slide,
                Sheet = block.Sheet,
            },
        });
    }

    private TextSpan[] WordsIn(TextSpan span, int first, int last)
    {
        var words = new List<TextSpan>(last - first + 1);
        for (var i = first; i <= last; i++)
        {
            var part = outline.WordsIn(i) == 0 ? default : outline.WordsOf(i).Intersect(span);
            if (!part.IsEmpty)
            {
                words.Add(part);
            }
        }

        return words.ToArray();
    }

    private IReadOnlyList<string> PathOf(int first, int last)
    {
        var body = first;
        while (body < last && (outline.WordsIn(body) == 0 || outline.Blocks[body] is Block.Heading))
        {
            body++;
        }

        var heading = outline.HeadingOf(body);
        for (var i = body + 1; i <= last; i++)
        {
            heading = outline.CommonHeading(heading, outline.HeadingOf(i));
        }

        if (heading != lastHeading)
        {
            lastHeading = heading;
            lastPath = outline.PathOf(heading);
        }

        return lastPath;
    }

    private TextSpan? HeaderOutside(TextSpan span, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (outline.Blocks[i] is Block.TableRow { Header: { } header } && outline.WordsIn(i) > 0 && !span.Contains(header))
            {
                return header;
            }
        }

        return null;
    }

    private (TimeSpan From, TimeSpan To)? TimeOf(int first, int last)
    {
        var time = default((TimeSpan From, TimeSpan To)?);
        for (var i = first; i <= last; i++)
        {
            if (outline.Blocks[i] is Block.Cue cue && outline.WordsIn(i) > 0)
            {
                var from = time?.From ?? cue.From;
                time = (from, cue.To > from ? cue.To : from);
            }
        }

        return time;
    }
}
