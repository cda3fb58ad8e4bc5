using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Conversations;

/// <summary>What an earlier question was about: the thing or person that a pronoun stands for, and the documents it named.</summary>
internal sealed class EarlierSubject
{
    private const int LongestPhrase = 9;

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "name", "cost", "costs", "price", "number", "width", "height", "length", "size", "budget", "title", "date", "author", "year", "age", "weight", "depth", "sum", "amount", "total",
        "share", "percentage", "rate", "purpose", "meaning", "reason", "allowance", "limit", "fee", "fare", "share", "release",
    };

    private static readonly HashSet<string> Speaking = new(StringComparer.Ordinal)
    {
        "say", "says", "said", "think", "thinks", "argue", "argues", "claim", "claims", "report", "reports", "mention", "mentions", "expect", "expects", "estimate", "estimates", "state", "states",
        "suggest", "suggests", "propose", "proposes", "call", "calls", "see", "sees", "describe", "describes", "tell", "tells", "write", "writes", "give", "gives",
    };

    private static readonly HashSet<string> Ending = new(StringComparer.Ordinal)
    {
        "called", "named", "meant", "made", "built", "born", "cost", "costs", "mean", "say", "take", "takes", "come", "stand", "stands", "use", "have", "own", "need", "work", "last", "begin",
        "start", "end", "measure", "weigh", "charge", "run", "sail", "go", "get", "do", "depend", "contain", "include", "know", "want", "written", "released", "founded", "held", "done", "left", "lead", "found",
    };

    private static readonly HashSet<string> PhraseLinks = new(StringComparer.Ordinal) { "of", "for", "in", "to", "at", "on", "from", "behind", "between" };

    private readonly EarlierTurn turn;
    private readonly CorpusView corpus;
    private readonly List<AskedWord> words;

    public EarlierSubject(EarlierTurn turn, CorpusView corpus)
    {
        this.turn = turn;
        this.corpus = corpus;
        Text = AskedText.Clean(turn.Question).TrimEnd('?', '.', ' ', '\uFF1F', '\u3002');
        words = AskedWord.Of(Text);
        Meant = MeantDocuments.Of(Text, words, corpus);
    }

    /// <summary>Whether a folded word is one of the verbs with which short questions end.</summary>
    public static bool IsVerb(string folded) => Ending.Contains(folded);

    /// <summary>Whether a folded word is what a thing has, such as a price or a width.</summary>
    public static bool IsAttribute(string folded) => Attributes.Contains(folded);

    /// <summary>The earlier question without its mark of question.</summary>
    public string Text { get; }

    /// <summary>The documents it named.</summary>
    public MeantDocuments Meant { get; }

    /// <summary>Its words.</summary>
    public IReadOnlyList<AskedWord> Words => words;

    /// <summary>Its surest mention of documents, as a stretch of its text.</summary>
    public Mention? Document => Meant.Mentions.OrderByDescending(mention => mention.Strength).FirstOrDefault(mention => mention.Strength != MeantStrength.Boost || !mention.IsTitle);

    /// <summary>The document that its answer picked out, by title in quotation marks.</summary>
    public string? Picked =>
        turn.Winner is { } winner ? TitleOf(winner)
        : turn.Cited.Distinct(StringComparer.Ordinal).Count() == 1 && AsksForDocument() ? TitleOf(turn.Cited[0])
        : null;

    /// <summary>The words of a mention.</summary>
    public string TextOf(Mention mention) => Text[words[mention.Words.From].Start..words[mention.Words.To - 1].End];

    /// <summary>The thing that "it" stands for, or null.</summary>
    public string? Thing() => Picked ?? SubjectInFront() ?? AnsweredWith() ?? Attributed(Phrase(FirstPhraseWord())) ?? LastName(words, Text, skipMentions: true);

    /// <summary>The things that were counted, which "them" stands for.</summary>
    public string? Counted => turn.Reading.CountNoun is { Length: > 0 } noun && words.Exists(word => noun.EndsWith(word.Folded, StringComparison.OrdinalIgnoreCase)) ? $"the {noun}" : null;

    /// <summary>What somebody was said to do, where the question begins with a person: "it" is that, not the person.</summary>
    public string? Deed()
    {
        var (from, to) = Phrase(FirstPhraseWord());
        if (to - from is not (2 or 3) || !words[from].IsCapital || words.Count - to < 2 || turn.Winner is not null)
        {
            return null;
        }

        var isPerson = Enumerable.Range(from, to - from).All(i => words[i].IsCapital && words[i].Folded.All(char.IsLetter) && !CommonWords.IsCommon(words[i].Folded));
        while (to < words.Count && (words[to].Folded is "want" or "wants" or "to" or "plan" or "plans" or "intend" || FollowUpQuestion.IsHelpVerb(words[to].Folded) || Speaking.Contains(words[to].Folded)))
        {
            to++;
        }

        return isPerson && to < words.Count ? Text[words[to].Start..] : null;
    }

    /// <summary>Where or when it was asked about: the last words that a preposition opens, unless they name a document.</summary>
    public string? Setting()
    {
        var at = words.FindLastIndex(word => word.Folded is "in" or "at" or "during" or "on" or "under" or "for");
        return at > 2 && words.Count - at is >= 2 and <= 6 && !NamesDocument(at) ? Text[words[at].Start..] : null;
    }

    // "Which plan was chosen?" is answered with a plan, and what follows is about that.
    private string? AnsweredWith()
    {
        if (words.Count < 3 || words[0].Folded is not ("which" or "what") || FollowUpQuestion.IsHelpVerb(words[1].Folded) || turn.Reading.Expected is ExpectedType.Number or ExpectedType.Date or ExpectedType.Time)
        {
            return null;
        }

        var answer = AskedWord.Of(turn.Answer);
        var end = answer.FindIndex(word => FollowUpQuestion.IsHelpVerb(word.Folded));
        return end is >= 2 and <= 5 && IsDeterminer(answer[0].Folded) && answer[0].Start < 3 ? turn.Answer[answer[0].Start..answer[end - 1].End] : null;
    }

    /// <summary>The person that "he" or "she" stands for, or null.</summary>
    public string? Person()
    {
        var answerWords = AskedWord.Of(turn.Answer);
        return (turn.Reading.Expected == ExpectedType.Name ? FirstPerson(answerWords, turn.Answer) : null)
            ?? FirstPerson(words, Text)
            ?? FirstPerson(answerWords, turn.Answer)
            ?? LastName(words, Text, skipMentions: true);
    }

    /// <summary>What is asked of what, where the question has the form "the width of the breach": the link and what follows it.</summary>
    public string? BehindAttribute()
    {
        var from = FirstPhraseWord();
        for (var i = from; i < Math.Min(words.Count, from + 6) && i >= 0; i++)
        {
            if (i > from && PhraseLinks.Contains(words[i].Folded))
            {
                return Text[words[i].Start..];
            }
        }

        return null;
    }

    private bool AsksForDocument() =>
        words.Count > 1 && words[0].Folded is "which" or "what" or "welcher" or "welche" or "welches" or "quel" or "quelle" && (DocumentWords.Contains(words[1].Folded) || Meant.Mentions.Any(m => m.Words.From <= 1));

    private string? TitleOf(string documentId) =>
        corpus.Documents.FirstOrDefault(document => document.Id == documentId) is { } entry ? $"\u201C{entry.Title}\u201D" : null;

    private string? SubjectInFront()
    {
        var (context, _) = Subject.Split(Text);
        return context.Length == 0 ? null : context[(context.IndexOf(' ', StringComparison.Ordinal) + 1)..].TrimEnd(' ', ':');
    }

    // Behind the first helping verb; behind the verb that follows "who"; behind "say that" where somebody says it.
    private int FirstPhraseWord()
    {
        var at = words.FindIndex(word => FollowUpQuestion.IsHelpVerb(word.Folded));
        at = at >= 0 && at <= 6 ? at + 1 : words.Count > 2 && words[0].Folded is "who" or "what" or "which" or "wer" ? 2 : -1;
        if (at < 0)
        {
            return -1;
        }

        var says = words.FindIndex(at, word => Speaking.Contains(word.Folded));
        if (says > at && says - at <= 4 && says + 1 < words.Count)
        {
            at = says + (words[says + 1].Folded is "that" or "about" or "of" ? 2 : 1);
        }

        return at < words.Count ? at : -1;
    }

    private (int From, int To) Phrase(int from)
    {
        if (from < 0)
        {
            return (0, 0);
        }

        var to = from;
        while (to < words.Count && (to == from || (words[to].Before is '\0' or '-' or '\'' or '\u2019' or '"' && !FollowUpQuestion.IsHelpVerb(words[to].Folded)
            && (!Ending.Contains(words[to].Folded) || IsDeterminer(words[to - 1].Folded)) && !EndsName(from, to) && !NamesDocument(to) && !FollowUpQuestion.IsAsking(words[to].Folded))))
        {
            to++;
        }

        // A helping verb behind the phrase ends it too, and so does a participle at the very end.
        while (to - 1 > from && words[to - 1].Folded.EndsWith("ed", StringComparison.Ordinal) && to == words.Count)
        {
            to--;
        }

        return to - from is > 0 and <= LongestPhrase ? (from, to) : (0, 0);
    }

    // Behind a name stands a verb, unless the name only opens a longer one ("Bank of Brindle", "Kest's orchard").
    private bool EndsName(int from, int at) =>
        words[from].IsCapital && !words[at].IsCapital && !char.IsAsciiDigit(words[at].Folded[0]) && !PhraseLinks.Contains(words[at].Folded) && !IsDeterminer(words[at].Folded)
        && !Enumerable.Range(from, at - from).Any(i => words[i].IsPossessive || !words[i].IsCapital);

    private static bool IsDeterminer(string folded) => folded is "the" or "a" or "an" or "this" or "that" or "its" or "their" or "his" or "her";

    // "... according to the podcast", "... in the essay" say where to look.
    private bool NamesDocument(int at) =>
        words[at].Folded == "according"
        || (words[at].Folded is "in" or "from" && Meant.Mentions.Any(m => m.Words.From == at + 1 && m.Strength == MeantStrength.Only))
        || Meant.Mentions.Any(m => m.Words.From == at && m.Kind is not null && m.Strength == MeantStrength.Only);

    // "The width of the breach" is about the breach.
    private string? Attributed((int From, int To) phrase)
    {
        var (from, to) = phrase;
        if (to <= from)
        {
            return null;
        }

        for (var i = from; i + 1 < to && i <= from + 3; i++)
        {
            if (words[i].Folded is "of" or "for" && Attributes.Contains(words[i - 1].Folded) && i > from)
            {
                from = i + 1;
            }
        }

        var text = Text[words[from].Start..words[to - 1].End];
        var isNoun = words[from].Folded is "the" or "a" or "an" or "this" or "der" or "die" or "das" or "le" or "la" or "el" || words[from].IsCapital || words[from].Folded.Length > 3;
        return isNoun && !CommonWords.IsGrammar(words[to - 1].Folded) ? text : null;
    }

    private string? FirstPerson(List<AskedWord> among, string text)
    {
        foreach (var (from, to) in Names(among, text))
        {
            if (to - from is 2 or 3 && Enumerable.Range(from, to - from).All(i => among[i].Folded.All(char.IsLetter) && !CommonWords.IsCommon(among[i].Folded)))
            {
                return text[among[from].Start..among[to - 1].End];
            }
        }

        return null;
    }

    private string? LastName(List<AskedWord> among, string text, bool skipMentions)
    {
        var names = Names(among, text).Where(name => !skipMentions || !Meant.Mentions.Any(m => m.Kind is not null && m.Words.From < name.To && name.From < m.Words.To)).ToList();
        return names.Count == 0 ? null : text[among[names[^1].From].Start..among[names[^1].To - 1].End];
    }

    private static IEnumerable<(int From, int To)> Names(List<AskedWord> words, string text)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].IsCapital || CommonWords.IsGrammar(words[i].Folded) || FollowUpQuestion.IsAsking(words[i].Folded))
            {
                continue;
            }

            var to = i + 1;
            while (to < words.Count && words[to].Before is '\0' or '-' && !words[to - 1].IsPossessive
                && ((words[to].IsCapital && !CommonWords.IsGrammar(words[to].Folded)) || char.IsAsciiDigit(text[words[to].Start])))
            {
                to++;
            }

            yield return (i, to);
            i = to - 1;
        }
    }
}
