using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Takes a question apart: which words name documents, which an operation, and which are left for a field to explain.</summary>
internal static class RequestReader
{
    private const int ShortestJoined = 6;

    /// <summary>Reads one question, or one part of it.</summary>
    public static CatalogueRequest Read(RequestWords words, Predicate<string> isFieldWord, Predicate<string> isKnown)
    {
        var named = words.Named;
        var tokens = Phrases.Join(JoinKnown(words, isFieldWord, isKnown));
        var request = new CatalogueRequest(tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            request.Roles[i] = named.Exists(n => n.Overlaps(tokens[i].Span)) ? TokenRole.Named
                : RoleOf(tokens, i, isFieldWord) is var role && role == TokenRole.Entity && isFieldWord(tokens[i].Stem) && i > 1 && tokens[i - 1].Word == "which" && OperationReader.IsBehindPreposition(request, i - 1) ? TokenRole.Content
                : role;
        }

        DropModifiers(request, isFieldWord);
        OperationReader.Read(request);
        ComparisonReader.Read(request, isFieldWord);
        OperationReader.ReadBounds(request);
        return request;
    }

    // "YouTube" is two words by its capitals and may be one in the name of a field; "call-outs" and "call outs" are "callouts".
    private static List<QuestionToken> JoinKnown(RequestWords words, Predicate<string> isFieldWord, Predicate<string> isKnown)
    {
        var joined = new List<QuestionToken>(words.Tokens.Count);
        for (var i = 0; i < words.Tokens.Count; i++)
        {
            var token = words.Tokens[i];
            if (words.Compounds[i] is { } both && joined[^1].Span == words.Tokens[i - 1].Span && IsOneWord(joined[^1], token, both, isFieldWord, isKnown))
            {
                joined[^1] = both.Token;
            }
            else
            {
                joined.Add(token);
            }
        }

        return joined;
    }

    private static bool IsOneWord(QuestionToken first, QuestionToken second, RequestCompound both, Predicate<string> isFieldWord, Predicate<string> isKnown) =>
        both.Gap is null ? isFieldWord(both.Token.Stem)
        : both.Token.Word.Length >= ShortestJoined && isKnown(both.Token.Stem) && (both.Gap != ' ' || !(isKnown(first.Stem) || isKnown(second.Stem)));

    // "Prompts included" says how wide the net is, not what is asked.
    private static void DropModifiers(CatalogueRequest request, Predicate<string> isFieldWord)
    {
        for (var i = 1; i < request.Tokens.Count; i++)
        {
            // Who looks after writing something writes it.
            var dropped = (request.Tokens[i].Word == "included" && !isFieldWord(request.Tokens[i].Stem) && !(i > 1 && request.Tokens[i - 2].Word is "is" or "are" or "was" or "were")) || (request.Tokens[i - 1].Word == "responsible" && request.Tokens[i].Word.EndsWith("ing", StringComparison.Ordinal));
            if (dropped)
            {
                request.Roles[i - 1] = request.Roles[i - 1] == TokenRole.Content ? TokenRole.Filler : request.Roles[i - 1];
            }
        }
    }

    /// <summary>
    /// Lets go of words for the making of a document where something else is asked: "what did it cost to write the essay". Done when it is
    /// known which words stand for documents.
    /// </summary>
    public static void DropMaking(CatalogueRequest request)
    {
        if (request.WantsDate || request.WantsName || (request.With(TokenRole.Content).Count() < 2 && request.Implied.Count == 0))
        {
            return;
        }

        foreach (var i in request.With(TokenRole.Content).ToList())
        {
            if (request.Tokens[i].Stem is "write" or "generat" or "creat" or "produc" or "compos"
                && Enumerable.Range(Math.Max(0, i - 2), 5).Any(at => at < request.Tokens.Count && at != i && request.Roles[at] is TokenRole.Entity or TokenRole.Named))
            {
                request.Roles[i] = TokenRole.Filler;
            }
        }
    }

