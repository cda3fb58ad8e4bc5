using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>Which records a question looks at: those it names, or those of a group ("the essays"), else all.</summary>
internal sealed record RecordScope
{
    /// <summary>The records named, in the order of the question.</summary>
    public required IReadOnlyList<int> Meant { get; init; }

    /// <summary>All in scope; null when the question does not say.</summary>
    public required RecordSet? Records { get; init; }

    /// <summary>The words of the question that name groups or say what a table is about.</summary>
    public required IReadOnlySet<int> Words { get; init; }

    /// <summary>Reads the scope of a question, and marks the words that name records.</summary>
    public static RecordScope Of(CatalogueColumns catalogue, IReadOnlyList<MeantDocument> documents, CatalogueRequest request, string question)
    {
        if (catalogue.Table is not null)
        {
            return new RecordScope { Meant = [], Records = null, Words = ContextWords(catalogue, request) };
        }

        FreeFieldWords(catalogue, request);
        var meant = MeantBy(catalogue, documents, request, question);
        var words = new HashSet<int>();
        var group = GroupOf(catalogue, request, words);
        return new RecordScope { Meant = meant, Records = meant.Count > 0 ? RecordSet.Of(meant) : group, Words = words };
    }

    /// <summary>
    /// The scope without the records that lack a value that the question holds. Of two values of one field a record need have only one, for it
    /// cannot have both: "Denmark and Norway". Null when no record is left.
    /// </summary>
    public RecordScope? RestrictedBy(IReadOnlyList<ValueInQuestion> values)
    {
        var byField = new List<(HashSet<CatalogueColumn> Columns, RecordSet Records)>();
        foreach (var value in values)
        {
            var same = byField.FindIndex(other => other.Columns.Overlaps(value.Columns));
            if (same < 0)
            {
                byField.Add(([.. value.Columns], value.Records));
            }
            else
            {
                var having = byField[same].Records;
                byField[same] = (byField[same].Columns, having.Overlaps(value.Records) ? having.And(value.Records) : having.Or(value.Records));
            }
        }

        var records = Records;
        foreach (var (_, having) in byField)
        {
            records = records is null ? having : records.And(having);
        }

        return records is { Count: 0 } ? null : this with { Records = records };
    }

    private static List<int> MeantBy(CatalogueColumns catalogue, IReadOnlyList<MeantDocument> documents, CatalogueRequest request, string question)
    {
        var surest = documents.Where(document => document.Strength != MeantStrength.Scope).ToList();
        var places = documents.Select(document => document.Name).Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, name => question.IndexOf(name, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at : int.MaxValue, StringComparer.Ordinal);
        var read = (surest.Count > 0 ? surest : documents)
            .Select(document => (Record: catalogue.NumberOf(document.DocumentId), At: places[document.Name]))
            .Where(pair => pair.Record is not null)
            .Select(pair => (pair.Record!.Value, pair.At));
        var meant = read.Concat(ByName(catalogue, request)).Concat(ByTitle(catalogue, request)).OrderBy(pair => pair.At).Select(pair => pair.Item1).Distinct().ToList();
        FinishNames(catalogue, request, meant);
        return meant;
    }

    // "Wenna's column" names a document by a word that is the name of a field as well.
    private static void FreeFieldWords(CatalogueColumns catalogue, CatalogueRequest request)
    {
        foreach (var i in request.With(TokenRole.Named).ToList())
        {
            if (!request.Tokens[i].IsName && catalogue.WithWord(request.Tokens[i].Stem).Count > 0)
            {
                request.Roles[i] = TokenRole.Entity;
            }
        }
    }

    // What a document is about may have a name of its own in its metadata, by which people mean it: a column, a proposal.
    private static List<(int Record, int At)> ByName(CatalogueColumns catalogue, CatalogueRequest request)
    {
        var named = new List<(int, int)>();
        for (var i = 0; i < request.Tokens.Count; i++)
        {
            if (request.Roles[i] != TokenRole.Named && request.Tokens[i].IsName && catalogue.ValueAt(request.Tokens, i) is { Words: > 1 } value
                && value.Found.Where(found => found.Column.Words[^1].Word is "name" or "title").Select(found => found.Record).Distinct().ToList() is [var record]
                && Enumerable.Range(i, value.Words).All(at => request.Roles[at] is TokenRole.Content or TokenRole.Filler && request.Tokens[at].Number is null))
            {
                request.Roles.AsSpan(i, value.Words).Fill(TokenRole.Named);
                named.Add((record, request.Tokens[i].Span.Start));
            }
        }

        return named;
    }

