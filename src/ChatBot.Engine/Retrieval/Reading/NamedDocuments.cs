namespace ChatBot.Retrieval;

/// <summary>Finds documents that a question names by a title or by who made them.</summary>
internal sealed class NamedDocuments(CorpusView corpus, string text, IReadOnlyList<AskedWord> words)
{
    private static readonly HashSet<string> Prepositions = new(StringComparer.Ordinal)
    {
        "in", "of", "from", "by", "im", "aus", "vom", "dans", "du", "de", "en", "del", "laut", "selon", "segun", "secondo",
    };

    private static readonly HashSet<string> ViewWords = new(StringComparer.Ordinal)
    {
        "view", "views", "opinion", "estimate", "estimates", "reckoning", "account", "words", "argument", "thesis", "claim", "claims", "eyes", "proposal", "plan",
        "text", "version", "telling", "analysis", "judgement", "judgment", "take", "stance", "position", "figure", "figures", "calculation", "prototype",
    };

    /// <summary>The longest titles, or parts of titles, that stand in the question.</summary>
    public IEnumerable<Mention> Titles()
    {
        for (var i = 0; i < words.Count; i++)
        {
            var best = default(string[]);
            var documents = new List<int>();
            var isPart = false;
            foreach (var (document, phrase, isTail) in corpus.PhrasesFrom(words[i].Folded))
            {
                if (phrase.Length >= (best?.Length ?? 1) && StandsAt(i, phrase))
                {
                    isPart = isTail;
                    documents = phrase.Length > (best?.Length ?? 0) ? [] : documents;
                    best = phrase;
                    documents.Add(document);
                }
            }

            if (best is not null && documents.Count <= 3 && TitleStrength(i, best) is { } strength)
            {
                strength = isPart ? MeantStrength.Boost : strength;
                yield return new Mention { Words = (i, i + best.Length), Documents = documents, Strength = strength, IsTitle = true };
                i += best.Length - 1;
            }
        }
    }

    /// <summary>Makers' names: all of them, and single words of titles written with a capital.</summary>
    public IEnumerable<Mention> Names(bool[] taken)
    {
        var isLower = !words.Any(word => word.IsCapital && !word.OpensSentence);
        for (var i = 0; i < words.Count; i++)
        {
            if (taken[i])
            {
                continue;
            }

            var mention = Maker(i, isLower) ?? TitleWord(i);
            if (mention is not null)
            {
                yield return mention;
                i = mention.Words.To - 1;
            }
        }
    }

    /// <summary>Whether a word names a maker, perhaps misspelt: the documents, or none.</summary>
    public IReadOnlyList<int> MakersAt(int at, bool isLowerQuestion)
    {
        var word = words[at];
        if (word.Folded.Length < 3 || CommonWords.IsGrammar(word.Folded) || (!word.IsCapital && CommonWords.IsCommon(word.Folded)))
        {
            return [];
        }

        var exact = corpus.ByMaker(word.Folded);
        return exact.Count > 0 || CommonWords.IsCommon(word.Folded) || DocumentWords.Contains(word.Folded) || !(word.IsCapital || isLowerQuestion)
            ? exact
            : NameSpelling.Closest(word.Folded, corpus.MakerNames) is { } meant ? corpus.ByMaker(meant) : [];
    }

    private bool StandsAt(int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count)
        {
            return false;
        }

