using System.Globalization;

namespace ChatBot.Retrieval;

/// <summary>Finds where a running text counts things: (1), (2), or "First, ... Second, ...".</summary>
internal static class Counting
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

    /// <summary>How many marks of counting a sentence has, when the next in turn is <paramref name="next"/>.</summary>
    public static int MarksIn(string sentence, int next)
    {
        if (next <= Ordinals.Length && StartsWithOrdinal(sentence, Ordinals[next - 1]))
        {
            return 1;
        }

        var count = 0;
        while (sentence.Contains(string.Create(CultureInfo.InvariantCulture, $"({next + count})"), StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    /// <summary>Whether a sentence begins with such a mark.</summary>
    public static bool StartsWithMark(string sentence) =>
        (sentence.Length > 2 && sentence[0] == '(' && char.IsAsciiDigit(sentence[1])) || Ordinals.Any(o => StartsWithOrdinal(sentence, o));

    private static bool StartsWithOrdinal(string sentence, string ordinal) =>
        sentence.StartsWith(ordinal, StringComparison.OrdinalIgnoreCase)
        && (sentence.AsSpan(ordinal.Length).StartsWith(",") || sentence.AsSpan(ordinal.Length).StartsWith("ly,") || sentence.AsSpan(ordinal.Length).StartsWith(":"));
}
