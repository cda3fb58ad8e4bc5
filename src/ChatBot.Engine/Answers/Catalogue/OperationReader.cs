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
            ["longest"] = (CatalogueOperations.Maximum, "word length duration time"),
            ["shortest"] = (CatalogueOperations.Minimum, "word length duration time"),
            ["newest"] = (CatalogueOperations.Maximum, "date release create publish"),
            ["latest"] = (CatalogueOperations.Maximum, "date release create publish"),
            ["youngest"] = (CatalogueOperations.Maximum, "date release create publish"),
            ["oldest"] = (CatalogueOperations.Minimum, "date release create publish"),
            ["earliest"] = (CatalogueOperations.Minimum, "date release create publish"),
            ["fastest"] = (CatalogueOperations.Minimum, "time duration latency"),
            ["quickest"] = (CatalogueOperations.Minimum, "time duration latency"),
            ["slowest"] = (CatalogueOperations.Maximum, "time duration latency"),
            ["cheapest"] = (CatalogueOperations.Minimum, "cost"),
            ["dearest"] = (CatalogueOperations.Maximum, "cost"),
            ["priciest"] = (CatalogueOperations.Maximum, "cost"),
            ["costliest"] = (CatalogueOperations.Maximum, "cost"),
            ["last"] = (CatalogueOperations.Maximum, "date end finish"),
            ["first"] = (CatalogueOperations.Minimum, "date"),
            ["difference"] = (CatalogueOperations.Difference, ""),
            ["ratio"] = (CatalogueOperations.Ratio, ""),
            ["howmanytimes"] = (CatalogueOperations.Ratio, ""),
            ["count"] = (CatalogueOperations.Count, ""),
            ["without"] = (CatalogueOperations.Lacking, ""),
            ["lack"] = (CatalogueOperations.Lacking, ""),
            ["lacks"] = (CatalogueOperations.Lacking, ""),
            ["lacking"] = (CatalogueOperations.Lacking, ""),
            ["missing"] = (CatalogueOperations.Lacking, ""),
        }.ToFrozenDictionary(StringComparer.Ordinal);

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

            if (IsOperation(tokens, i) && Words.TryGetValue(tokens[i].Word, out var found))
            {
                request.Roles[i] = TokenRole.Operation;
                request.Operations |= found.Operation;
                Imply(request, found.Implied);
                request.Counted = found.Operation == CatalogueOperations.Count ? NextWord(request, i) : request.Counted;
            }
            else
            {
                ReadWish(request, i);
            }
        }

        request.IsYesNo = tokens.Count > 0 && tokens[0].Word is "is" or "are" or "was" or "were" or "does" or "do" or "did" or "has" or "have" or "can" or "will";
        ReadHaving(request);
    }

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
                Imply(request, "length duration word time");
                break;
            case "howfast":
                request.WantsNumber = true;
                Imply(request, "time duration latency");
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
                request.WantsDate = true;
                Imply(request, "date");
                request.Roles[at] = request.Tokens[at].Word is "date" or "day" ? request.Roles[at] : TokenRole.Operation;
                return;
            case "who" or "whom":
                request.WantsName = true;
                request.AsksDocuments |= request.Asks(CatalogueOperations.Maximum | CatalogueOperations.Minimum);
                return;
            case "which" or "whose":
                request.AsksDocuments |= NextWord(request, at) is { } next && request.Roles[next] == TokenRole.Entity;
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
