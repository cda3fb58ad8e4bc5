using ChatBot.Corpus;

namespace ChatBot.Answers;

/// <summary>Computes figures over documents and shows what they were computed from.</summary>
internal sealed class FigureFinder(CatalogueTask task, CatalogueWording wording, List<int> documents)
{
    private const int MostListed = 8;
    private const int MostOperands = 200;
    private readonly CatalogueColumn column = task.Column;
    private readonly CatalogueRequest request = task.Request;

    /// <summary>The figures asked for, then the values they stand on; null when they cannot be computed.</summary>
    public CatalogueFindings? Find(IReadOnlyList<int> lacking)
    {
        var used = documents.Where(document => column.Of(document) is [{ Value: MetadataValue.Number or MetadataValue.Date }]).ToList();
        var isDate = used.Count > 0 && used.TrueForAll(document => column.Of(document)[0].Value is MetadataValue.Date);
        var isNumber = used.Count > 0 && used.TrueForAll(document => column.Of(document)[0].Value is MetadataValue.Number);
        if ((!isDate && !isNumber) || used.Count > MostOperands)
        {
            return null;
        }

        var sentences = isDate ? Moments(used) : Figures(used);
        if (sentences is null or { Count: 0 })
        {
            return null;
        }

        var shown = sentences.Select(sentence => sentence.Document).ToHashSet();
        var rest = used.Where(document => !shown.Contains(document)).ToList();
        var items = rest.Count > MostListed ? [] : rest.Select(document => wording.Of(document, column, DraftForm.ListItem));
        var verb = isDate || request.Asks(CatalogueOperations.Maximum | CatalogueOperations.Minimum) ? "Compared by" : "Computed from";
        return new CatalogueFindings { Sentences = [.. sentences, .. items], Preface = wording.Preface(verb, column, used.Count, lacking) };
    }

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
                var best = operation == CatalogueOperations.Maximum ? used.Max(MomentOf) : used.Min(MomentOf);
                sentences.AddRange(used.Where(document => MomentOf(document) == best).Select(document => wording.Of(document, column, DraftForm.Sentence, words)));
            }
        }

        return sentences;
    }

    private List<CatalogueSentence>? Figures(List<int> used)
    {
        var lines = used.Select(document => new CatalogueLine(document, column.Of(document)[0])).ToList();
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

            var best = kind == ComputationKind.Maximum ? operands.Max() : operands.Min();
            for (var i = 0; i < used.Count; i++)
            {
                if (operands[i] == best)
                {
                    var sentence = wording.Of(used[i], column, DraftForm.Sentence, used.Count > 1 ? words : "");
                    yield return sentence with
                    {
                        Lines = [.. lines, .. sentence.Lines.Skip(1)],
                        Computed = new Computation { Kind = kind, Operands = operands, Result = best },
                    };
                }
            }
        }
    }

    // Of two documents in the order of the question, or of the largest and the smallest of all: always the larger one first.
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
            ? $"{lines[high].Field.Value.Written} divided by {lines[low].Field.Value.Written} is {Text.NumberWords.Canonical(result)}."
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

    private DateTimeOffset MomentOf(int document) => ((MetadataValue.Date)column.Of(document)[0].Value).Value;

    // Two decimals, or more where the figure is small.
    private static decimal Shown(decimal figure) => Math.Round(figure, Math.Abs(figure) switch { >= 1 => 2, >= 0.01m => 4, _ => 10 }, MidpointRounding.AwayFromZero);
}
