using System.Globalization;
using System.Text;
using ChatBot.Access;

namespace ChatBot.Index;

/// <summary>The segments of one state of the index that an asker may see.</summary>
internal sealed class SegmentView : IWordView
{
    private readonly List<Segment> visible = [];
    private readonly List<int> numbers = [];

    /// <summary>The state that is looked at.</summary>
    public Snapshot Snapshot { get; private set; } = null!;

    /// <summary>The segments in view.</summary>
    public IReadOnlyList<Segment> Segments => visible;

    /// <inheritdoc />
    public long PassageCount { get; private set; }

    /// <inheritdoc />
    public long WordCount { get; private set; }

    /// <summary>Looks at a state on behalf of an asker.</summary>
    public void Look(Snapshot snapshot, AccessFilter access)
    {
        Snapshot = snapshot;
        visible.Clear();
        numbers.Clear();
        (PassageCount, WordCount) = (0, 0);
        for (var i = 0; i < snapshot.Segments.Count; i++)
        {
            if (access.Allows(snapshot.Segments[i].Access))
            {
                visible.Add(snapshot.Segments[i]);
                numbers.Add(i);
                PassageCount += snapshot.Segments[i].PassageCount;
                WordCount += snapshot.Segments[i].WordCount;
            }
        }
    }

    /// <summary>Where a segment of the state stands in the view.</summary>
    public int PlaceOf(int segment) => numbers.IndexOf(segment);

    /// <summary>Which documents of a segment in view are gone; null when none is.</summary>
    public bool[]? Gone(int segment) => Snapshot.Gone[numbers[segment]];

    /// <summary>The text of a document of a segment in view.</summary>
    public (TextPack Pack, TextRecord Record) TextOf(int segment, int document) => Snapshot.TextOf(numbers[segment], document);

    /// <inheritdoc />
    public int PassagesWithStem(string stem) => Count(stem, ofForms: false);

    /// <inheritdoc />
    public int PassagesWithForm(string form) => Count(form, ofForms: true);

    /// <inheritdoc />
    public void CollectTitles(ulong key, int firstWord, int wordCount, List<TitleMatch> matches)
    {
        for (var i = 0; i < visible.Count; i++)
        {
            if (!visible[i].MayHaveTitle(key))
            {
                continue;
            }

            var titles = visible[i].Titles;
            for (var at = Segment.LowerBound(titles, key); at < titles.Length && titles[at].Key == key; at++)
            {
                if (visible[i].Documents[titles[at].Document].TitleWords == wordCount)
                {
                    matches.Add(new TitleMatch(i, titles[at].Document, firstWord, wordCount));
                }
            }
        }
    }

    /// <inheritdoc />
    public string TitleOf(TitleMatch match) => visible[match.Part].Entry(match.Document).Title;

    /// <inheritdoc />
    public string? DocumentOf(TitleMatch match) => Gone(match.Part) is { } gone && gone[match.Document]
        ? null
        : visible[match.Part].Documents[match.Document].Id.ToString("x16", CultureInfo.InvariantCulture);

    private int Count(string word, bool ofForms)
    {
        const int ShortWord = 128;
        Span<byte> small = stackalloc byte[ShortWord * 3];
        var utf8 = word.Length <= ShortWord ? small : new byte[word.Length * 3];
        utf8 = utf8[..Encoding.UTF8.GetBytes(word, utf8)];
        var count = 0;
        foreach (var segment in visible)
        {
            count += (ofForms ? segment.Surfaces : segment.Stems).TryFind(utf8, out var entry) ? entry.PassageCount : 0;
        }

        return count;
    }
}
