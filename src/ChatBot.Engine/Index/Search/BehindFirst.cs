namespace ChatBot.Index;

/// <summary>
/// Where a passage comes that something other than its words speaks for: the first stays first, and of those that would pass it the better
/// one stays the better one.
/// </summary>
internal static class BehindFirst
{
    private const double Near = 0.9;
    private const double Room = 1 - Near;

    /// <summary>The score itself, as long as it is well below the first.</summary>
    public static double Score(double score, double first)
    {
        var over = (score / first) - Near;
        return over <= 0 ? score : first * (Near + (Room * over / (Room + over)));
    }
}