    // Of a name of several words one may be enough to find the document; the others belong to it.
    private static void FinishNames(CatalogueColumns catalogue, CatalogueRequest request, List<int> meant)
    {
        if (meant.Count is 0 or > 8)
        {
            return;
        }

        var names = meant.SelectMany(catalogue.NameWords).ToHashSet(StringComparer.Ordinal);
        for (var i = 1; i < request.Tokens.Count; i++)
        {
            if (request.Roles[i - 1] == TokenRole.Named && request.Roles[i] is TokenRole.Content or TokenRole.Entity && names.Contains(request.Tokens[i].Word)
                && request.Tokens[i].Span.Start <= request.Tokens[i - 1].Span.End + 1 && catalogue.WithWord(request.Tokens[i].Stem).Count == 0)
            {
                request.Roles[i] = TokenRole.Named;
            }
        }
    }

    // Part of a title, in capitals: "the Open Workshop" of "Rules of the Open Workshop". One word of it is too little.
    private static List<(int Record, int At)> ByTitle(CatalogueColumns catalogue, CatalogueRequest request)
    {
        var named = new List<(int, int)>();
        for (var i = 0; i < request.Tokens.Count;)
        {
            var end = i;
            HashSet<int>? titled = null;
            while (end < request.Tokens.Count && request.Roles[end] is TokenRole.Content or TokenRole.Entity or TokenRole.Named && request.Tokens[end].IsName && request.Tokens[end].Number is null
                && catalogue.Titled(request.Tokens[end].Stem) is { Count: > 0 } with && titled?.Overlaps(with) != false)
            {
                titled = titled is null ? [.. with] : [.. titled.Intersect(with)];
                end++;
            }

            if (end - i >= 2 && titled is { Count: 1 } && request.Roles.AsSpan(i, end - i).ContainsAnyExcept(TokenRole.Named))
            {
                request.Roles.AsSpan(i, end - i).Fill(TokenRole.Named);
                named.Add((titled.Single(), request.Tokens[i].Span.Start));
            }

            i = Math.Max(end, i + 1);
        }

        return named;
    }

    private static RecordSet? GroupOf(CatalogueColumns catalogue, CatalogueRequest request, HashSet<int> words)
    {
        RecordSet? group = null;
        for (var i = 0; i < request.Tokens.Count; i++)
        {
            var token = request.Tokens[i];
            if (request.Roles[i] != TokenRole.Entity && !(request.Roles[i] == TokenRole.Content && (IsPlural(token.Word) || IsAskedFor(request, i))))
            {
                continue;
            }

            if (catalogue.GroupOf(token.Stem) is { Count: > 0 } records)
            {
                words.Add(i);
                request.Roles[i] = TokenRole.Entity;
                request.AsksDocuments |= IsAskedFor(request, i);
                var named = RecordSet.Of(records);
                group = group is null || !group.Overlaps(named) ? named : group.And(named);
            }
        }

        return group;
    }

    // Words that say what the whole table is about need no field of their own.
    private static HashSet<int> ContextWords(CatalogueColumns catalogue, CatalogueRequest request)
    {
        var words = new HashSet<int>();
        for (var i = 0; i < request.Tokens.Count; i++)
        {
            var token = request.Tokens[i];
            if (request.Roles[i] is TokenRole.Content or TokenRole.Entity
                && FieldSynonyms.AlikeTo(token.Stem).Prepend(token.Stem).Any(stem => catalogue.GroupOf(stem).Count > 0))
            {
                words.Add(i);
                var isField = catalogue.WithWord(token.Stem).Any(column => column != catalogue.NameColumn);
                if ((request.Counted == i && !isField) || IsAskedFor(request, i) || (IsPlural(token.Word) && catalogue.NameColumn?.Words.Any(word => word.Stem == token.Stem) == true))
                {
                    request.Roles[i] = TokenRole.Entity;
                    request.AsksDocuments |= IsAskedFor(request, i);
                }
            }
        }

        return words;
    }

    private static bool IsPlural(string word) => word.Length > 3 && word[^1] == 's' && word[^2] != 's';

    // Right behind "which", or with words between that say nothing: "which of the boats".
    private static bool IsAskedFor(CatalogueRequest request, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 3); i--)
        {
            if (request.Tokens[i].Word is "which" or "whose")
            {
                return !OperationReader.IsBehindPreposition(request, i);
            }

            if (request.Roles[i] is TokenRole.Content && request.Tokens[i].Number is null)
            {
                return false;
            }
        }

        return false;
    }
}
