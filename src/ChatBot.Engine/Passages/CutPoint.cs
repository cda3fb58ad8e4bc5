namespace ChatBot.Passages;

/// <summary>Chooses where the next passage of a section ends.</summary>
internal static class CutPoint
{
    // So that a border between paragraphs beats the end of a sentence wherever the sizes allow it.
    private const float WeightOfSize = 0.7f;

    /// <summary>
    /// How many units of the window to take. The rest of the section is thought of as passages of equal size, so that no stub is left at
    /// its end; around that size the best border wins.
    /// </summary>
    public static int In(List<Unit> window, int rest, PassageOptions options)
    {
        var start = window[0].Span.Start;
        var aim = AimOf(window, rest, options);
        var best = 1;
        var bestScore = float.NegativeInfinity;
        var words = 0;
        for (var i = 1; i <= window.Count; i++)
        {
            words += window[i - 1].Words;
            if (i > 1 && (words > options.WordsAtMost || window[i - 1].Span.End - start > options.CharactersAtMost))
            {
                break;
            }

            var border = i < window.Count ? window[i].Border : 0f;
            var score = border - (WeightOfSize * Math.Abs(words - aim) / aim) - Stub(words, options) - Stub(rest - words, options);
            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        return best;
    }

    private static float AimOf(List<Unit> window, int rest, PassageOptions options)
    {
        var words = 0;
        foreach (var unit in window)
        {
            words += unit.Words;
        }

        // Long words fill a passage sooner than many words do.
        var wordsThatFit = (double)options.CharactersAtMost * words / Math.Max(1, window[^1].Span.End - window[0].Span.Start);
        var byWords = Math.Round((double)rest / options.WordsPerPassage, MidpointRounding.AwayFromZero);
        var parts = Math.Max(2, Math.Max(byWords, Math.Ceiling(rest / Math.Max(1, wordsThatFit))));
        return Math.Clamp((float)(rest / parts), 1f, options.WordsAtMost);
    }

    private static float Stub(int words, PassageOptions options) =>
        words <= 0 || words >= options.WordsAtLeast ? 0f : 0.5f * (options.WordsAtLeast - words) / options.WordsAtLeast;
}
