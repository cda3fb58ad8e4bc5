using ChatBot.Access;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>One document as a replica has it loaded: catalogue entry and words, no text.</summary>
public sealed record LoadedDocument(DocumentEntry Entry, CountedWords Words);

/// <summary>
/// What a replica knows of an index by heart: the catalogue, the titles, and how common words are among the documents of each set of access
/// labels. Not safe for a change beside anything else; whoever holds it sees to that.
/// </summary>
public sealed class LoadedIndex
{
    private readonly Dictionary<string, Part> parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<Loaded?> documents = [];
    private readonly Stack<int> free = new();
    private readonly Dictionary<ulong, List<int>> titles = [];
    private readonly TermReader reader = new(new Vocabulary());
    private IReadOnlyList<DocumentEntry>? byPath;

    private sealed record Loaded(LoadedDocument Document, Part Part, ulong TitleKey, int TitleWords);

    /// <summary>Number of documents.</summary>
    public int DocumentCount => numbers.Count;

    /// <summary>Number of passages.</summary>
    public long PassageCount => parts.Values.Sum(part => part.Words.PassageCount);

    /// <summary>Changes with every change, so that what was worked out of a state can be told from what holds now.</summary>
    internal object State { get; private set; } = new();

    /// <summary>Takes a document in, in place of an earlier version.</summary>
    public void Put(LoadedDocument document)
    {
        Remove(document.Entry.Id);
        var number = free.TryPop(out var gap) ? gap : documents.Count;
        if (number == documents.Count)
        {
            documents.Add(null);
        }

        var (titleWords, titleKey) = TitleKey.Of(reader, document.Entry.Title, document.Entry.Language);
        var part = PartOf(document.Entry.Access);
        documents[number] = new Loaded(document, part, titleKey, titleWords);
        numbers.Add(document.Entry.Id, number);
        part.Words.Add(document.Words);
        part.Documents++;
        if (titleWords > 0)
        {
            (titles.TryGetValue(titleKey, out var same) ? same : titles[titleKey] = []).Add(number);
        }
    }

    /// <summary>Takes a document out, if it is there.</summary>
    public void Remove(string documentId)
    {
        Changed();
        if (!numbers.Remove(documentId, out var number))
        {
            return;
        }

        var loaded = documents[number]!;
        documents[number] = null;
        free.Push(number);
        loaded.Part.Words.Remove(loaded.Document.Words);
        loaded.Part.Documents--;
        if (loaded.TitleWords > 0)
        {
            titles[loaded.TitleKey].Remove(number);
        }

        if (loaded.Part.Documents == 0)
        {
            parts.Remove(loaded.Part.Access.Key);
        }
    }

    /// <summary>A document, if the asker may see it.</summary>
    public DocumentEntry? Find(string documentId, AccessFilter access) =>
        numbers.TryGetValue(documentId, out var number) && documents[number]!.Document.Entry is var entry && access.Allows(entry.Access) ? entry : null;

    /// <summary>All documents that the asker may see, by path.</summary>
    public IReadOnlyList<DocumentEntry> Catalogue(AccessFilter access)
    {
        byPath ??= [.. documents.Where(d => d is not null).Select(d => d!.Document.Entry).OrderBy(e => e.Path, StringComparer.Ordinal)];
        return [.. byPath.Where(entry => access.Allows(entry.Access))];
    }

    /// <summary>What an asker may see of the words and titles, valid until the next change.</summary>
    public LoadedView View(AccessFilter access) => new(this, access, [.. parts.Values.Where(part => access.Allows(part.Access)).Select(part => part.Words)]);

    /// <summary>In how many passages of the whole index a stem stands, as the database counts.</summary>
    internal long PassagesWithStem(string stem) => parts.Values.Sum(part => (long)part.Words.PassagesWithStem(stem));

    internal IReadOnlyList<int> Titled(ulong key) => titles.TryGetValue(key, out var found) ? found : [];

    internal DocumentEntry Entry(int number) => documents[number]!.Document.Entry;

    internal int TitleWordsOf(int number) => documents[number]!.TitleWords;

    private Part PartOf(AccessLabels access)
    {
        if (!parts.TryGetValue(access.Key, out var part))
        {
            parts.Add(access.Key, part = new Part(access));
        }

        return part;
    }

    private void Changed()
    {
        State = new object();
        byPath = null;
    }

    private sealed class Part(AccessLabels access)
    {
        public AccessLabels Access { get; } = access;

        public LoadedWords Words { get; } = new();

        public int Documents { get; set; }
    }
}

/// <summary>What one asker may see of a loaded index.</summary>
public sealed class LoadedView : IWordView
{
    private readonly LoadedIndex index;
    private readonly AccessFilter access;
    private readonly LoadedWords[] parts;

    internal LoadedView(LoadedIndex index, AccessFilter access, LoadedWords[] parts)
    {
        this.index = index;
        this.access = access;
        this.parts = parts;
        PassageCount = parts.Sum(part => part.PassageCount);
        WordCount = parts.Sum(part => part.WordCount);
    }

    /// <inheritdoc />
    public long PassageCount { get; }

    /// <inheritdoc />
    public long WordCount { get; }

    /// <summary>The rarity of a stem in the whole index, as the database works it out.</summary>
    internal double DatabaseRarity(string stem)
    {
        var all = index.PassageCount;
        var with = Math.Min(all, index.PassagesWithStem(stem));
        return Math.Log(1 + ((all - with + 0.5) / (with + 0.5)));
    }

    internal object State => index.State;

    internal AccessFilter Access => access;

    /// <inheritdoc />
    public int PassagesWithStem(string stem)
    {
        var count = 0;
        foreach (var part in parts)
        {
            count += part.PassagesWithStem(stem);
        }

        return count;
    }

    /// <inheritdoc />
    public int PassagesWithForm(string form)
    {
        var count = 0;
        foreach (var part in parts)
        {
            count += part.PassagesWithForm(form);
        }

        return count;
    }

    /// <inheritdoc />
    public void CollectTitles(ulong key, int firstWord, int wordCount, List<TitleMatch> matches)
    {
        foreach (var number in index.Titled(key))
        {
            if (index.TitleWordsOf(number) == wordCount && access.Allows(index.Entry(number).Access))
            {
                matches.Add(new TitleMatch(0, number, firstWord, wordCount));
            }
        }
    }

    /// <inheritdoc />
    public string TitleOf(TitleMatch match) => index.Entry(match.Document).Title;

    /// <inheritdoc />
    public string? DocumentOf(TitleMatch match) => index.Entry(match.Document).Id;
}