    private static TokenRole RoleOf(List<QuestionToken> tokens, int at, Predicate<string> isFieldWord)
    {
        var word = tokens[at].Word;
        if (word == "name" && at + 1 < tokens.Count && tokens[at + 1].Word is "it" or "them" or "the" or "all" or "each")
        {
            return TokenRole.Filler;
        }

        // "State" gives an order, "the state" may be a field.
        if (at > 0 && tokens[at - 1].Word is ("the" or "which" or "what") && word is ("state" or "name" or "size" or "kind" or "sort" or "value" or "base" or "use" or "list" or "set")
            && FieldSynonyms.AlikeTo(tokens[at].Stem).Prepend(tokens[at].Stem).Any(stem => isFieldWord(stem)))
        {
            return TokenRole.Content;
        }

        // "US" and "us" are two words: a name in capitals is no filler.
        return CatalogueWords.IsFiller(word) ? TokenRole.Filler
            : CatalogueWords.IsEntity(tokens[at].Stem) ? TokenRole.Entity
            : TokenRole.Content;
    }
}

/// <summary>Turns phrases of several words into the one word that fields are compared with.</summary>
internal static class Phrases
{
    private static readonly (string[] Words, string Joined)[] Known =
    [
        (["came", "out"], "released"),
        (["write", "up"], "writeup"),
        (["come", "out"], "released"),
        (["bring", "out"], "released"),
        (["brought", "out"], "released"),
        (["brings", "out"], "released"),
        (["put", "out"], "released"),
        (["most", "expensive"], "dearest"),
        (["most", "costly"], "dearest"),
        (["least", "expensive"], "cheapest"),
        (["most", "cost"], "dearest"),
        (["least", "cost"], "cheapest"),
        (["most", "long"], "longest"),
        (["least", "long"], "shortest"),
        (["most", "short"], "shortest"),
        (["most", "size"], "largest"),
        (["most", "small"], "smallest"),
        (["most", "date"], "newest"),
        (["most", "recent"], "newest"),
        (["most", "recently"], "newest"),
        (["add", "up"], "altogether"),
        (["added", "up"], "altogether"),
        (["adding", "up"], "altogether"),
        (["sum", "up"], "altogether"),
        (["add", "together"], "altogether"),
        (["added", "together"], "altogether"),
        (["taken", "together"], "altogether"),
        (["put", "together"], "altogether"),
        (["all", "together"], "altogether"),
        (["in", "all"], "altogether"),
        (["between", "them"], "altogether"),
        (["in", "total"], "altogether"),
        (["all", "told"], "altogether"),
        (["on", "average"], "average"),
        (["at", "most"], "atmost"),
        (["up", "to"], "atmost"),
        (["at", "least"], "atleast"),
        (["or", "more"], "ormore"),
        (["more", "than"], "morethan"),
        (["less", "than"], "lessthan"),
        (["fewer", "than"], "lessthan"),
        (["how", "many", "times"], "howmanytimes"),
        (["times", "as"], "howmanytimes"),
        (["how", "many"], "howmany"),
        (["how", "much"], "howmuch"),
        (["how", "long"], "howlong"),
        (["how", "often"], "howoften"),
        (["how", "heavy"], "howheavy"),
        (["whose", "job", "is", "it"], "who"),
        (["look", "after"], "responsible"),
        (["looks", "after"], "responsible"),
        (["looked", "after"], "responsible"),
        (["takes", "care", "of"], "responsible"),
        (["took", "care", "of"], "responsible"),
        (["take", "care", "of"], "responsible"),
        (["in", "charge", "of"], "responsible"),
        (["stand", "in", "for"], "deputy"),
        (["stands", "in", "for"], "deputy"),
        (["look", "at", "again"], "review"),
        (["looked", "at", "again"], "review"),
        (["when", "it", "comes", "to"], "about"),
        (["it", "come", "to"], "comesto"),
        (["they", "come", "to"], "comesto"),
        (["before", "the", "present"], "supersedes"),
        (["before", "the", "current"], "supersedes"),
        (["before", "the", "one"], "supersedes"),
        (["before", "this", "one"], "supersedes"),
        (["in", "force"], "current"),
        (["be", "reached"], "contact"),
        (["get", "in", "touch"], "contact"),
        (["how", "fast"], "howfast"),
        (["day", "of", "the", "week"], "weekday"),
        (["how", "high"], "howbig"),
        (["how", "big"], "howbig"),
        (["how", "large"], "howbig"),
        (["number", "of"], "howmany"),
        (["time", "of", "day"], "timeofday"),
        (["clock", "time"], "timeofday"),
        (["by", "how", "much"], "difference"),
        (["how", "much", "more"], "difference"),
        (["how", "much", "less"], "difference"),
        (["how", "much", "longer"], "difference"),
        (["how", "much", "shorter"], "difference"),
        (["how", "much", "cheaper"], "difference"),
        (["how", "much", "dearer"], "difference"),
        (["how", "much", "higher"], "difference"),
        (["how", "much", "lower"], "difference"),
        (["how", "many", "more"], "difference"),
        (["how", "many", "fewer"], "difference"),
    ];

