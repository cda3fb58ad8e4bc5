using ChatBot.Retrieval;

namespace ChatBot.Conversations;

/// <summary>A question that may hang on an earlier one, taken apart.</summary>
internal sealed class FollowUpQuestion
{
    private const int MostWordsWithSame = 10;

    private static readonly HashSet<string> Verbs = Set(
        "is are was were be do does did has have had can could will would should may might must am ist sind war waren hat haben hatte wird werden kann können "
        + "est sont a ont était peut es son fue era ha han puede hay è sono");

    private static readonly HashSet<string> Asking = Set(
        "what which who whom whose when where why how was wer wen wem wann wo warum wie welche welcher welches welchem qui que quoi quand où pourquoi comment combien quel quelle "
        + "qué quién cuándo dónde cómo cuánto cuál tell name list give quote show find compare summarise summarize state cite explain describe count add nenne zitiere");

    private static readonly HashSet<string> Pronouns = Set(
        "it its he she his her him hers they their them theirs this that these those there former latter same sein seine seinen seiner ihr ihre ihren ihrer es ihn ihm dessen deren dieser diese dieses "
        + "diesem dort davon dazu dafür il elle ils elles son sa ses leur leurs lui ce cet cette ces celui celle y en su sus él ella ellos lo eso esa ese este esta");

    private static readonly HashSet<string> EnglishWords = Set("the its his her their in on for at by from with of it he she they that this one ones and what how who why when where");

    public FollowUpQuestion(string text, CorpusView corpus, string languageBefore)
    {
        HasLead = FollowUpCues.HasLead(text);
        Text = FollowUpCues.WithoutLead(text).Trim();
        Text = Text.Length == 0 ? text : Text;
        Words = AskedWord.Of(Text);
        Meant = MeantDocuments.Of(Text, Words, corpus);
        Reading = QuestionReader.Read(Text, corpus);

        // A few words hardly show their language; then it is the one spoken before.
        Language = Reading.Language == "en" && Words.Count <= 4 && !Words.Exists(word => EnglishWords.Contains(word.Folded)) ? languageBefore : Reading.Language;
    }

    /// <summary>The question without "and" or "what about" in front.</summary>
    public string Text { get; }

    /// <summary>Whether such words stood in front.</summary>
    public bool HasLead { get; }

    /// <summary>Its words.</summary>
    public List<AskedWord> Words { get; }

    /// <summary>The documents it names.</summary>
    public MeantDocuments Meant { get; }

    /// <summary>How it reads by itself.</summary>
    public QuestionReading Reading { get; }

    /// <summary>Its language.</summary>
    public string Language { get; }

    /// <summary>Whether it has no verb that makes it a sentence: "And the cheaper one?", "Its budget?", "In Norway?".</summary>
    public bool IsFragment =>
        Words.Count <= 10 && !Words.Exists(word => Verbs.Contains(word.Folded) && !IsFrenchPreposition(word))
        && (Words.Count <= 2 || !Asking.Contains(Words[0].Folded)) && !IsImperative();

    /// <summary>The position of the first word that points back, or -1.</summary>
    public int PronounAt => Words.FindIndex(IsPronoun);

    /// <summary>Whether it is about somebody else, who has something: "the mayor ... in her book".</summary>
    public bool HasOtherOwner => Enumerable.Range(0, Words.Count).Any(at => Words[at].Folded is "his" or "her" or "their" && HasOwnSubject(at));

    /// <summary>Words that carry meaning.</summary>
    public int ContentWords => Words.Count(word => !CommonWords.IsGrammar(word.Folded) && !Asking.Contains(word.Folded));

    /// <summary>Whether a folded word asks.</summary>
    public static bool IsAsking(string folded) => Asking.Contains(folded);

    /// <summary>Whether a folded word is a verb that only helps.</summary>
    public static bool IsHelpVerb(string folded) => Verbs.Contains(folded);

    private bool IsPronoun(AskedWord word)
    {
        if (!Pronouns.Contains(word.Folded) || word.Folded is "a" or "y" or "en" or "es" or "lo" or "este" or "esta" or "son" or "ce" or "sein" or "il" or "ihr" or "su")
        {
            return Pronouns.Contains(word.Folded) && Language != "en" && word.Folded is not ("a" or "y" or "en" or "es" or "lo");
        }

        // "The claim that ..." and "is there" point nowhere; "that trial" does. "It is said" and "is it true that" neither.
        var at = Words.IndexOf(word);
        return word.Folded switch
        {
            "there" => at == Words.Count - 1,
            "that" => at + 1 < Words.Count ? !FollowUpQuestionNouns.IsClause(Words, at) : at > 0,
            "this" or "these" or "those" => true,
            "it" => !(at + 1 < Words.Count && Words[at + 1].Folded is "true" or "right" or "correct" or "possible" or "necessary" or "raining"),
            "his" or "her" or "their" or "its" => !HasOwnSubject(at),
            "same" => at > 0 && Words[at - 1].Folded == "the" && Words.Count <= MostWordsWithSame,
            "former" or "latter" => at > 0 && Words[at - 1].Folded == "the",
            _ => true,
        };
    }

    // In "how many does the mayor have in her book" the book is the mayor's: what stands between the helping verb and "in" is whose it is.
    private bool HasOwnSubject(int at)
    {
        var verb = at < 3 || Words[at - 1].Folded is not ("in" or "on" or "from" or "with" or "at" or "by") ? -1 : Words.FindLastIndex(at - 2, word => Verbs.Contains(word.Folded));
        while (verb > 0 && verb + 2 >= at - 1)
        {
            verb = Words.FindLastIndex(verb - 1, word => Verbs.Contains(word.Folded));
        }

        return verb >= 0 && verb + 2 < at && !Pronouns.Contains(Words[verb + 1].Folded)
            && (Words[verb + 1].IsCapital || Words[verb + 1].Folded is "the" or "a" or "an" or "every" or "each");
    }

    private static bool IsFrenchPreposition(AskedWord word) => word.Folded is "a" or "son" or "es" or "hay";

    private bool IsImperative() => Words.Count > 2 && Asking.Contains(Words[0].Folded);

    private static HashSet<string> Set(string words) => words.Split(' ').Select(word => ChatBot.Text.Letters.Fold(word)).ToHashSet(StringComparer.Ordinal);
}

/// <summary>Tells "that trial" from "the claim that a trial failed".</summary>
internal static class FollowUpQuestionNouns
{
    /// <summary>Whether "that" at a position opens a clause: it stands behind a verb of saying or a noun, and a new subject follows.</summary>
    public static bool IsClause(List<AskedWord> words, int at)
    {
        if (at == 0)
        {
            return false;
        }

        var before = words[at - 1].Folded;
        var isBehindPreposition = before is "in" or "of" or "on" or "for" or "at" or "by" or "from" or "to" or "with" or "about" or "under" or "during" or "after" or "before" or "into"
            or "is" or "was" or "does" or "did" or "do" or "and" or "cost" or "than" or "like" or "through" or "why" or "how" or "has" or "would" or "will" or "can";
        return !isBehindPreposition;
    }
}
