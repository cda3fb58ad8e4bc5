namespace ChatBot.Corpus;

/// <summary>
/// Looks at front matter before the YAML parser does. The parser takes time that grows with the square of the nesting, so
/// whatever nests deeper than any real document is not given to it.
/// </summary>
internal static class FrontMatterGuard
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 64;

    private const int MaxIndent = 4 * MaxDepth;

    /// <summary>Whether a text is small and flat enough for the parser.</summary>
    public static bool IsHarmless(ReadOnlySpan<char> yaml)
    {
        if (yaml.Length > FrontMatter.MaxYamlCharacters)
        {
            return false;
        }

        var depth = 0;
        foreach (var c in yaml)
        {
            // Brackets in quotes are counted too: a wrong alarm costs a reading line by line, nothing more.
            depth = c is '[' or '{' ? depth + 1 : c is ']' or '}' ? Math.Max(0, depth - 1) : depth;
            if (depth > MaxDepth)
            {
                return false;
            }
        }

        foreach (var line in yaml.EnumerateLines())
        {
            if (!IsFlat(line))
            {
                return false;
            }
        }

        return true;
    }

    // Each mark at the head of a line opens one level: "- - - a", "? ? ? a".
    private static bool IsFlat(ReadOnlySpan<char> line)
    {
        var marks = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '-' or '?' or ':')
            {
                marks++;
            }
            else if (!char.IsWhiteSpace(line[i]))
            {
                return true;
            }

            if (marks > MaxDepth || i - marks > MaxIndent)
            {
                return false;
            }
        }

        return true;
    }
}
