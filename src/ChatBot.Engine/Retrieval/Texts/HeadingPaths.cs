namespace ChatBot.Retrieval;

/// <summary>The headings that stand above the place reached so far.</summary>
internal sealed class HeadingPaths
{
    private const int DeepestLevel = 9;

    private readonly List<(string Text, int Level)> open = [];

    /// <summary>From the highest down.</summary>
    public IReadOnlyList<string> Path { get; private set; } = [];

    /// <summary>Goes on below another heading, and gives back the headings above it.</summary>
    public IReadOnlyList<string> Enter(string text, int level)
    {
        var depth = Math.Clamp(level, 1, DeepestLevel);
        while (open.Count > 0 && open[^1].Level >= depth)
        {
            open.RemoveAt(open.Count - 1);
        }

        string[] above = [.. open.Select(heading => heading.Text)];
        open.Add((text, depth));
        Path = [.. above, text];
        return above;
    }
}
