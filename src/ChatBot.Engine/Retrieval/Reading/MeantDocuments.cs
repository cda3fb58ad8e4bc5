namespace ChatBot.Retrieval;

/// <summary>The documents that a question means, and those it leaves aside.</summary>
internal sealed class MeantDocuments
{
    private static readonly HashSet<string> ExcludingBefore = new(StringComparer.Ordinal)
    {
        "not", "except", "excluding", "besides", "ignoring", "ignore", "without", "forget", "disregarding", "than", "apart", "aside", "nicht", "ausser", "ohne", "sauf", "hormis", "excepto", "salvo", "menos", "sin",
    };

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "in", "from", "the", "by", "of", "for", "that", "this", "im", "aus", "dem", "den", "der", "die", "das", "dans", "le", "la", "les", "l", "el", "en", "de", "at", "what", "to",
    };

    private static readonly HashSet<string> Leaving = new(StringComparer.Ordinal) { "leave", "leaving", "put", "putting", "set", "setting", "lass", "laisse", "laissant", "deja", "dejando" };

    private readonly IReadOnlyList<AskedWord> words;
    private readonly List<Mention> kept = [];
    private readonly HashSet<int> excluded = [];

    private MeantDocuments(string text, IReadOnlyList<AskedWord> words, CorpusView corpus)
    {
        this.words = words;
        var taken = new bool[words.Count];
        var names = new NamedDocuments(corpus, text, words);
        Take(names.Titles().Where(mention => mention.Strength == MeantStrength.Only), taken);
        Take(new KindMentions(corpus, text, words).Find(taken), taken);
        Take(names.Titles().Where(mention => mention.Strength != MeantStrength.Only), taken);
        Take(names.Names(taken), taken);
        Exclude(corpus);
        DropVague();
    }

    /// <summary>All mentions that stay, in the order of the question.</summary>
    public IReadOnlyList<Mention> Mentions => kept;

    /// <summary>The words of mentions and of what excludes them, which say nothing about the text that answers.</summary>
    public List<(int Start, int End)> Removable { get; } = [];

    /// <summary>Positions of the documents left aside.</summary>
    public IReadOnlySet<int> Excluded => excluded;

    /// <summary>Reads the mentions of a question.</summary>
    public static MeantDocuments Of(string text, IReadOnlyList<AskedWord> words, CorpusView corpus) => new(text, words, corpus);

    /// <summary>Each document once with its greatest strength, the surest first.</summary>
    public IReadOnlyList<MeantDocument> Documents(string text, CorpusView corpus)
    {
        var meant = new List<MeantDocument>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var mention in kept)
        {
            var name = mention.Inside is { } inside ? text[inside.Start..inside.End] : text[words[mention.Words.From].Start..words[mention.Words.To - 1].End];
            foreach (var document in mention.Documents.Where(d => !excluded.Contains(d)))
            {
                var id = corpus.Documents[document].Id;
                if (!numbers.TryGetValue(id, out var known))
                {
                    numbers.Add(id, meant.Count);
                    meant.Add(new MeantDocument(id, mention.Strength, name));
                }
                else if (meant[known].Strength < mention.Strength)
                {
                    meant[known] = new MeantDocument(id, mention.Strength, name);
                }
            }
        }

        return [.. meant.Select((m, i) => (m, i)).OrderByDescending(p => p.m.Strength).ThenBy(p => p.i).Select(p => p.m)];
    }

    private void Take(IEnumerable<Mention> mentions, bool[] taken)
    {
        foreach (var mention in mentions.ToList())
        {
            if (!taken.AsSpan(mention.Words.From, Math.Max(0, mention.Words.To - mention.Words.From)).Contains(true))
            {
                taken.AsSpan(mention.Words.From, mention.Words.To - mention.Words.From).Fill(true);
                kept.Add(mention);
            }
        }

        kept.Sort((a, b) => a.Words.From.CompareTo(b.Words.From));
    }

    private void Exclude(CorpusView corpus)
    {
        foreach (var mention in kept.ToList())
        {
            if (ExclusionAround(mention) is not { } range)
            {
                if (mention.Strength == MeantStrength.Only || mention.Kind is not null)
                {
                    Removable.Add(Around(mention));
                }

                continue;
            }

            // Whatever is left aside by a name that fits everything leaves nothing to ask.
            if (mention.Documents.Count < corpus.Documents.Count)
            {
                excluded.UnionWith(mention.Documents);
                Removable.Add(range);
                kept.Remove(mention);
            }
        }
    }

    // "The discussion ... in the harbour talk": the second says which.
    private void DropVague() => kept.RemoveAll(vague => vague.Strength == MeantStrength.Scope && !vague.IsPlural && kept.Exists(
        sure => sure.Strength == MeantStrength.Only && (sure.Kind is not null || sure.IsTitle) && sure.Documents.All(vague.Documents.Contains)));

    private (int Start, int End)? ExclusionAround(Mention mention)
    {
        var (from, to) = mention.Words;
        var before = from;
        while (before > 0 && from - before < 3 && Fillers.Contains(words[before - 1].Folded))
        {
            before--;
        }

        if (before > 0 && ExcludingBefore.Contains(words[before - 1].Folded) && IsExclusion(before - 1))
        {
            return (words[Math.Max(0, before - (words[before - 1].Folded == "than" ? 2 : 1))].Start, words[to - 1].End);
        }

        var isLeft = to < words.Count && words[to].Folded is "aside" or "out" or "apart" or "beiseite" or "weg" or "cote" or "lado" or "de";
        return isLeft && before > 0 && Leaving.Contains(words[before - 1].Folded) ? (words[before - 1].Start, words[to].End) : null;
    }

    // "older than the essay" compares; "other than the essay" leaves it aside. A "not" that belongs to a verb ("is not in the essay") denies.
    private bool IsExclusion(int at) => words[at].Folded switch
    {
        "than" => at > 0 && words[at - 1].Folded is "other" or "rather",
        "apart" or "aside" => at + 1 < words.Count && words[at + 1].Folded == "from",
        "not" or "nicht" => at == 0 || words[at].Before != '\0' || words[at - 1].Folded is "but" or "and" or "one",
        _ => true,
    };

    private (int Start, int End) Around(Mention mention)
    {
        if (mention.Inside is { } inside)
        {
            return inside;
        }

        var from = mention.Words.From;
        while (from > 0 && words[from - 1].Folded is "l" or "le" or "la" or "the" or "der" or "dem" or "den" or "el")
        {
            from--;
        }

        var before = from > 0 ? words[from - 1].Folded : "";
        var front = from > 1 ? words[from - 2].Folded : "";
        from -= (before == "to" && front == "according") || (before == "by" && front == "going") || (before == "apres" && front == "d") ? 2
            : before is "in" or "from" or "of" or "im" or "laut" or "selon" or "segun" or "dans" or "en" or "secondo" ? 1
            : 0;
        return (words[from].Start, words[mention.Words.To - 1].End + (words[mention.Words.To - 1].IsPossessive ? 2 : 0));
    }
}
