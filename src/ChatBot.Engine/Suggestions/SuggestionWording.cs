namespace ChatBot.Suggestions;

/// <summary>The words of suggested questions in one language.</summary>
internal sealed class SuggestionWording
{
    private static readonly SuggestionWording English = new()
    {
        Quoted = "“{0}”",
        About = "What does {0} say about {1}?",
        Field = "What is the {1} of {0}?",
        Wrote = "Who wrote {0}?",
        Said = "What is said at {1} in {0}?",
        Whole = "What is {0} about?",
    };

    private static readonly Dictionary<string, SuggestionWording> Others = new(StringComparer.Ordinal)
    {
        ["de"] = new()
        {
            Quoted = "„{0}“",
            About = "Was sagt {0} über {1}?",
            Field = "Was steht in {0} unter {1}?",
            Wrote = "Wer hat {0} geschrieben?",
            Said = "Was wird bei {1} in {0} gesagt?",
            Whole = "Worum geht es in {0}?",
        },
        ["fr"] = new()
        {
            Quoted = "« {0} »",
            About = "Que dit {0} sur {1} ?",
            Field = "Quel est le champ {1} de {0} ?",
            Wrote = "Qui a écrit {0} ?",
            Said = "Que dit-on à {1} dans {0} ?",
            Whole = "De quoi parle {0} ?",
        },
        ["es"] = new()
        {
            Quoted = "«{0}»",
            About = "¿Qué dice {0} sobre {1}?",
            Field = "¿Cuál es el campo {1} de {0}?",
            Wrote = "¿Quién escribió {0}?",
            Said = "¿Qué se dice en {1} en {0}?",
            Whole = "¿De qué trata {0}?",
        },
    };

    public required string Quoted { private get; init; }

    public required string About { private get; init; }

    public required string Field { private get; init; }

    public required string Wrote { private get; init; }

    public required string Said { private get; init; }

    public required string Whole { private get; init; }

    /// <summary>The words for documents in a language; English where the product has no words in it.</summary>
    public static SuggestionWording Of(string language) => Others.GetValueOrDefault(language, English);

    public string AskAbout(string title, string topic) => string.Format(About, Name(title), topic);

    /// <summary>Asks about a section by its heading; one of several words is quoted, since it seldom fits into a sentence.</summary>
    public string AskSection(string title, string heading) => heading.Contains(' ', StringComparison.Ordinal) ? string.Format(About, Name(title), Name(heading)) : AskAbout(title, heading);

    public string AskField(string title, string field) => string.Format(Field, Name(title), field);

    public string AskAuthor(string title) => string.Format(Wrote, Name(title));

    public string AskSaid(string title, string moment) => string.Format(Said, Name(title), moment);

    public string AskWhole(string title) => string.Format(Whole, Name(title));

    private string Name(string title) => string.Format(Quoted, title);
}
