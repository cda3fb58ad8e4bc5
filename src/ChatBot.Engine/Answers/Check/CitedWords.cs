using System.Text.RegularExpressions;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Everything that stands in the sources of one sentence, in the forms in which it is compared, and the names of the documents themselves.</summary>
internal sealed partial class CitedWords
{
    private const int MostFields = 200;
    private const int LongestName = 120;

    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string> stems = new(StringComparer.Ordinal);
    private readonly HashSet<string> identity = new(StringComparer.Ordinal);
    private readonly List<WordList> names = [];
    private readonly List<WordList> texts = [];
    private readonly List<Figure> figures = [];
    private readonly List<DateAt> dates = [];
    private readonly HashSet<string> clocks = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Source> sources;

    /// <summary>Reads the sources, whose quotes have been found to be exact, and the headers of their tables.</summary>
    public CitedWords(IReadOnlyList<Source> sources, Func<Source, string?> keptText, NameLists known)
    {
        this.sources = sources;
        foreach (var source in sources)
        {
            var list = WordList.Of(source.Quote);
            AddWords(list);
            var own = Figures.Of(list);
            figures.AddRange(own);
            dates.AddRange(Dates.Of(list, own));
            clocks.UnionWith(Dates.Clocks(source.Quote).Select(clock => clock.Plain));
            texts.Add(WordList.Of(WithoutMarks(source.Quote)));
            if (source.Header is { IsEmpty: false } header && keptText(source) is { } text && header.Start >= 0 && header.End <= text.Length)
            {
                AddWords(WordList.Of(header.In(text).ToString()));
            }
        }

        foreach (var source in sources.DistinctBy(source => (source.Document.Id, string.Join('\n', source.HeadingPath))))
        {
            AddNames(source.Document, source.HeadingPath, known);
        }
    }

    /// <summary>The figures of all sources.</summary>
    public IReadOnlyList<Figure> AllFigures => figures;

    /// <summary>The dates of all sources.</summary>
    public IReadOnlyList<DateAt> AllDates => dates;

    /// <summary>Whether a word stands in the sources, perhaps in another inflection.</summary>
    public bool Has(string folded) => words.Contains(folded) || stems.Contains(EnglishStemmer.Stem(folded));

    /// <summary>Whether a word is one of those that name the cited documents: title, headings, file.</summary>
    public bool Names(string folded) => identity.Contains(folded);

    /// <summary>Marks the words of a sentence that together name a cited document, such as its title or the model in its metadata.</summary>
    public void MarkNames(WordList sentence, bool[] marks)
    {
        foreach (var name in names)
        {
            sentence.Mark(name, marks);
        }
    }

    /// <summary>Whether words stand together in one of the sources or in a name of a cited document.</summary>
    public bool HasTogether(ReadOnlySpan<WordAt> wanted)
    {
        foreach (var text in texts)
        {
            if (text.Contains(wanted))
            {
                return true;
            }
        }

        foreach (var name in names)
        {
            if (name.Contains(wanted))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a clock time stands in the sources, or lies in the time that one of them covers.</summary>
    public bool HasClock(ClockAt clock) => clocks.Contains(clock.Plain) || sources.Any(source => source.Place.Time is { } time && IsWithin(clock.Plain, time));

    private static bool IsWithin(string plain, (TimeSpan From, TimeSpan To) time)
    {
        var seconds = 0L;
        foreach (var part in plain.Split(':'))
        {
            seconds = (seconds * 60) + int.Parse(part);
        }

        return seconds >= (long)time.From.TotalSeconds && seconds <= (long)Math.Ceiling(time.To.TotalSeconds);
    }

    private void AddWords(WordList list)
    {
        foreach (var word in list.Words)
        {
            words.Add(word.Folded);
            stems.Add(EnglishStemmer.Stem(word.Folded));
        }

        words.UnionWith(list.Joined);
    }

    private void AddNames(DocumentEntry document, IReadOnlyList<string> headingPath, NameLists known)
    {
        foreach (var text in headingPath.Append(document.Title).Append(document.Path))
        {
            var list = known.Of(text);
            names.Add(list);
            foreach (var word in list.Words)
            {
                identity.Add(word.Folded);
            }

            identity.UnionWith(list.Joined);
        }

        foreach (var field in document.Metadata.Take(MostFields))
        {
            if (field.Value is MetadataValue.Text { Written: { Length: <= LongestName } written } && written.AsSpan().IndexOfAnyInRange('A', 'Z') >= 0)
            {
                names.Add(known.Of(written));
            }
        }
    }

    // Quoted words go on over the stamps between two cues, over tags, and over the target of a link.
    private static string WithoutMarks(string text)
    {
        if (text.AsSpan().IndexOfAny(":<](") < 0)
        {
            return text;
        }

        var plain = text.ToCharArray();
        foreach (var match in Marks().EnumerateMatches(text))
        {
            plain.AsSpan(match.Index, match.Length).Fill(' ');
        }

        return new string(plain);
    }

    [GeneratedRegex(@"\]\([^)\s]{0,2000}\)|<[^<>\n]{1,200}>|(\n\d{1,6}\s*\n)?[\[(]?\d{1,3}:\d\d(:\d\d)?([.,]\d{1,3})?(\s*(-->|-)\s*\d{1,3}:\d\d(:\d\d)?([.,]\d{1,3})?)?[\])]?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();
}
