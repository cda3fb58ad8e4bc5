namespace ChatBot.Retrieval;

/// <summary>Reads what kind of thing must stand in the answer: a number (and of what), a date, a name.</summary>
internal static class AnswerType
{
    private static readonly HashSet<string> EndsNoun = new(StringComparer.Ordinal)
    {
        "does", "do", "did", "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "should", "may", "might", "must", "in", "on", "at", "of", "from", "by", "for",
        "to", "with", "into", "per", "it", "he", "she", "they", "we", "you", "i", "there", "the", "a", "an", "and", "or", "that", "which", "who", "this", "these", "as", "than", "when", "if",
        "hat", "haben", "ist", "sind", "war", "waren", "gibt", "wird", "werden", "im", "am", "von", "der", "die", "das", "den", "dem", "sie", "er", "es", "man", "y", "il", "elle", "sont",
        "est", "ont", "le", "la", "les", "du", "des", "dans", "hay", "son", "tiene", "tienen", "el", "los", "las", "del", "se", "con", "about", "under", "over",
    };

    // Singular nouns of people that are counted without an s; any other noun that is counted is in the plural.
    private static readonly HashSet<string> Plurals = new(StringComparer.Ordinal) { "people", "men", "women", "children", "mice", "feet", "teeth", "geese", "staff", "sheep", "fish", "data", "percent", "euro", "yen" };

    private static readonly Phrases Many = new("how many; what|which number of; wie viele; wieviele; combien de|d; cuántos|cuántas; quanti|quante|quantos|quantas; hoeveel; hur många; hvor mange");

    private const string Measures = "percentage|percent|share|portion|proportion|fraction|sum|amount|number|price|prices|cost|costs|figure|total|budget|size|width|height|length|depth|weight|rate|margin|margins|revenue|revenues|"
        + "population|speed|distance|age|salary|wage|wages|pension|rent|fee|fees|fare|toll|charge|tariff|deposit|allowance|limit|capacity|count|value|valuation|ratio|quota|area|average|mean|maximum|minimum|spending|investment|"
        + "temperature|pressure|voltage|torque|accuracy|precision|tolerance|frequency|diameter|radius|thickness|volume|attendance|turnout|dose|dosage|debt|profit|stake";

    private static readonly Phrases Number = new(
        $"how much|old|young|long|short|large|big|small|high|low|tall|wide|broad|narrow|far|heavy|light|deep|shallow|steep|fast|slow|quick|quickly|often|frequent|frequently|expensive|dear|cheap|loud|bright|strong|thick|thin|tight|cold|hot|warm|precise|precisely|accurate|accurately|close|late|early|soon|few; what|which|whose _? _? _? _? {Measures}; add|sum up; count the; in total; altogether; on average; number of",
        "wie viel|hoch|groß|lang|breit|teuer|alt|weit|tief|schwer|oft|schnell; wieviel|wievielfache; was kostet|kosten|kostete; was hat|haben .. gekostet; qué|cuánto costó; combien a|ont; combien; quel|quelle pourcentage|montant|prix|somme|nombre|coût|budget|taille|largeur|longueur|hauteur|part",
        "cuánto|cuánta; qué porcentaje|precio|cantidad|suma|tamaño|parte; quanto|quanta; welcher|welche|welchen|welches betrag|preis|summe|anteil|zahl|anzahl|höhe|prozentsatz|breite|länge|größe",
        "多少; 几个; 几次; 几年; 多大; 多长; 多高; いくつ; いくら; 何人; 何個; 何年間; どのくらい; 何パーセント");

    private static readonly Phrases Date = new(
        "when|wann|quand|cuándo|quando; what|which _? year|day|date|month|weekday|deadline|quarter|century|decade|days|dates|years; how recent; an welchem tag; in welchem jahr|monat; welches jahr|datum; quelle année|date; quel jour|mois|an; qué año|día|fecha|mes; che anno; release|publication date",
        "什么时候; 何时; 哪一年; 哪年; 哪天; 几月; いつ; 何年に; 何月");

