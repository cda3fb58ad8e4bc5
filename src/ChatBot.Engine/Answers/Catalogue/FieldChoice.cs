namespace ChatBot.Answers;

/// <summary>A field that may be meant, and how well it explains the question.</summary>
internal sealed record FieldChoice
{
    /// <summary>The field.</summary>
    public required CatalogueColumn Column { get; init; }

    /// <summary>What candidates are ranked by.</summary>
    public required double Score { get; init; }

    /// <summary>The words of the question that it explains.</summary>
    public required IReadOnlySet<int> Explained { get; init; }

    /// <summary>Whether the question holds one of its values.</summary>
    public required bool HoldsValue { get; init; }

    /// <summary>Whether nothing but such a value speaks for it.</summary>
    public bool IsValueAlone { get; init; }

    /// <summary>How many words and values of the question it explains; a value of several words is one.</summary>
    public int Weight { get; init; }

    /// <summary>How many of the records looked at have it.</summary>
    public int RecordsInScope { get; init; }
}

/// <summary>Ranks the fields that explain words of a question.</summary>
internal sealed class FieldRanking(CatalogueColumns catalogue, CatalogueRequest request, RecordScope scope)
{
    private const double Alike = 0.7;
    private const double Implied = 0.5;
    private const double ValueHeld = 0.8;
    private const double EntityShare = 0.3;
    private const double LeastScore = 0.3;
    private const double SecondWord = 0.3;
    private const double Unexplained = 0.2;
    private const double CountedWord = 0.1;
    private const double Missing = 0.2;
    private const double SoftlyMissing = 0.05;
    private const int MostCandidates = 400;

    // "The models that accept images": what is counted or listed is not the field, if anything else may be.
    private readonly bool hasContent = request.With(TokenRole.Content).Any();

    // Their absence from a question says nothing: fields are called so because a name is needed.
    private static readonly HashSet<string> Soft =
        new(["count", "number", "date", "at", "on", "name", "total", "value", "id", "of", "per", "is", "has", "the", "estimated", "time"], StringComparer.Ordinal);

    // Operations that fields are called by as well: maximumTokens, latestRelease, totalTokens.
    private static readonly HashSet<string> FieldOperations =
        new(["total", "maximum", "minimum", "average", "first", "last", "latest", "combined"], StringComparer.Ordinal);

    /// <summary>The candidates, the best first.</summary>
    public IReadOnlyList<FieldChoice> Rank(IReadOnlyList<ValueInQuestion> values)
    {
        var ranked = new List<FieldChoice>();
        foreach (var column in Candidates(values))
        {
            var inScope = scope.Records is null ? column.Records.Count : column.Records.CountIn(scope.Records);
            if (inScope > 0 && Weigh(column, values) is { Score: > LeastScore } choice)
            {
                ranked.Add(choice with { RecordsInScope = inScope });
            }
        }

        ranked.Sort((a, b) =>
            Math.Abs(a.Score - b.Score) > 1e-9 ? b.Score.CompareTo(a.Score)
            : a.RecordsInScope != b.RecordsInScope ? b.RecordsInScope.CompareTo(a.RecordsInScope)
            : a.Column.Order.CompareTo(b.Column.Order));
        return ranked;
    }

    private HashSet<CatalogueColumn> Candidates(IReadOnlyList<ValueInQuestion> values)
    {
        var found = new HashSet<CatalogueColumn>();
        var stems = Enumerable.Range(0, request.Tokens.Count)
            .Where(i => request.Roles[i] is TokenRole.Content or TokenRole.Entity or TokenRole.Operation)
            .Select(i => request.Tokens[i].Stem)
            .Concat(request.Implied.Select(word => QuestionTokens.Of(word, default, isName: false).Stem));
        foreach (var stem in stems.Distinct(StringComparer.Ordinal))
        {
            foreach (var alike in FieldSynonyms.AlikeTo(stem).Prepend(stem))
            {
                found.UnionWith(catalogue.WithWord(alike));
            }

            if (found.Count > MostCandidates)
            {
                break;
            }
        }

        // What is paid need not be called so: loss.eur.
        if (request.With(TokenRole.Content).Any(i => FieldSynonyms.IsSpending(request.Tokens[i].Stem)))
        {
            found.UnionWith(FieldWords.MoneyUnits.SelectMany(catalogue.WithWord));
        }

        foreach (var value in values)
        {
            found.UnionWith(value.Columns);
        }

        return found;
    }

    private FieldChoice Weigh(CatalogueColumn column, IReadOnlyList<ValueInQuestion> values)
    {
        var explained = new HashSet<int>();
        var score = ScoreOfWords(column, explained);
        var byWords = explained.Count;
        var held = values.Where(value => value.Columns.Contains(column) && !value.Tokens.All(explained.Contains)).ToList();
        foreach (var value in held)
        {
            score += ValueHeld;
            explained.UnionWith(value.Tokens);
        }

        score -= Unexplained * request.With(TokenRole.Content).Count(i => !explained.Contains(i) && !scope.Words.Contains(i) && !values.Any(value => value.Tokens.Contains(i)));
        score -= IsMerelyNear(column, explained) ? 1 : 0;
        score += TypeBonus(column, explained) - (0.03 * column.Path.AsSpan().Count('.'));
        return new FieldChoice { Column = column, Score = score, Explained = explained, HoldsValue = held.Count > 0, IsValueAlone = held.Count > 0 && byWords == 0, Weight = explained.Count - held.Sum(value => value.Tokens.Count - 1) };
    }

