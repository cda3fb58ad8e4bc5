using ChatBot.Corpus;

namespace ChatBot.Answers;

/// <summary>Computes figures over records and shows what they were computed from.</summary>
internal sealed class FigureFinder(CatalogueTask task, CatalogueWording wording, List<int> records)
{
    private const int FewNamed = 3;
    private const int MostListed = 8;
    private const int MostOperands = 200;
    private readonly CatalogueColumn column = task.Column;
    private readonly CatalogueRequest request = task.Request;

    /// <summary>The figures asked for, then the values they stand on; null when they cannot be computed.</summary>
    public CatalogueFindings? Find(IReadOnlyList<int> lacking)
    {
        var used = records.Where(record => column.Of(record) is [{ Value: MetadataValue.Number or MetadataValue.Date }]).ToList();
        var isDate = used.Count > 0 && used.TrueForAll(record => column.Of(record)[0].Value is MetadataValue.Date);
        var isNumber = used.Count > 0 && used.TrueForAll(record => column.Of(record)[0].Value is MetadataValue.Number);
        if ((!isDate && !isNumber) || (used.Count > MostOperands && !IsExtremeAlone()))
        {
            return null;
        }

        var sentences = isDate ? Moments(used) : Figures(used);
        if (sentences is null or { Count: 0 })
        {
            return null;
        }

        var shown = sentences.Select(sentence => sentence.Record).ToHashSet();
        if (task.OfWinner is { } asked)
        {
            sentences.AddRange(sentences.Select(sentence => sentence.Record).OfType<int>().Where(asked.Has).Distinct().ToList().Select(record => wording.Of(record, asked, DraftForm.Sentence)));
        }

        var rest = used.Where(record => !shown.Contains(record)).ToList();

        // Of a few that the question names, each is shown.
        var items = rest.Count > MostListed || (task.OfWinner is not null && !(task.IsScopeGiven && rest.Count <= FewNamed)) ? [] : rest.Select(record => wording.Of(record, column, DraftForm.ListItem));
        var verb = isDate || request.Asks(CatalogueOperations.Maximum | CatalogueOperations.Minimum) ? "Compared by" : "Computed from";
        var preface = wording.Preface(verb, column, used.Count, [.. lacking, .. records.Except(used)]);
        return new CatalogueFindings { Sentences = [.. sentences, .. items], Preface = request.Place < 3 ? preface : $"{preface} This is number {request.Place} in their order." };
    }

    // Which is the largest of very many can be shown by its own line, a sum of them by none.
    private bool IsExtremeAlone() => request.Asks(CatalogueOperations.Maximum | CatalogueOperations.Minimum)
        && !request.Asks(CatalogueOperations.Sum | CatalogueOperations.Mean | CatalogueOperations.Difference | CatalogueOperations.Ratio);

    private List<CatalogueSentence>? Moments(List<int> used)
    {
        if (!request.Asks(CatalogueOperations.Maximum | CatalogueOperations.Minimum))
        {
            return null;
        }

        var sentences = new List<CatalogueSentence>();
        foreach (var (operation, words) in new[] { (CatalogueOperations.Maximum, ", the latest"), (CatalogueOperations.Minimum, ", the earliest") })
        {
            if (request.Asks(operation))
            {
                var moments = used.Select(MomentOf).Distinct();
                var ordered = (operation == CatalogueOperations.Maximum ? moments.OrderDescending() : moments.Order()).Skip(request.Place - 1).Take(1).ToList();
                sentences.AddRange(used.Where(record => ordered.Contains(MomentOf(record))).Take(MostListed).Select(record => wording.Of(record, column, DraftForm.Sentence, AtPlace(words))));
            }
        }

        return sentences;
    }

    private List<CatalogueSentence>? Figures(List<int> used)
    {
        var lines = used.Select(record => new CatalogueLine(record, column.Of(record)[0])).ToList();
        var operands = lines.Select(line => ((MetadataValue.Number)line.Field.Value).Value).ToList();
        var sentences = new List<CatalogueSentence>();
        var pair = Pair(lines, operands);
        if (request.Asks(CatalogueOperations.Ratio | CatalogueOperations.Difference))
        {
            if (pair is null)
            {
                return null;
            }

            sentences.AddRange(Extremes(used, lines, operands, request.Asks(CatalogueOperations.Ratio) && request.Asks(CatalogueOperations.Maximum | CatalogueOperations.Minimum)));
            sentences.Add(pair);
            return sentences;
        }

        try
        {
            if (request.Asks(CatalogueOperations.Sum))
            {
                sentences.Add(Computed(ComputationKind.Sum, "the sum", operands.Sum(), lines, operands));
            }

            if (request.Asks(CatalogueOperations.Mean))
            {
                sentences.Add(Computed(ComputationKind.Mean, "the mean", Shown(operands.Sum() / operands.Count), lines, operands));
            }
        }
        catch (OverflowException)
        {
            return null;
        }

        if (sentences.Count == 0)
        {
            sentences.AddRange(Extremes(used, lines, operands, isAsked: true));
        }

        return sentences;
    }