    private const string Bearers = "person|people|man|woman|company|firm|organisation|organization|institution|country|city|town|place|author|model|provider|product|name|columnist|engineer|speaker|host|guest|politician|manufacturer|"
        + "vendor|university|team|language|network|street|ship|vessel|boat|office|committee";

    private static readonly Phrases Name = new(
        $"who|whom|whose|wer|wen|wem|wessen|qui|quién|quiénes|chi|quem|vem|hvem|kto; what|which _? {Bearers}; under which|what name; what is|are|was|were _? _? _? _? _? _? _? _? called|named; the name of",
        "welche|welcher|welches|welchen person|firma|unternehmen|modell|autor|autorin|land|stadt|name; wie heißt|heißen; quel|quelle personne|entreprise|société|auteur|modèle|pays|ville|nom; comment s appelle; qué persona|empresa|autor|modelo|país|ciudad; cómo se llama",
        "谁; 哪家; 哪个公司; 誰; どの会社; 何という");

    /// <summary>The type and, for "how many", the noun that is counted.</summary>
    public static (ExpectedType Type, string? Noun) Of(IReadOnlyList<AskedWord> words, string text, QuestionKinds kinds)
    {
        if (Many.First(words, text) is { } many)
        {
            return (ExpectedType.Number, Noun([.. words.Where(word => word.Start >= many.End)], text, isGerman: text.AsSpan(many.Start).StartsWith("wie", StringComparison.OrdinalIgnoreCase)));
        }

        if ((kinds & QuestionKinds.WhichTime) != QuestionKinds.Fact)
        {
            return (ExpectedType.Time, null);
        }

        // The word that asks first decides: "who said when" asks for a person.
        var best = (Start: int.MaxValue, Type: ExpectedType.Any);
        foreach (var (phrases, type) in (ReadOnlySpan<(Phrases, ExpectedType)>)[(Date, ExpectedType.Date), (Number, ExpectedType.Number), (Name, ExpectedType.Name)])
        {
            if (phrases.First(words, text) is { } found && found.Start < best.Start && !IsRelative(words, found.Start))
            {
                best = (found.Start, type);
            }
        }

        return (best.Type, null);
    }

    // "The man who ..." and "when they met" in the middle ask for nobody and no day.
    private static bool IsRelative(IReadOnlyList<AskedWord> words, int start)
    {
        var at = 0;
        while (at < words.Count && words[at].Start < start)
        {
            at++;
        }

        var asks = words.Take(at).Any(word => word.Folded is "what" or "which" or "who" or "how" or "where" or "why" or "is" or "are" or "did" or "does" or "do" or "name" or "list" or "give");
        return at > 0 && at < words.Count && asks && words[at].Folded is "who" or "whom" or "whose" or "when" && words[at].Before == '\0' && words[at - 1].Folded is not ("and" or "or" or "by" or "of" or "from" or "to" or "with");
    }

    private static string? Noun(List<AskedWord> words, string text, bool isGerman = false)
    {
        var last = -1;
        for (var i = 0; i < Math.Min(words.Count, 6) && !EndsNoun.Contains(words[i].Folded) && (i == 0 || words[i].Before is '\0' or '-'); i++)
        {
            last = i;
            var folded = words[i].Folded;
            if ((folded.Length > 3 && folded.EndsWith('s') && !folded.EndsWith("ss", StringComparison.Ordinal)) || Plurals.Contains(folded) || (isGerman && words[i].IsCapital))
            {
                break;
            }
        }

        // "How many of the town's projects": what stands behind "of".
        if (last < 0 && words.Count > 1 && words[0].Folded == "of")
        {
            return Noun(words[(words[1].Folded is "the" or "these" or "those" or "all" ? 2 : 1)..], text);
        }

        // Of an owner with 's what he owns is counted.
        return last < 0 ? null : words[last].IsPossessive && last + 1 < words.Count ? Noun(words[(last + 1)..], text) : text[words[last].Start..words[last].End];
    }
}
