using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>
/// Tells the language of a text as short as a question: by its script; else by its small words, of which those that ask weigh most,
/// and most of all at the beginning.
/// </summary>
internal static class QuestionLanguage
{
    private const string Default = "en";

    private static readonly (string Code, string Asking, string Letters)[] Table =
    [
        ("en", "what which who whom whose when where why how does did do is are was were tell name give list quote compare according the of and in to", ""),
        ("de", "was wer wen wem wessen wann wo warum wieso wie welche welcher welches welchen welchem wieviel nenne nenn laut fasse zitiere vergleiche "
            + "worum wofür wovon gibt ist sind hat haben wurde wird der die das den dem des ein eine bei für über nach steht heißt viele", "äöüß"),
        ("fr", "qui que quoi quand où pourquoi comment combien quel quelle quels quelles est quels selon d l qu résume citez cite compare "
            + "le la les des du dans pour sur par avec une un à essai", "éèêàçùœî"),
        ("es", "qué quién quiénes cuándo dónde cómo cuánto cuánta cuántos cuántas cuál cuáles según el la los las del en por para con una un es son cita resume", "ñáéíóú¿¡"),
        ("it", "cosa chi quando dove perché come quanto quanta quanti quante quale quali secondo il lo gli della del dei nel che una un è sono dice", "àèìòù"),
        ("pt", "quem quando onde porquê como quanto quanta quantos quantas qual quais segundo o os da do dos na no uma um para com é são não", "ãõçáâêé"),
        ("nl", "wat wie wanneer waar waarom hoe welke welk hoeveel volgens het een van is zijn de en op voor met", "ĳ"),
        ("sv", "vad vem när var varför hur vilken vilket vilka enligt det är och som för med av en ett på", "åäö"),
        ("da", "hvad hvem hvornår hvor hvorfor hvordan hvilken hvilket hvilke ifølge det er og som med af en et på", "åøæ"),
        ("pl", "co kto kiedy gdzie dlaczego jak ile który która które według jest są w z na do i", "ąćęłńśźż"),
    ];

    /// <summary>Two-letter code.</summary>
    public static string Of(string text, List<AskedWord> words)
    {
        var byScript = LanguageGuess.Of(text, [new TextSpan(0, text.Length)], stated: null);
        if (!LanguageWords.Codes.Contains(byScript))
        {
            return byScript;
        }

        var best = Default;
        var bestScore = 0.0;
        foreach (var (code, asking, letters) in Table)
        {
            var score = Score(text, words, Lists[code], letters);
            if (score > bestScore)
            {
                (best, bestScore) = (code, score);
            }
        }

        return bestScore >= 1.5 ? best : byScript;
    }

    private static readonly Dictionary<string, HashSet<string>> Lists =
        Table.ToDictionary(row => row.Code, row => row.Asking.Split(' ').Select(word => Letters.Fold(word)).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private static double Score(string text, List<AskedWord> words, HashSet<string> asking, string letters)
    {
        var score = 0.0;
        for (var i = 0; i < Math.Min(words.Count, 60); i++)
        {
            // Names and titles inside a question are in the language of the documents.
            score += !asking.Contains(words[i].Folded) ? 0 : i == 0 ? 1.6 : words[i].IsCapital ? 0.3 : 1;
        }

        foreach (var c in text.AsSpan(0, Math.Min(text.Length, 400)))
        {
            score += letters.Contains(char.ToLowerInvariant(c), StringComparison.Ordinal) ? 0.4 : 0;
        }

        return score;
    }
}