    private double ScoreOfWords(CatalogueColumn column, HashSet<int> explained)
    {
        var words = column.Words;
        Span<double> best = words.Count <= 64 ? stackalloc double[words.Count] : new double[words.Count];
        best.Clear();
        var score = 0.0;
        for (var i = 0; i < request.Tokens.Count; i++)
        {
            if (request.Roles[i] is TokenRole.Content or TokenRole.Entity || (request.Roles[i] == TokenRole.Operation && FieldOperations.Contains(request.Tokens[i].Word)))
            {
                Match(column, i, best, explained, ref score);
            }
        }

        var isMoney = column.Mark.IsMoney || FieldWords.IsMoney(column.Unit);
        var hasImplied = request.Implied.Count > 0
            && (words.Any(word => word.IsLeaf && request.Implied.Exists(implied => IsSame(word, implied))) || (isMoney && request.Implied.Contains("cost")));
        if (isMoney)
        {
            // loss.eur says by its unit that it is money.
            var asked = request.With(TokenRole.Content).Where(i => FieldSynonyms.IsMoney(request.Tokens[i].Stem)).ToList();
            score += asked.Exists(i => FieldSynonyms.IsSpending(request.Tokens[i].Stem)) && !asked.Exists(explained.Contains) ? Alike : 0;
            explained.UnionWith(asked);
        }

        for (var i = 0; i < words.Count; i++)
        {
            var isMissing = best[i] == 0 && words[i].IsLeaf && !(hasImplied && request.Implied.Exists(implied => IsSame(words[i], implied)));
            var isSoft = Soft.Contains(words[i].Word) || (i == words.Count - 1 && column.Unit is not null);
            score += best[i] - (isMissing ? isSoft || catalogue.Table is not null ? SoftlyMissing : Missing : 0);
        }

        return score + (hasImplied ? Implied : 0);
    }

    private static bool IsSame(FieldWord word, string implied) =>
        QuestionTokens.Of(implied, default, isName: false).Stem is var stem && (stem == word.Stem || FieldSynonyms.AreAlike(stem, word.Stem));

    private void Match(CatalogueColumn column, int at, Span<double> best, HashSet<int> explained, ref double more)
    {
        var token = request.Tokens[at];
        var strongest = 0.0;
        var where = -1;
        for (var i = 0; i < column.Words.Count; i++)
        {
            var word = column.Words[i];
            var strength = word.Word == token.Word ? word.Weight + 0.02
                : word.Stem == token.Stem ? word.Weight
                : request.Roles[at] != TokenRole.Operation && FieldSynonyms.AreAlike(word.Stem, token.Stem) ? word.Weight * Alike
                : 0;
            if (strength > strongest)
            {
                (strongest, where) = (strength, i);
            }
        }

        if (where < 0)
        {
            return;
        }

        explained.Add(at);
        more += at == request.Counted && column.Words[where].IsLeaf && column.Type == ColumnType.Number ? CountedWord : 0;
        more += best[where] > 0 && request.Roles[at] == TokenRole.Content ? SecondWord : 0;
        strongest *= request.Roles[at] == TokenRole.Entity && hasContent ? EntityShare : 1;
        best[where] = Math.Max(best[where], strongest);
    }

    // Who asks for a fare asks for a figure; "currency" below "cost" is near it and no answer.
    private bool IsMerelyNear(CatalogueColumn column, HashSet<int> explained) =>
        column.Type is ColumnType.Text or ColumnType.Flag && explained.Count > 0
        && explained.All(i => FieldSynonyms.IsMoney(request.Tokens[i].Stem) && !column.Words.Any(word => word.IsLeaf && word.Stem == request.Tokens[i].Stem));

    private double TypeBonus(CatalogueColumn column, HashSet<int> explained)
    {
        var type = column.Type;
        var bonus = 0.0;
        if (request.WantsDate)
        {
            var fits = type == ColumnType.Date || column.IsYear || column.TellsMonths;
            bonus += fits ? 0.4 : explained.Count > 1 ? -0.5 : -1;
            if (fits)
            {
                explained.UnionWith(request.With(TokenRole.Content).Where(i => request.Tokens[i].Stem is "date" or "day" or "time" or "clock" or "hour" or "month" or "year"));
            }
        }

        if (request.WantsNumber && !request.Asks(CatalogueOperations.Having) && request.Counted is not { } counted)
        {
            bonus += type == ColumnType.Number ? 0.3 : -0.5;
        }
        else if (request.WantsNumber)
        {
            bonus += type == ColumnType.Number ? 0.3 : 0;
        }

        if (request.WantsName)
        {
            bonus += type == ColumnType.Text ? 0.2 : request.Asks(CatalogueOperations.Maximum | CatalogueOperations.Minimum) ? 0 : -0.6;
        }

        if (request.Asks(CatalogueOperations.Sum | CatalogueOperations.Mean | CatalogueOperations.Difference | CatalogueOperations.Ratio))
        {
            bonus += type == ColumnType.Number ? 0.2 : -0.8;
        }

        if (request.Asks(CatalogueOperations.Maximum | CatalogueOperations.Minimum))
        {
            var isMeasure = request.Implied.Exists(word => word is "duration" or "cost" or "size");
            bonus += type == ColumnType.Number || (type == ColumnType.Date && !isMeasure) ? 0.2 : type == ColumnType.Date ? -1 : -0.4;
        }

        bonus -= column.Words[^1].Word == "id" && !request.Tokens.Any(token => token.Word == "id") ? 0.1 : 0;
        return bonus + (request.IsYesNo && type == ColumnType.Flag ? 0.2 : 0) + ComparisonBonus(column);
    }

    private double ComparisonBonus(CatalogueColumn column) => request.Comparisons.Count == 0 ? 0
        : request.Comparisons.TrueForAll(comparison => FieldComparisons.Fits(column, comparison)) ? 0.3
        : -0.2;
}
