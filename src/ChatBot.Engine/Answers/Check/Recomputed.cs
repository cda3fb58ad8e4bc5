namespace ChatBot.Answers;

/// <summary>Computes a figure again from its operands.</summary>
internal static class Recomputed
{
    /// <summary>Whether the operands give the result, as exactly as the result is written.</summary>
    public static bool Agrees(Computation computation)
    {
        var operands = computation.Operands;
        try
        {
            return Value(computation.Kind, operands) is { } value
                && Math.Abs(value - computation.Result) <= (computation.Kind == ComputationKind.Count ? 0 : HalfStep(computation.Result));
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static decimal? Value(ComputationKind kind, IReadOnlyList<decimal> operands) => kind switch
    {
        ComputationKind.Count => operands.Count,
        ComputationKind.Sum when operands.Count > 0 => operands.Sum(),
        ComputationKind.Mean when operands.Count > 0 => operands.Sum() / operands.Count,
        ComputationKind.Maximum when operands.Count > 0 => operands.Max(),
        ComputationKind.Minimum when operands.Count > 0 => operands.Min(),
        ComputationKind.Difference when operands.Count == 2 => operands[0] - operands[1],
        ComputationKind.Ratio when operands.Count == 2 && operands[1] != 0 => operands[0] / operands[1],
        _ => null,
    };

    // 1.25 may stand for anything from 1.245 to 1.255.
    private static decimal HalfStep(decimal shown)
    {
        var step = 0.5m;
        for (var digits = shown.Scale; digits > 0; digits--)
        {
            step /= 10;
        }

        return step;
    }
}
