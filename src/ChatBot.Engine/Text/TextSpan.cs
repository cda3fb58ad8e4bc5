namespace ChatBot.Text;

/// <summary>A half-open range of character offsets in a source text: <see cref="Start"/> is in it, <see cref="End"/> is not.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Number of characters covered.</summary>
    public int Length => End - Start;

    /// <summary>Whether the span covers no character.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>Whether every character of <paramref name="other"/> is also in this span.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>Whether the two spans share at least one character.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The smallest span that covers both.</summary>
    public TextSpan Union(TextSpan other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>The part that both cover; empty when they do not overlap.</summary>
    public TextSpan Intersect(TextSpan other)
    {
        var start = Math.Max(Start, other.Start);
        return new(start, Math.Max(start, Math.Min(End, other.End)));
    }

    /// <summary>The characters of <paramref name="sourceText"/> that the span covers.</summary>
    public ReadOnlySpan<char> In(string sourceText) => sourceText.AsSpan(Start, Length);
}
