namespace ChatBot.Corpus;

/// <summary>
/// Makes sure that a document which tries to say who may see it is never taken for one that says nothing: a rule that cannot be
/// read becomes an empty one, and an empty rule lets nobody in.
/// </summary>
internal static class AccessRule
{
    /// <summary>The key of the rule.</summary>
    public const string Key = "access";

    private const int LinesLookedAt = 200;

    /// <summary>A rule that nobody satisfies.</summary>
    public static MetadataField Closed { get; } = new(Key, new MetadataValue.Text(""), null);

    /// <summary>The key in the spelling that is understood, whatever its case.</summary>
    public static string Spelled(string key) => key.Equals(Key, StringComparison.OrdinalIgnoreCase) ? Key : key;

    /// <summary>Whether fields hold a rule.</summary>
    public static bool IsIn(IReadOnlyList<MetadataField> fields) => fields.Any(Is);

    /// <summary>Whether a field is a rule or a part of one.</summary>
    public static bool Is(MetadataField field) => field.Path == Key || field.Path.StartsWith(Key + ".", StringComparison.Ordinal);

    /// <summary>Whether a line begins with the key, quoted or not, or is a list in braces that holds it.</summary>
    public static bool IsNamedIn(ReadOnlySpan<char> line)
    {
        var start = line.TrimStart(" \t{?\"'\uFEFF");
        if (StartsWithKey(start))
        {
            return true;
        }

        if (!line.TrimStart().StartsWith("{"))
        {
            return false;
        }

        foreach (var range in line.Split(','))
        {
            if (StartsWithKey(line[range].TrimStart(" \t{?\"'")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text opens like front matter and names a rule before its first blank line, without being front matter.</summary>
    public static bool IsNamedAtHead(string text)
    {
        var start = TextLines.Trim(text, 0, text.Length).Start;
        var lines = new TextLines(text, start, text.Length, LinesLookedAt);
        for (var i = 1; lines.Count > 0 && lines[0].SequenceEqual("---") && i < lines.Count && !lines.IsBlank(i); i++)
        {
            if (IsNamedIn(lines[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithKey(ReadOnlySpan<char> text) =>
        text.StartsWith(Key, StringComparison.OrdinalIgnoreCase) && text[Key.Length..].TrimStart(" \t\"'").StartsWith(":");
}
