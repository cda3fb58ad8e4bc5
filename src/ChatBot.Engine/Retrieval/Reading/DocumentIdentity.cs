using ChatBot.Corpus;
using ChatBot.Index;

namespace ChatBot.Retrieval;

/// <summary>The words by which one document may be named, by how much they say.</summary>
internal sealed class DocumentIdentity
{
    private const int LongestName = 80;
    private const int MaximumFields = 200;

    private static readonly string[] MakerKeys =
        ["author", "authors", "writer", "writers", "creator", "by", "byline", "columnist", "reporter", "llmmodel", "host", "hosts", "speaker", "speakers", "presenter", "interviewer"];

    private static readonly string[] KindKeys = ["kind", "type", "category", "genre", "format", "doctype", "documenttype"];

    public DocumentIdentity(DocumentEntry entry, bool withOpening)
    {
        Entry = entry;
        ReadTitle();
        foreach (var field in entry.Metadata.Take(MaximumFields))
        {
            ReadField(field);
        }

        var file = DocumentBuilder.ReadableName(entry.FilePath);
        AddWords(AskedWord.Of(file), Title);
        foreach (var word in withOpening ? AskedWord.Of(entry.Opening) : [])
        {
            if (word.IsCapital && !CommonWords.IsCommon(word.Folded))
            {
                Mentions.Add(word.Folded);
            }
        }
    }

    /// <summary>The document.</summary>
    public DocumentEntry Entry { get; }

    /// <summary>Who made it: words of the names of its author, of the model that wrote it.</summary>
    public HashSet<string> Makers { get; } = new(StringComparer.Ordinal);

    /// <summary>The first word of each maker's name, or any of a person's: enough to name it by.</summary>
    public HashSet<string> MainMakers { get; } = new(StringComparer.Ordinal);

    /// <summary>Words of its title and of its file's name.</summary>
    public HashSet<string> Title { get; } = new(StringComparer.Ordinal);

    /// <summary>Words of other short texts in its metadata and of its first lines: they tell it from others of its kind, and name nothing alone.</summary>
    public HashSet<string> Mentions { get; } = new(StringComparer.Ordinal);

    /// <summary>Its title and the parts of it before and behind a colon or dash, as folded words.</summary>
    public List<string[]> Phrases { get; } = [];

    /// <summary>The families of document words that its metadata states.</summary>
    public HashSet<string> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>The families of document words in its title or its file's name.</summary>
    public HashSet<string> TitleKinds { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a word belongs to the document's identity in any way.</summary>
    public bool Holds(string folded) => Makers.Contains(folded) || Title.Contains(folded) || Mentions.Contains(folded);

    private void ReadTitle()
    {
        var words = AskedWord.Of(Entry.Title);
        AddWords(words, Title);
        AddKinds(words, TitleKinds);
        AddKinds(AskedWord.Of(DocumentBuilder.ReadableName(Entry.FilePath)), TitleKinds);
        AddPhrase(words);
        AddPhrase(words[..Math.Max(0, words.FindIndex(word => word.Folded is "with" or "of" or "on" or "for" or "over" or "by" or "about" or "from" || word.Before is ','))]);
        var start = 0;
        for (var i = 1; i <= words.Count; i++)
        {
            if (i == words.Count || words[i].Before is ':' or '\u2013' or '\u2014' or '(' or '|')
            {
                AddPhrase(words[start..i]);
                start = i;
            }
        }
    }

    private void AddPhrase(List<AskedWord> words)
    {
        // A number behind a name counts issues of it.
        var count = words.Count > 2 && words[^1].Folded.All(char.IsAsciiDigit) ? words.Count - 1 : words.Count;
        var folded = words.Take(count).Select(word => word.Folded).ToArray();
        if (folded.Length > 0 && !Phrases.Exists(known => known.AsSpan().SequenceEqual(folded)))
        {
            Phrases.Add(folded);
        }
    }

    private void ReadField(MetadataField field)
    {
        var segments = field.Path.ToLowerInvariant().Split('.');
        var leaf = segments[^1].TrimEnd(']', '[', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (field.Value is not MetadataValue.Text { Written: { Length: > 0 and <= LongestName } written } || leaf is "title" or "url" or "lang")
        {
            return;
        }

        if (segments.Length == 1 && KindKeys.Contains(leaf))
        {
            AddKinds(AskedWord.Of(written), Kinds);
        }
        else if (MakerKeys.Contains(leaf) || (leaf is "model" or "name" && segments.Length <= 2 && (segments[0] == "model" || MakerKeys.Contains(segments[0]))))
        {
            AddMaker(written);
        }
        else if (!segments.Any(segment => segment is "sources" or "references" or "links" or "related" or "tags"))
        {
            AddWords(AskedWord.Of(written), Mentions);
        }
    }

    private void AddMaker(string written)
    {
        // Of an identifier such as vendor/model-name the vendor made the model, not the text.
        var words = AskedWord.Of(written[(written.LastIndexOf('/') + 1)..]);
        var isPerson = words.Count is 2 or 3 && words.TrueForAll(word => word.IsCapital && word.Folded.All(char.IsLetter));
        for (var i = 0; i < words.Count; i++)
        {
            var folded = words[i].Folded;
            if (folded.Length >= 3 && !folded.All(char.IsAsciiDigit) && !CommonWords.IsGrammar(folded))
            {
                Makers.Add(folded);
                if ((i == 0 || isPerson) && !DocumentWords.Contains(folded))
                {
                    MainMakers.Add(folded);
                }
            }
            else if (folded.Length > 0)
            {
                Mentions.Add(folded);
            }
        }
    }

    private static void AddWords(List<AskedWord> words, HashSet<string> target)
    {
        foreach (var word in words)
        {
            if (!CommonWords.IsGrammar(word.Folded) && word.Folded.Length > 1)
            {
                target.Add(word.Folded);
            }
        }
    }

    private static void AddKinds(List<AskedWord> words, HashSet<string> target)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (DocumentWords.At(words, i, out var count) is { } word && word.Name != DocumentWords.Any)
            {
                target.Add(word.Name);
                i += count - 1;
            }
        }
    }
}
