using System.Text.RegularExpressions;

namespace ChatBot.Retrieval;

/// <summary>Reads what kind of thing must stand in the answer: a number (and of what), a date, a name.</summary>
internal static partial class AnswerType
{
    private static readonly HashSet<string> EndsNoun = new(StringComparer.Ordinal)
    {
        "does", "do", "did", "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "should", "may", "might", "must", "in", "on", "at", "of", "from", "by", "for",
        "to", "with", "into", "per", "it", "he", "she", "they", "we", "you", "i", "there", "the", "a", "an", "and", "or", "that", "which", "who", "this", "these", "as", "than", "when", "if",
        "hat", "haben", "ist", "sind", "war", "waren", "gibt", "wird", "werden", "im", "am", "von", "der", "die", "das", "den", "dem", "sie", "er", "es", "man", "y", "a", "il", "elle", "sont",
        "est", "ont", "le", "la", "les", "du", "des", "dans", "hay", "son", "tiene", "tienen", "el", "los", "las", "del", "se", "con", "about", "under", "over",
    };

    /// <summary>The type and, for "how many", the noun that is counted.</summary>
    public static (ExpectedType Type, string? Noun) Of(string lower, QuestionKinds kinds)
    {
        var many = Many().Match(lower);
        if (many.Success)
        {
            return (ExpectedType.Number, Noun(lower[(many.Index + many.Length)..]));
        }

        return (kinds & QuestionKinds.WhichTime) != QuestionKinds.Fact ? (ExpectedType.Time, null)
            : First(lower);
    }

    // The word that asks first decides: "who said when" asks for a person.
    private static (ExpectedType Type, string? Noun) First(string lower)
    {
        var best = (Index: int.MaxValue, Type: ExpectedType.Any);
        foreach (var (expression, type) in (ReadOnlySpan<(Regex, ExpectedType)>)[(Number(), ExpectedType.Number), (Date(), ExpectedType.Date), (Name(), ExpectedType.Name)])
        {
            var match = expression.Match(lower);
            if (match.Success && match.Index < best.Index)
            {
                best = (match.Index, type);
            }
        }

        return (best.Type, null);
    }

    private static string? Noun(string behind)
    {
        var words = AskedWord.Of(behind);
        var last = -1;
        for (var i = 0; i < Math.Min(words.Count, 6) && !EndsNoun.Contains(words[i].Folded) && (i == 0 || words[i].Before is '\0' or '-'); i++)
        {
            last = i;
            if (words[i].Folded.Length > 3 && words[i].Folded.EndsWith('s') && !words[i].Folded.EndsWith("ss", StringComparison.Ordinal))
            {
                break;
            }
        }

        // "How many of the town's projects": what stands behind "of".
        if (last < 0 && words.Count > 1 && words[0].Folded == "of")
        {
            return Noun(behind[words[words[1].Folded is "the" or "these" or "those" or "all" ? 1 : 0].End..]);
        }

        return last < 0 ? null : behind[words[last].Start..words[last].End];
    }

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(how many|what number of|which number of|wie ?viele|combien d(e |')|cuánt[oa]s|quant[ie]|quantos|quantas|hoeveel|hur många|hvor mange)\b", Linear)]
    private static partial Regex Many();

    [GeneratedRegex(
        @"\b(how (much|old|long|large|big|high|tall|wide|broad|far|heavy|deep|fast|often|expensive|loud|strong|thick|close|late|early|few)\b|(what|which|whose)( \w+){0,4} (percentage|percent|share|portion|proportion|fraction|sum|amount|number|price|cost|costs|figure|total|budget|size|width|height|length|depth|weight|rate|margins?|revenues?|population|speed|distance|age|salary|fee|fare|allowance|limit|capacity|count|value|valuation|ratio|quota|temperature|area|average|mean|maximum|minimum|times|spending|investment)\b"
        + @"|(add|sum) up|count the|in total|altogether|on average|number of|wie (viel|hoch|groß|lang|breit|teuer|alt|weit|tief|schwer|oft|schnell)\b|wieviel|was kostet|was kosten|wievielfache|combien|quel(le)? (pourcentage|montant|prix|somme|nombre|coût|budget|taille|largeur|longueur|hauteur|part)\b|cuánto|cuánta|qué (porcentaje|precio|cantidad|suma|tamaño|parte)|quanto|quanta|welche(r|n|s)? (betrag|preis|summe|anteil|zahl|anzahl|höhe|prozentsatz|breite|länge|größe))\b|多少|几个|几次|几年|多大|多长|多高|いくつ|いくら|何人|何個|何年間|どのくらい|何パーセント",
        Linear)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"(^|[ ,(\u00BF])(when|(by|until|since|from|till) when|(what|which)( \w+)? (year|day|date|month|weekday|deadline|quarter|century|decade|days|dates|years)|how (recent|late)|wann|bis wann|seit wann|an welchem tag|in welchem (jahr|monat)|welches (jahr|datum)|quand|(en )?quelle (année|date)|quel (jour|mois|an)|cuándo|(en )?qué (año|día|fecha|mes)|quando|in che anno|release date|publication date)\b|什么时候|何时|哪一年|哪年|哪天|几月|いつ|何年に|何月",
        Linear)]
    private static partial Regex Date();

    [GeneratedRegex(
        @"(^|[ ,(\u00BF])(who|whom|whose|(what|which)( \w+)? (person|people|man|woman|company|firm|organi[sz]ation|institution|country|city|town|place|author|model|provider|product|name|columnist|engineer|speaker|host|guest|politician|manufacturer|vendor|university|team|language|network|street|ship|vessel|boat|office|committee)|under (which|what) name|what (is|are|was|were) .* (called|named)|the name of|wer|wen|wem|wessen|welche[rsn]? (person|firma|unternehmen|modell|autor|autorin|land|stadt|name)|wie heißt|wie heißen|qui|quel(le)? (personne|entreprise|société|auteur|modèle|pays|ville|nom)|comment s'appelle|quién|quiénes|qué (persona|empresa|autor|modelo|país|ciudad)|cómo se llama|chi|quem|wie is|vem|hvem|kto)\b|谁|哪家|哪个公司|誰|どの会社|何という",
        Linear)]
    private static partial Regex Name();
}
