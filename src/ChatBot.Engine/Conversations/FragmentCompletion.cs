using ChatBot.Retrieval;

namespace ChatBot.Conversations;

/// <summary>
/// Completes a follow-up without a verb by putting it in the place of its like in the earlier question: a document for a document, a
/// superlative for a superlative, "for Norway" for "for Denmark", a year for a year.
/// </summary>
internal static class FragmentCompletion
{
    private static readonly HashSet<string> Prepositions = new(StringComparer.Ordinal)
    {
        "in", "on", "for", "at", "by", "from", "with", "per", "during", "after", "before", "until", "under", "between", "without", "to", "of", "since", "near",
        "fur", "bei", "im", "am", "mit", "nach", "vor", "von", "pour", "dans", "en", "avec", "para", "con", "a",
    };

    private static readonly HashSet<string> Calendar = new(StringComparer.Ordinal)
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    };

    private static readonly Phrases Degrees = new(
        "most|least|more|less _; best|worst|cheaper|dearer|longer|shorter|higher|lower|older|newer|bigger|smaller|faster|slower|larger|earlier|later|wider|narrower|taller|heavier|lighter|younger|greater|fewer|better|worse");

    /// <summary>The complete question.</summary>
    public static string? Complete(FollowUpQuestion question, EarlierTurn turn, CorpusView corpus)
    {
        var earlier = new EarlierSubject(turn, corpus);
        if (question.Language != "en" && question.PronounAt >= 0)
        {
            return SentenceCompletion.About(question, earlier.Thing() ?? earlier.Text);
        }

        return ByDocument(question, earlier, corpus)
            ?? ByOwner(question, earlier)
            ?? BySuperlative(question, earlier)
            ?? ByPreposition(question, earlier)
            ?? BySubject(question, earlier)
            ?? ByLike(question, earlier)
            ?? ByOther(question, earlier)
            ?? (IsAttribute(question, earlier) ? ByAttribute(question, earlier) ?? ByItem(question, earlier) : ByItem(question, earlier) ?? ByAttribute(question, earlier))
            ?? SentenceCompletion.About(question, earlier.Text);
    }

    /// <summary>The question when "the planer" is taken for a thing instead of an attribute, or the other way round; null when it was clear.</summary>
    public static string? Otherwise(FollowUpQuestion question, EarlierTurn turn, CorpusView corpus, string completed)
    {
        var earlier = new EarlierSubject(turn, corpus);
        string?[] both = question.Language == "en" ? [ByItem(question, earlier), ByAttribute(question, earlier)] : [];
        return both.Contains(completed) ? Array.Find(both, other => other is not null && other != completed) : null;
    }

    // "The other factory" is one that is not the factory which was asked about.
    private static string? ByOther(FollowUpQuestion question, EarlierSubject earlier)
    {
        if (question.Words is not [{ Folded: "the" }, { Folded: "other" }, .. { Count: 1 or 2 } rest] || earlier.Words.ToList().FindLastIndex(word => word.Folded == rest[^1].Folded) is not (> 0 and var noun))
        {
            return null;
        }

        var words = earlier.Words;
        var from = noun;
        while (from > 1 && words[from].Before is '\0' or '-' && !words[from - 1].IsPossessive && !CommonWords.IsGrammar(words[from - 1].Folded) && !FollowUpQuestion.IsAsking(words[from - 1].Folded))
        {
            from--;
        }

        var (start, end) = (words[from].Start, words[noun].End);
        return from == noun ? null : $"{earlier.Text[..start]}{rest[^1].Folded} other than {earlier.Text[start..end]}{earlier.Text[end..]}?";
    }

    // "And the children?" after "what do adults pay?": some people in the place of others.
    private static string? BySubject(FollowUpQuestion question, EarlierSubject earlier)
    {
        var words = earlier.Words;
        var at = 1 + Enumerable.Range(0, words.Count).FirstOrDefault(i => words[i].Folded is "do" or "did" or "can" or "may" or "must" or "should" or "will", -2);
        var from = at > 0 && at < words.Count && words[at].Folded == "the" ? at + 1 : at;
        return from > 0 && from + 1 < words.Count && IsPlural(words[from]) && question.Words.Count <= 3 && IsPlural(question.Words[^1]) && question.Words.All(word => word.Folded == "the" || !CommonWords.IsGrammar(word.Folded))
            ? earlier.Text[..words[at].Start] + Lowered(Body(question)) + earlier.Text[words[from].End..] + "?"
            : null;
    }

    private static bool IsPlural(AskedWord word) =>
        word.Folded is "people" or "children" or "men" or "women" || (word.Folded.Length > 3 && word.Folded.EndsWith('s') && !word.Folded.EndsWith("ss", StringComparison.Ordinal) && !word.IsPossessive);

    // "And the planer?" after "what does the saw need?": one thing in the place of another.
    private static string? ByItem(FollowUpQuestion question, EarlierSubject earlier)
    {
        if (FollowUpQuestion.IsAsking(question.Words[0].Folded) || question.Language != "en" || earlier.Picked is not null || earlier.Thing() is not { } thing)
        {
            return null;
        }

        var at = earlier.Text.IndexOf(thing, StringComparison.Ordinal);
        return at > 0 && Body(question).Length > 0 ? earlier.Text[..at] + Lowered(Body(question)) + earlier.Text[(at + thing.Length)..] + "?" : null;
    }

    // What a thing has, rather than another thing: "the price", or anything after "what is the price of ...".
    private static bool IsAttribute(FollowUpQuestion question, EarlierSubject earlier) =>
        EarlierSubject.IsAttribute(question.Words[^1].Folded) || earlier.BehindAttribute() is not null
        || earlier.Words is [_, { Folded: "is" or "are" or "was" or "were" }, ..] || earlier.Words is [{ Folded: "who" }, ..];

    private static string? ByDocument(FollowUpQuestion question, EarlierSubject earlier, CorpusView corpus)
    {
        if (question.Meant.Mentions.Count == 0)
        {
            return null;
        }

        var mention = OtherDocuments.Find(question) ?? question.Meant.Mentions[0];
        var name = OtherDocuments.Find(question) is { } other && OtherDocuments.Name(question, other, earlier, corpus) is { } others ? others : TextOf(question, mention);
        if (earlier.Meant.Mentions.FirstOrDefault(m => m.Kind is not null || !m.IsTitle || m.Strength == MeantStrength.Only) is { } old)
        {
            var (start, end) = NameInside(old, mention, earlier, corpus);
            var isName = start != earlier.Words[old.Words.From].Start || end != earlier.Words[old.Words.To - 1].End;
            return earlier.Text[..start] + (isName ? Bare(question, mention, corpus) : name) + earlier.Text[end..] + "?";
        }

        return $"{earlier.Text}, according to {name}?";
    }

    // Of "the Grok essay" only the name gives way to another name.
    private static (int Start, int End) NameInside(Mention old, Mention next, EarlierSubject earlier, CorpusView corpus)
    {
        var whole = (earlier.Words[old.Words.From].Start, earlier.Words[old.Words.To - 1].End);
        if ((next.Kind is not null and not DocumentWords.Any) || old.Kind is null || next.IsTitle)
        {
            return whole;
        }

        var names = Enumerable.Range(old.Words.From, old.Words.To - old.Words.From)
            .Where(i => old.Documents.Any(d => corpus.Identities[d].Makers.Contains(earlier.Words[i].Folded))).ToList();
        return names.Count == 0 ? whole : (earlier.Words[names[0]].Start, earlier.Words[names[^1]].End);
    }

    // Of "the one behind Claude's" the name.
    private static string Bare(FollowUpQuestion question, Mention mention, CorpusView corpus)
    {
        var names = Enumerable.Range(mention.Words.From, mention.Words.To - mention.Words.From)
            .Where(i => mention.Documents.Any(d => corpus.Identities[d].Makers.Contains(question.Words[i].Folded))).ToList();
        return names.Count == 0 ? TextOf(question, mention) : question.Text[question.Words[names[0]].Start..question.Words[names[^1]].End];
    }

    private static string TextOf(FollowUpQuestion question, Mention mention) =>
        question.Text[question.Words[mention.Words.From].Start..question.Words[mention.Words.To - 1].End];

    // "Its budget?"
    private static string? ByOwner(FollowUpQuestion question, EarlierSubject earlier)
    {
        if (question.Words[0].Folded is not ("its" or "his" or "her" or "their") || question.Words.Count < 2)
        {
            return null;
        }

        var owner = question.Words[0].Folded is "his" or "her" ? earlier.Person() : earlier.Thing();
        var owned = question.Text[question.Words[1].Start..].TrimEnd('?', ' ', '.');
        return owner is null ? null : owner.Count(c => c == ' ') > 1 ? $"What is the {owned} of {owner}?" : $"What is {owner}'s {owned}?";
    }

    private static string? BySuperlative(FollowUpQuestion question, EarlierSubject earlier)
    {
        if (question.ContentWords > 3 || Degree(question.Words, question.Text) is not { } now || Degree(earlier.Words, earlier.Text) is not { } then)
        {
            return null;
        }

        var (word, old) = (question.Text[now.Start..now.End], earlier.Text[then.Start..then.End]);
        return string.Concat(earlier.Text.AsSpan(0, then.Start), SameDegree(word, old), earlier.Text.AsSpan(then.End), "?");
    }

    private static (int Start, int End)? Degree(IReadOnlyList<AskedWord> words, string text) => Degrees.First(words, text) ?? Superlative(words);

    private static (int Start, int End)? Superlative(IReadOnlyList<AskedWord> words)
    {
        foreach (var word in words)
        {
            if (word.Folded.Length > 5 && word.Folded.EndsWith("est", StringComparison.Ordinal) && word.Folded is not ("interest" or "forest" or "request" or "harvest" or "honest" or "invest" or "suggest" or "protest" or "contest" or "modest" or "digest"))
            {
                return (word.Start, word.End);
            }
        }

        return null;
    }

    // "The cheaper one" of "which is the dearest" is the cheapest.
    private static string SameDegree(string word, string old) =>
        old.EndsWith("est", StringComparison.OrdinalIgnoreCase) || old.StartsWith("most", StringComparison.OrdinalIgnoreCase) || old.StartsWith("least", StringComparison.OrdinalIgnoreCase)
            ? word.EndsWith("er", StringComparison.OrdinalIgnoreCase) && !word.Contains(' ', StringComparison.Ordinal) ? word[..^2] + "est"
            : word.StartsWith("more ", StringComparison.OrdinalIgnoreCase) ? "most " + word[5..]
            : word.StartsWith("less ", StringComparison.OrdinalIgnoreCase) ? "least " + word[5..]
            : word
        : word;

    private static string? ByPreposition(FollowUpQuestion question, EarlierSubject earlier)
    {
        var first = question.Words[0].Folded;
        if (!Prepositions.Contains(first) || question.Words.Count < 2)
        {
            return null;
        }

        var words = earlier.Words;
        var like = LikeOf(question.Words[^1], question.Text);
        if (like != Like.Nothing && ByLike(question, earlier, question.Words[1].Start) is { } alike)
        {
            return alike;
        }

        for (var i = words.Count - 2; i > 0; i--)
        {
            if (words[i].Folded == first && !earlier.Meant.Mentions.Any(m => m.Words.From <= i && i < m.Words.To))
            {
                var end = i + 1;
                while (end < words.Count && (end == i + 1 || (words[end].Before is '\0' or '-' && !Prepositions.Contains(words[end].Folded) && !FollowUpQuestion.IsHelpVerb(words[end].Folded))))
                {
                    end++;
                }

                return earlier.Text[..words[i].Start] + Lowered(Body(question)) + earlier.Text[words[end - 1].End..] + "?";
            }
        }

        return ByLike(question, earlier, question.Words[1].Start) ?? $"{earlier.Text} {Lowered(Body(question))}?";
    }

    // A year for a year, a day for a day, a name for a name.
    private static string? ByLike(FollowUpQuestion question, EarlierSubject earlier, int from = 0)
    {
        var now = question.Words.Where(word => word.Start >= from && !CommonWords.IsGrammar(word.Folded)).ToList();
        if (now.Count is 0 or > 4)
        {
            return null;
        }

        var like = LikeOf(now[0], question.Text);
        if (like == Like.Nothing || now.Exists(word => like == Like.Name && LikeOf(word, question.Text) != Like.Name))
        {
            return null;
        }

        var words = earlier.Words;
        for (var i = words.Count - 1; i > 0; i--)
        {
            if (LikeOf(words[i], earlier.Text) == like && !CommonWords.IsGrammar(words[i].Folded))
            {
                var start = i;
                while (like == Like.Name && start > 1 && words[start].Before is '\0' or '-' && LikeOf(words[start - 1], earlier.Text) == Like.Name && !words[start - 1].IsPossessive)
                {
                    start--;
                }

                return earlier.Text[..words[start].Start] + question.Text[now[0].Start..now[^1].End] + earlier.Text[words[i].End..] + "?";
            }
        }

        return null;
    }

    private static Like LikeOf(AskedWord word, string text) =>
        Calendar.Contains(word.Folded) && (word.IsCapital || word.Folded != "may") ? Like.Day
        : char.IsAsciiDigit(text[word.Start]) ? word.End - word.Start == 4 ? Like.Year : Like.Number
        : word.IsCapital && !CommonWords.IsGrammar(word.Folded) && !FollowUpQuestion.IsAsking(word.Folded) && (!word.OpensSentence || !CommonWords.IsCommon(word.Folded)) ? Like.Name
        : Like.Nothing;

    // "And the hotel limit?" after "What is the allowance for Denmark?"
    private static string? ByAttribute(FollowUpQuestion question, EarlierSubject earlier)
    {
        if (FollowUpQuestion.IsAsking(question.Words[0].Folded) || question.Language != "en")
        {
            return null;
        }

        var attribute = Body(question);
        attribute = question.Words[0].Folded is "the" or "a" or "an" or "this" ? attribute : "the " + attribute;
        return earlier.Picked is { } picked ? $"What is {attribute} of {picked}?"
            : earlier.BehindAttribute() is { } behind ? $"What is {attribute} {behind}?"
            : earlier.Thing() is { } thing ? $"What is {attribute} of {thing}?"
            : null;
    }

    private static string Body(FollowUpQuestion question) => question.Text.TrimEnd('?', '.', '!', ' ');

    private static string Lowered(string text) => text.Length == 0 || (AskedWord.Of(text) is [{ IsCapital: true } first, ..] && !CommonWords.IsGrammar(first.Folded)) ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private enum Like
    {
        Nothing,
        Name,
        Day,
        Year,
        Number,
    }
}
