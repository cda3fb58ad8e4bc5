namespace ChatBot.Corpus;

/// <summary>Reads front matter that is not YAML, line by line: what is clearly a key and a value is kept.</summary>
internal static class FrontMatterLines
{
    private const int MaxKeyCharacters = 80;

    /// <summary>Whether at least half of the lines could be metadata, the first of them a key.</summary>
    public static bool LookLikeMetadata(TextLines lines)
    {
        var said = 0;
        var alike = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines.IsBlank(i) || lines[i][0] == '#')
            {
                continue;
            }

            var isKey = ColonOf(lines[i]) > 0;
            if (said == 0 && !isKey)
            {
                return false;
            }

            said++;
            alike += isKey || lines.IndentOf(i) > 0 || lines[i].StartsWith("- ") ? 1 : 0;
        }

        return alike * 2 >= said;
    }

    /// <summary>The clear <c>key: value</c> lines, nested ones under the keys that they are indented below.</summary>
    public static IReadOnlyList<MetadataField> Read(TextLines lines)
    {
        var fields = new List<MetadataField>();
        ReadInto(fields, lines);
        var named = 0;
        var namedBelow = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var isNamed = AccessRule.IsNamedIn(lines[i]);
            named += isNamed && lines.IndentOf(i) == 0 ? 1 : 0;
            namedBelow |= isNamed;
        }

        // Two rules are none that can be read, whichever of them is the narrower one.
        return named > 1 || (namedBelow && !AccessRule.IsIn(fields))
            ? [.. fields.Where(field => !AccessRule.Is(field)), AccessRule.Closed]
            : fields;
    }

    private static void ReadInto(List<MetadataField> fields, TextLines lines)
    {
        var above = new List<(int Indent, string Path)>();
        var textIndent = -1;
        for (var i = 0; i < lines.Count && fields.Count < FrontMatterYaml.MaxNodes; i++)
        {
            if (lines.IsBlank(i) || lines[i][0] == '#')
            {
                continue;
            }

            var indent = lines.IndentOf(i);
            if (textIndent >= 0 && indent > textIndent)
            {
                continue;
            }

            textIndent = -1;
            var isItem = lines[i].StartsWith("- ");
            above.RemoveAll(parent => parent.Indent > indent || (parent.Indent == indent && !isItem));
            if (isItem)
            {
                Add(fields, above.Count == 0 ? null : above[^1].Path, lines[i][2..], lines, i);
                continue;
            }

            var colon = ColonOf(lines[i]);
            if (colon <= 0)
            {
                continue;
            }

            var key = lines[i][..colon].Trim().Trim('"').Trim('\'').ToString();
            var path = above.Count == 0 ? AccessRule.Spelled(key) : above[^1].Path + "." + key;
            var value = lines[i][(colon + 1)..].Trim();
            if (value.IsEmpty && above.Count < FrontMatterGuard.MaxDepth)
            {
                above.Add((indent, path));
            }
            else if (!value.IsEmpty && value[0] is '|' or '>')
            {
                textIndent = indent;
            }
            else
            {
                Add(fields, path, value, lines, i);
            }
        }
    }

    private static void Add(List<MetadataField> fields, string? path, ReadOnlySpan<char> value, TextLines lines, int line)
    {
        var plain = value.Trim();
        if (path is null || path.Length > FrontMatterYaml.MaxPathCharacters || plain.IsEmpty || plain.Length > FrontMatter.MaxYamlCharacters
            || plain[0] is '[' or '{' or '&' or '*' or '!')
        {
            return;
        }

        if (plain[0] is '"' or '\'')
        {
            // A quote that does not end on the line is not clear.
            if (plain.Length >= 2 && plain[^1] == plain[0])
            {
                fields.Add(new MetadataField(path, MetadataValue.OfQuoted(plain[1..^1].ToString()), lines.WordsOf(line)));
            }

            return;
        }

        fields.Add(new MetadataField(path, MetadataValue.Of(plain.ToString()), lines.WordsOf(line)));
    }

    /// <summary>Where the colon behind a key stands, or -1 when the line does not begin with a key.</summary>
    private static int ColonOf(ReadOnlySpan<char> line)
    {
        var head = line[..Math.Min(line.Length, MaxKeyCharacters)];
        var colon = head.IndexOf(':');
        if (colon <= 0 || (colon + 1 < line.Length && !char.IsWhiteSpace(line[colon + 1])))
        {
            return -1;
        }

        foreach (var c in head[..colon])
        {
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '_' or '-' or '.' or '/' or '"' or '\''))
            {
                return -1;
            }
        }

        return head[0] == '-' ? -1 : colon;
    }
}