    private IEnumerable<CatalogueSentence> Extremes(List<int> used, List<CatalogueLine> lines, List<decimal> operands, bool isAsked)
    {
        if (!isAsked)
        {
            yield break;
        }

        var isBoth = request.Asks(CatalogueOperations.Maximum) && request.Asks(CatalogueOperations.Minimum);
        foreach (var (operation, kind, words) in new[]
        {
            (CatalogueOperations.Maximum, ComputationKind.Maximum, ", the highest"),
            (CatalogueOperations.Minimum, ComputationKind.Minimum, ", the lowest"),
        })
        {
            if (!request.Asks(operation) || (isBoth && request.Asks(CatalogueOperations.Ratio) && operation == CatalogueOperations.Minimum))
            {
                continue;
            }

            // The second largest is the largest of what the first leaves.
            var isMaximum = operation == CatalogueOperations.Maximum;
            var compared = Enumerable.Range(0, used.Count).ToList();
            for (var place = 1; place < request.Place && compared.Count > 0; place++)
            {
                var first = isMaximum ? compared.Max(i => operands[i]) : compared.Min(i => operands[i]);
                compared.RemoveAll(i => operands[i] == first);
            }

            if (compared.Count == 0)
            {
                continue;
            }

            var best = isMaximum ? compared.Max(i => operands[i]) : compared.Min(i => operands[i]);
            foreach (var i in compared.Where(i => operands[i] == best).Take(MostListed))
            {
                var sentence = wording.Of(used[i], column, DraftForm.Sentence, used.Count == 1 ? "" : AtPlace(words));
                yield return used.Count > MostOperands ? sentence : sentence with
                {
                    Lines = [.. compared.Select(at => lines[at]), .. sentence.Lines.Skip(1)],
                    Computed = new Computation { Kind = kind, Operands = [.. compared.Select(at => operands[at])], Result = best },
                };
            }
        }
    }

    // Of two records in the order of the question, or of the largest and the smallest of all: always the larger one first.
    private CatalogueSentence? Pair(List<CatalogueLine> lines, List<decimal> operands)
    {
        if (operands.Count < 2 || (operands.Count > 2 && !request.Asks(CatalogueOperations.Maximum | CatalogueOperations.Minimum)))
        {
            return null;
        }

        var high = operands.IndexOf(operands.Max());
        var low = operands.IndexOf(operands.Min());
        if (high == low)
        {
            (high, low) = (0, 1);
        }

        var isRatio = request.Asks(CatalogueOperations.Ratio);
        if (isRatio && operands[low] == 0)
        {
            return null;
        }

        var result = isRatio ? Shown(operands[high] / operands[low]) : operands[high] - operands[low];
        var text = isRatio
            ? $"{lines[high].Field.Value.Written} divided by {lines[low].Field.Value.Written} is {CatalogueWording.Plain(result)}."
            : $"{lines[high].Field.Value.Written} less {lines[low].Field.Value.Written} is {CatalogueWording.FigureOf(column, result)}.";
        return new CatalogueSentence
        {
            Text = text,
            Lines = [lines[high], lines[low]],
            Computed = new Computation
            {
                Kind = isRatio ? ComputationKind.Ratio : ComputationKind.Difference,
                Operands = [operands[high], operands[low]],
                Result = result,
            },
        };
    }

    private CatalogueSentence Computed(ComputationKind kind, string words, decimal result, List<CatalogueLine> lines, List<decimal> operands) => new()
    {
        Text = $"{CatalogueWording.FigureOf(column, result)}, {words} of {FieldWords.Spoken(column.Words)}.",
        Lines = lines,
        Computed = new Computation { Kind = kind, Operands = operands, Result = result },
    };

    // "Third" would be a figure that stands in no source; the first words of the answer say it then.
    private string AtPlace(string words) => request.Place switch
    {
        1 => words,
        2 => words.Replace(", the ", ", the second ", StringComparison.Ordinal),
        _ => "",
    };

    private DateTimeOffset MomentOf(int record) => ((MetadataValue.Date)column.Of(record)[0].Value).Value;

    // Two decimals, or more where the figure is small.
    private static decimal Shown(decimal figure) => Math.Round(figure, Math.Abs(figure) switch { >= 1 => 2, >= 0.01m => 4, _ => 10 }, MidpointRounding.AwayFromZero);
}