    // Only before a figure or a date: "longer than the tram" compares two things.
    private static readonly (string[] Words, string Joined)[] BeforeFigures =
    [
        (["greater", "than"], "morethan"),
        (["higher", "than"], "morethan"),
        (["larger", "than"], "morethan"),
        (["bigger", "than"], "morethan"),
        (["longer", "than"], "morethan"),
        (["heavier", "than"], "morethan"),
        (["dearer", "than"], "morethan"),
        (["lower", "than"], "lessthan"),
        (["smaller", "than"], "lessthan"),
        (["shorter", "than"], "lessthan"),
        (["lighter", "than"], "lessthan"),
        (["cheaper", "than"], "lessthan"),
        (["later", "than"], "after"),
        (["newer", "than"], "after"),
        (["earlier", "than"], "before"),
        (["older", "than"], "before"),
    ];

    private static readonly ILookup<string, (string[] Words, string Joined)> ByFirst =
        Known.Concat(BeforeFigures).OrderByDescending(phrase => phrase.Words.Length).ToLookup(phrase => phrase.Words[0], StringComparer.Ordinal);

    /// <summary>The words with each known phrase joined into one, the longest first.</summary>
    public static List<QuestionToken> Join(List<QuestionToken> tokens)
    {
        var joined = new List<QuestionToken>(tokens.Count);
        for (var i = 0; i < tokens.Count;)
        {
            var at = i;
            var phrase = ByFirst[tokens[i].Word].FirstOrDefault(known => StandsAt(tokens, at, known.Words) && (!BeforeFigures.Contains(known) || IsFigure(tokens, at + known.Words.Length)));
            if (phrase.Words is null)
            {
                joined.Add(tokens[i++]);
                continue;
            }

            var span = tokens[i].Span.Union(tokens[i + phrase.Words.Length - 1].Span);
            joined.Add(QuestionTokens.Of(phrase.Joined, span, isName: false));
            i += phrase.Words.Length;
        }

        return joined;
    }

    private static bool IsFigure(List<QuestionToken> tokens, int at) =>
        at < tokens.Count && (tokens[at].Number is not null || ComparisonReader.MonthOf(tokens[at].Word) is not null
            || NumberWords.TryRead([.. tokens.Skip(at).Take(3).Select(token => token.Word)], out _, out _) || NumberWords.TryReadAmount(tokens[at].Word, out _));

    private static bool StandsAt(List<QuestionToken> tokens, int at, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (at + i >= tokens.Count || tokens[at + i].Word != words[i])
            {
                return false;
            }
        }

        return true;
    }
}
