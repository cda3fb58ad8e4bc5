namespace ChatBot.Corpus;

/// <summary>Puts the lines of a page that is set in two columns into the order in which they are read.</summary>
internal static class PdfColumns
{
    private const int LinesAtLeast = 3;

    /// <summary>The lines as they are, or the left column before the right one between lines of full width.</summary>
    public static IReadOnlyList<string> InReadingOrder(IReadOnlyList<string> lines)
    {
        var gutter = GutterOf(lines);
        if (gutter < 0)
        {
            return lines;
        }

        var ordered = new List<string>(lines.Count * 2);
        var right = new List<string>();
        foreach (var line in lines)
        {
            if (IsSplit(line, gutter))
            {
                ordered.Add(line.Length <= gutter ? line : line[..gutter]);
                right.Add(line.Length <= gutter ? "" : line[gutter..]);
            }
            else
            {
                EndOfColumns(ordered, right);
                ordered.Add(line);
            }
        }

        EndOfColumns(ordered, right);
        return ordered;
    }

    private static void EndOfColumns(List<string> ordered, List<string> right)
    {
        if (right.Exists(line => line.Length > 0))
        {
            ordered.Add("");
            ordered.AddRange(right);
            ordered.Add("");
        }

        right.Clear();
    }

    private static bool IsSplit(string line, int gutter) => line.Length <= gutter || (line[gutter - 1] == ' ' && line[gutter - 2] == ' ');

    // Where the right column begins on most lines: both sides must look like running text, not like the cells of a table.
    private static int GutterOf(IReadOnlyList<string> lines)
    {
        var starts = new Dictionary<int, int>();
        var written = 0;
        foreach (var line in lines)
        {
            written += line.Length > 0 ? 1 : 0;
            var text = line.Length - line.AsSpan().TrimStart(' ').Length;
            for (var i = text + 3; i < line.Length; i++)
            {
                if (line[i] != ' ' && line[i - 1] == ' ' && line[i - 2] == ' ')
                {
                    starts[i] = starts.GetValueOrDefault(i) + 1;
                }
            }
        }

        if (starts.Count == 0)
        {
            return -1;
        }

        var (gutter, count) = starts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First();
        return count >= LinesAtLeast && count * 3 >= written && LooksLikeText(lines, gutter) ? gutter : -1;
    }

    private static bool LooksLikeText(IReadOnlyList<string> lines, int gutter)
    {
        int both = 0, left = 0, right = 0, leftWords = 0, rightWords = 0;
        foreach (var line in lines)
        {
            if (line.Length > gutter && IsSplit(line, gutter) && line[gutter] != ' ' && !string.IsNullOrWhiteSpace(line[..gutter]))
            {
                both++;
                left += line.AsSpan(0, gutter).Trim(' ').Length;
                right += line.Length - gutter;
                leftWords += WordsIn(line.AsSpan(0, gutter));
                rightWords += WordsIn(line.AsSpan(gutter));
            }
        }

        return both >= LinesAtLeast && leftWords >= 3 * both && rightWords >= 3 * both
            && left * 10 >= both * (gutter - 3) * 6 && right * 10 >= left * 4;
    }

    private static int WordsIn(ReadOnlySpan<char> line)
    {
        var words = 0;
        for (var i = 0; i < line.Length; i++)
        {
            words += char.IsLetter(line[i]) && (i == 0 || line[i - 1] == ' ') ? 1 : 0;
        }

        return words;
    }
}