        for (var i = 1; i < phrase.Length; i++)
        {
            if (words[at + i].Folded != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    // A title is meant when it is quoted, written with its capitals, or long; else its words may just be words.
    private MeantStrength? TitleStrength(int at, string[] phrase)
    {
        var content = Enumerable.Range(at, phrase.Length).Where(i => !CommonWords.IsGrammar(words[i].Folded)).ToList();
        if (content.Count == 0)
        {
            return null;
        }

        var isQuoted = IsQuoteMark(words[at].Before) && words[at].Start > 0;
        var capitals = content.Count(i => words[i].IsCapital && !(words[i].OpensSentence && phrase.Length == 1));
        var isNamed = at > 0 && (words[at - 1].Folded is "the" || Prepositions.Contains(words[at - 1].Folded));
        var isPlace = at > 1 && words[at - 1].Folded == "the" && Prepositions.Contains(words[at - 2].Folded);
        if (phrase.Length == 1)
        {
            var isCommon = CommonWords.IsCommon(phrase[0]) || DocumentWords.Contains(phrase[0]) || phrase[0].Length < 3;
            return isQuoted && !isCommon ? MeantStrength.Only : capitals == 1 && !isCommon ? MeantStrength.Boost : null;
        }

        return isQuoted || capitals == content.Count || content.Count >= 4 || (isPlace && content.Count >= 2) ? MeantStrength.Only
            : capitals * 2 >= content.Count || (isNamed && content.Count >= 2) || !words.Any(word => word.IsCapital) ? MeantStrength.Boost
            : null;
    }

    private static bool IsQuoteMark(char c) => c is '"' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' or '\u2018' or '\'' or '_' or '*' or '\u300C' or '\u300E' or '\u300A';

    private Mention? Maker(int at, bool isLowerQuestion)
    {
        var documents = MakersAt(at, isLowerQuestion);
        if (documents.Count == 0)
        {
            return null;
        }

        var end = at + 1;
        while (end < words.Count && !words[end - 1].IsPossessive && words[end].Before == '\0' && documents.Any(d => IsOfName(d, words[end].Folded)))
        {
            documents = [.. documents.Where(d => IsOfName(d, words[end].Folded))];
            end++;
        }

        return IsSomebodyElse(end) ? null : new Mention { Words = (at, end), Documents = documents, Strength = NameStrength(at, end) };
    }

    private bool IsOfName(int document, string folded) =>
        corpus.Identities[document].Makers.Contains(folded) || (corpus.Identities[document].Mentions.Contains(folded) && folded.Any(char.IsAsciiDigit));

    // "Claude Opus" and "Grok 5" are not the Claude and the Grok of the catalogue.
    private bool IsSomebodyElse(int next) =>
        next < words.Count && !words[next - 1].IsPossessive && words[next].Before is '\0' or '-' && !CommonWords.IsCommon(words[next].Folded)
        && !DocumentWords.Contains(words[next].Folded) && corpus.ByMaker(words[next].Folded).Count == 0
        && (words[next].IsCapital || char.IsAsciiDigit(words[next].Folded[0]));

    private MeantStrength NameStrength(int at, int end)
    {
        var before = at > 0 ? words[at - 1].Folded : "";
        var introduces = before is "laut" or "selon" or "segun" or "secondo" or "zufolge" || (before == "to" && at > 1 && words[at - 2].Folded == "according")
            || (before == "by" && at > 1 && (words[at - 2].Folded is "going" or "written" or "made" || words[at - 2].Folded.EndsWith("ed", StringComparison.Ordinal))) || (before is "d" or "apres" && at > 1 && words[at - 2].Folded is "d" or "apres");
        var behind = end < words.Count ? words[end].Folded : "";
        var view = words[end - 1].IsPossessive && (ViewWords.Contains(behind) || (end + 1 < words.Count && ViewWords.Contains(words[end + 1].Folded)));
        var cjk = end < words.Count && (text.AsSpan(words[end].Start).StartsWith("によると") || text.AsSpan(words[end].Start).StartsWith("认为") || text.AsSpan(words[end].Start).StartsWith("的"));
        return introduces || view || words[end - 1].IsPossessive || cjk ? MeantStrength.Only : MeantStrength.Boost;
    }

    private Mention? TitleWord(int at)
    {
        var word = words[at];
        if (!word.IsCapital || word.OpensSentence || word.Folded.Length < 3 || CommonWords.IsCommon(word.Folded) || DocumentWords.Contains(word.Folded))
        {
            return null;
        }

        return corpus.ByTitleWord(word.Folded) is { } document
            ? new Mention { Words = (at, at + 1), Documents = [document], Strength = MeantStrength.Boost, IsTitle = true }
            : null;
    }
}
