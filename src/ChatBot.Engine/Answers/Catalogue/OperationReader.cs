using System.Collections.Frozen;

namespace ChatBot.Answers;

/// <summary>Finds the words of a question that say what to do with values: add them up, take the largest, count.</summary>
internal static class OperationReader
{
    private static readonly FrozenDictionary<string, (CatalogueOperations Operation, string Implied)> Words =
        new Dictionary<string, (CatalogueOperations Operation, string Implied)>(StringComparer.Ordinal)
        {
            ["sum"] = (CatalogueOperations.Sum, ""),
            ["total"] = (CatalogueOperations.Sum, "total"),
            ["altogether"] = (CatalogueOperations.Sum, "total"),
            ["together"] = (CatalogueOperations.Sum, "total"),
            ["combined"] = (CatalogueOperations.Sum, "total"),
            ["comesto"] = (CatalogueOperations.Sum, "cost total"),
            ["average"] = (CatalogueOperations.Mean, ""),
            ["mean"] = (CatalogueOperations.Mean, ""),
            ["averaged"] = (CatalogueOperations.Mean, ""),
            ["most"] = (CatalogueOperations.Maximum, ""),
            ["highest"] = (CatalogueOperations.Maximum, ""),
            ["largest"] = (CatalogueOperations.Maximum, "size"),
            ["biggest"] = (CatalogueOperations.Maximum, "size"),
            ["greatest"] = (CatalogueOperations.Maximum, ""),
            ["maximum"] = (CatalogueOperations.Maximum, ""),
            ["least"] = (CatalogueOperations.Minimum, ""),
            ["fewest"] = (CatalogueOperations.Minimum, ""),
            ["lowest"] = (CatalogueOperations.Minimum, ""),
            ["smallest"] = (CatalogueOperations.Minimum, "size"),
            ["minimum"] = (CatalogueOperations.Minimum, ""),
            ["longest"] = (CatalogueOperations.Maximum, "word length duration time page"),
            ["shortest"] = (CatalogueOperations.Minimum, "word length duration time page"),
            ["newest"] = (CatalogueOperations.Maximum, "date release create publish"),
            ["latest"] = (CatalogueOperations.Maximum, "date release create publish"),
            ["youngest"] = (CatalogueOperations.Maximum, "date release create publish"),
            ["oldest"] = (CatalogueOperations.Minimum, "date release create publish"),
            ["earliest"] = (CatalogueOperations.Minimum, "date release create publish"),
            ["fastest"] = (CatalogueOperations.Minimum, "time duration latency"),
            ["quickest"] = (CatalogueOperations.Minimum, "time duration latency"),
            ["slowest"] = (CatalogueOperations.Maximum, "time duration latency"),
            ["heaviest"] = (CatalogueOperations.Maximum, "weight"),
            ["lightest"] = (CatalogueOperations.Minimum, "weight"),
            ["cheapest"] = (CatalogueOperations.Minimum, "cost"),
            ["dearest"] = (CatalogueOperations.Maximum, "cost"),
            ["priciest"] = (CatalogueOperations.Maximum, "cost"),
            ["costliest"] = (CatalogueOperations.Maximum, "cost"),
            ["last"] = (CatalogueOperations.Maximum, "date end finish"),
            ["first"] = (CatalogueOperations.Minimum, "date"),
            ["difference"] = (CatalogueOperations.Difference, ""),
            ["differ"] = (CatalogueOperations.Difference, ""),
            ["differs"] = (CatalogueOperations.Difference, ""),
            ["ratio"] = (CatalogueOperations.Ratio, ""),
            ["howmanytimes"] = (CatalogueOperations.Ratio, ""),
            ["count"] = (CatalogueOperations.Count, ""),
            ["without"] = (CatalogueOperations.Lacking, ""),
            ["lack"] = (CatalogueOperations.Lacking, ""),
            ["lacks"] = (CatalogueOperations.Lacking, ""),
            ["lacking"] = (CatalogueOperations.Lacking, ""),
            ["missing"] = (CatalogueOperations.Lacking, ""),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    // Words that set two things beside each other, and what they measure. Which of the two is more is asked only where "which" is.
    private static readonly FrozenDictionary<string, (CatalogueOperations Operation, string Implied)> Comparatives =
        new Dictionary<string, (CatalogueOperations Operation, string Implied)>(StringComparer.Ordinal)
        {
            ["dearer"] = (CatalogueOperations.Maximum, "cost"),
            ["costlier"] = (CatalogueOperations.Maximum, "cost"),
            ["pricier"] = (CatalogueOperations.Maximum, "cost"),
            ["cheaper"] = (CatalogueOperations.Minimum, "cost"),
            ["longer"] = (CatalogueOperations.Maximum, "word length duration time page"),
            ["shorter"] = (CatalogueOperations.Minimum, "word length duration time page"),
            ["higher"] = (CatalogueOperations.Maximum, ""),
            ["lower"] = (CatalogueOperations.Minimum, ""),
            ["larger"] = (CatalogueOperations.Maximum, "size"),
            ["bigger"] = (CatalogueOperations.Maximum, "size"),
            ["smaller"] = (CatalogueOperations.Minimum, "size"),
            ["newer"] = (CatalogueOperations.Maximum, "date release create publish"),
            ["later"] = (CatalogueOperations.Maximum, "date"),
            ["older"] = (CatalogueOperations.Minimum, "date release create publish"),
            ["earlier"] = (CatalogueOperations.Minimum, "date"),
            ["sooner"] = (CatalogueOperations.Minimum, "date"),
            ["faster"] = (CatalogueOperations.Minimum, "time duration latency"),
            ["slower"] = (CatalogueOperations.Maximum, "time duration latency"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words of operations.</summary>
    public static IEnumerable<string> Names => Words.Keys;

    /// <summary>Marks the words of operations and what they want.</summary>
    public static void Read(CatalogueRequest request)
    {
        var tokens = request.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (request.Roles[i] == TokenRole.Named)
            {
                continue;
            }

            if (PlaceAt(tokens, i) is { } place)
            {
                request.Roles[i] = TokenRole.Operation;
                request.Place = place;
            }
            else if (IsOperation(tokens, i) && Words.TryGetValue(tokens[i].Word, out var found))
            {
                request.Roles[i] = TokenRole.Operation;
                request.Operations |= found.Operation;
                Imply(request, found.Implied);
                request.Counted = found.Operation == CatalogueOperations.Count ? NextWord(request, i) : request.Counted;
            }
            else if (tokens[i].Word is "best" or "worst" && i + 1 < tokens.Count && tokens[i + 1].Stem is ("rate" or "score" or "grade" or "mark" or "point" or "review"))
            {
                request.Roles[i] = TokenRole.Operation;
                request.Operations |= tokens[i].Word == "best" ? CatalogueOperations.Maximum : CatalogueOperations.Minimum;
            }
            else if (IsHowMuchMore(tokens, i))
            {
                request.Roles[i] = TokenRole.Operation;
                request.Operations |= CatalogueOperations.Difference;
                Imply(request, Comparatives.TryGetValue(tokens[i].Word, out var measure) ? measure.Implied : "");
            }
            else if (Comparatives.TryGetValue(tokens[i].Word, out var comparative))
            {
                request.Roles[i] = TokenRole.Operation;
                request.Operations |= tokens.Take(i).Any(token => token.Word is "which" or "who" or "whose") ? comparative.Operation : CatalogueOperations.None;
                Imply(request, comparative.Implied);
            }
            else
            {
                ReadWish(request, i);
            }
        }

        request.IsYesNo = tokens.Count > 0 && tokens[0].Word is "is" or "are" or "was" or "were" or "does" or "do" or "did" or "has" or "have" or "can" or "will";
        ReadHaving(request);
    }

    // "How many words longer is this than that?" asks for the difference; "more than 5" is a condition.
    private static bool IsHowMuchMore(IReadOnlyList<QuestionToken> tokens, int at) =>
        (Comparatives.ContainsKey(tokens[at].Word) || tokens[at].Word is "more" or "less" or "fewer")
        && at + 1 < tokens.Count && tokens[at + 1].Word != "than" && tokens.Skip(at + 1).Any(token => token.Word == "than")
        && tokens.Take(at).Any(token => token.Word.StartsWith("how", StringComparison.Ordinal));

    /// <summary>Of one record there is no largest: its "maximum" is part of the name of a field.</summary>
    public static void DropOfOne(CatalogueRequest request)
    {
        foreach (var i in request.With(TokenRole.Operation).Where(i => request.Tokens[i].Word is "maximum" or "minimum").ToList())
        {
            request.Roles[i] = TokenRole.Content;
            request.Operations &= ~Words[request.Tokens[i].Word].Operation;
        }
    }

    /// <summary>Reads which end of a span of time is asked for: "until when". Done when it is known which words belong to a date.</summary>
    public static void ReadBounds(CatalogueRequest request)
    {
        for (var i = 0; request.WantsDate && i < request.Tokens.Count; i++)
        {
            var implied = request.Roles[i] is TokenRole.Content or TokenRole.Filler
                ? request.Tokens[i].Word switch { "until" or "till" => "to until end expire", "from" or "since" when request.Tokens.ElementAtOrDefault(i + 1)?.Word is "when" or "what" or "which" => "from start begin since", _ => "" }
                : "";
            if (implied.Length > 0)
            {
                request.Roles[i] = TokenRole.Operation;
                Imply(request, implied);
            }
        }
    }

    // "The second largest": a place that the figure takes in their order.
    private static int? PlaceAt(IReadOnlyList<QuestionToken> tokens, int at) =>
        at + 1 < tokens.Count && Words.TryGetValue(tokens[at + 1].Word, out var next) && next.Operation is (CatalogueOperations.Maximum or CatalogueOperations.Minimum)
            ? tokens[at].Word switch { "second" or "2nd" => 2, "third" or "3rd" => 3, "fourth" or "4th" => 4, "fifth" or "5th" => 5, _ => null }
            : null;

    // "Last updated" is the name of a field and no superlative.
    // "Count the essays" is an order, "count on" is not.
    private static bool IsOperation(IReadOnlyList<QuestionToken> tokens, int at) =>
        !(tokens[at].Word == "count" && at > 0 && tokens[at - 1].Word is not ("and" or "please" or "then" or "you")) &&
        !(tokens[at].Word is "last" or "first" && at + 1 < tokens.Count && tokens[at + 1].Stem is "updat" or "modifi" or "revis" or "chang" or "edit" or "print");

    private static void ReadWish(CatalogueRequest request, int at)
    {
        switch (request.Tokens[at].Word)
        {
            case "howmany":
                request.WantsNumber = true;
                request.Counted ??= NextWord(request, at);
                break;
            case "howmuch":
                request.WantsNumber = true;
                break;
            case "howlong":
                request.WantsNumber = true;
                Imply(request, "length duration word time page");
                break;
            case "howfast":
                request.WantsNumber = true;
                Imply(request, "time duration latency");
                break;
            case "howheavy":
                request.WantsNumber = true;
                Imply(request, "weight");
                break;
            case "howoften":
                request.WantsNumber = true;
                Imply(request, "every interval frequency");
                break;
            case "howbig":
                request.WantsNumber = true;
                Imply(request, "size");
                break;
            case "when" or "timeofday" or "utc" or "date" or "day":
                if (request.Tokens[at].Word == "day" && !IsAskedFor(request, at))
                {
                    // A "full day" is no date.
                    return;
                }

                if (request.Tokens[at].Word == "when" && IsConjunction(request, at))
                {
                    request.Roles[at] = TokenRole.Filler;
                    return;
                }

                request.WantsDate = true;
                Imply(request, "date");
                request.Roles[at] = request.Tokens[at].Word is "date" or "day" ? request.Roles[at] : TokenRole.Operation;
                return;
            case "who" or "whom":
                request.WantsName = true;
                request.AsksDocuments |= request.Asks(CatalogueOperations.Maximum | CatalogueOperations.Minimum);
                return;
            case "which" or "whose":
                request.AsksDocuments |= NextWord(request, at) is { } next && request.Roles[next] == TokenRole.Entity && !IsBehindPreposition(request, at);
                request.AsksDocuments |= request.Tokens[at].Word == "whose" || IsFollowedByIs(request, at);
                request.AsksOthers |= request.Asks(CatalogueOperations.Count) && Enumerable.Range(at, request.Tokens.Count - at).Any(i => request.Tokens[i].Word == "not");
                return;
            case "not" or "no":
                request.IsNegated = true;
                return;
            default:
                return;
        }

        request.Roles[at] = TokenRole.Operation;
    }

    /// <summary>Whether a preposition stands before a word: "in which paper" asks for the paper, "which paper" for one of the papers.</summary>
    public static bool IsBehindPreposition(CatalogueRequest request, int at) =>
        at > 0 && request.Tokens[at - 1].Word is "in" or "on" or "at" or "by" or "for" or "to" or "from" or "with" or "under" or "through" or "until" or "since";

    // "How many went out when somebody was stuck" asks for no date.
    private static bool IsConjunction(CatalogueRequest request, int at) =>
        at > 1 && at + 2 < request.Tokens.Count && request.Tokens[at - 1].Word is not ("and" or "or" or "say" or "tell" or "of" or "since" or "until" or "from")
        && request.Tokens.Take(at - 1).Any(token => token.Word is "howmany" or "howmuch" or "howlong" or "which" or "what" or "who" or "whose" or "average");

    private static bool IsAskedFor(CatalogueRequest request, int at) =>
        Enumerable.Range(Math.Max(0, at - 2), Math.Min(2, at)).Any(i => request.Tokens[i].Word is "what" or "which" or "exact");

    private static bool IsFollowedByIs(CatalogueRequest request, int at) =>
        at + 1 < request.Tokens.Count && request.Tokens[at + 1].Word is "is" or "has" or "was" or "one" or "ones" or "of";

    // Which documents record this: they are asked for by a verb of having, with or without "not".
    private static void ReadHaving(CatalogueRequest request)
    {
        var tokens = request.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Word is "have" or "has" or "record" or "records" or "give" or "gives" or "include" or "includes" or "state" or "list" or "with" && i > 0)
            {
                request.Operations |= CatalogueOperations.Having;
                if (i + 1 < tokens.Count && tokens[i + 1].Word == "no")
                {
                    request.Operations |= CatalogueOperations.Lacking;
                }
            }
        }

        if (request.IsNegated && request.Asks(CatalogueOperations.Having) && !request.AsksOthers && !request.IsYesNo)
        {
            request.Operations |= CatalogueOperations.Lacking;
        }
    }

    private static void Imply(CatalogueRequest request, string words)
    {
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            request.Implied.Add(word);
        }
    }

    private static int? NextWord(CatalogueRequest request, int at)
    {
        for (var i = at + 1; i < request.Tokens.Count && i < at + 6; i++)
        {
            if (request.Roles[i] is TokenRole.Content or TokenRole.Entity && request.Tokens[i].Number is null)
            {
                return i;
            }
        }

        return null;
    }
}
