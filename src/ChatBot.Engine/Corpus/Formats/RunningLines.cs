using System.Buffers;

namespace ChatBot.Corpus;

/// <summary>The lines at the head and foot of pages that are not part of the text: page numbers, and what most pages repeat.</summary>
internal sealed class RunningLines
{
    private const int PagesAtLeast = 3;

    private static readonly SearchValues<char> pageNumberCharacters = SearchValues.Create("0123456789 -–/|of");

    private readonly HashSet<string> repeated;
    private bool firstPage = true;

    private RunningLines(HashSet<string> repeated)
    {
        this.repeated = repeated;
    }

    /// <summary>Finds the first and last lines that at least every third page has in common, whatever number stands in them.</summary>
    public static RunningLines In(IReadOnlyList<string> pages)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var lines = page.AsSpan().Trim();
            Count(lines[..Math.Max(0, End(lines.IndexOf('\n'), lines.Length))]);
            Count(lines[(lines.LastIndexOf('\n') + 1)..]);
        }

        return new RunningLines(counts
            .Where(pair => pair.Value >= PagesAtLeast && pair.Value * 3 >= pages.Count)
            .Select(pair => pair.Key)
            .ToHashSet(StringComparer.Ordinal));

        void Count(ReadOnlySpan<char> line)
        {
            var key = KeyOf(line);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>The lines of the next page, with such lines empty. The first page may say once what the others repeat.</summary>
    public IReadOnlyList<string> Without(string[] lines)
    {
        var first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        var last = Array.FindLastIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        if (first != last)
        {
            lines[first] = IsPageNumber(lines[first]) || (!firstPage && IsRepeated(lines[first])) ? "" : lines[first];
            lines[last] = IsPageNumber(lines[last]) || (!firstPage && IsRepeated(lines[last])) ? "" : lines[last];
        }

        firstPage = false;
        return lines;
    }

    private static int End(int at, int length) => at < 0 ? length : at;

    private bool IsRepeated(string line) => repeated.Contains(KeyOf(line));

    private static string KeyOf(ReadOnlySpan<char> line)
    {
        var words = line.Trim();
        return words.Length > 200 ? "" : string.Concat(words.ToString().Where(c => !char.IsAsciiDigit(c)));
    }

    private static bool IsPageNumber(string line)
    {
        var words = line.AsSpan().Trim();
        words = words.StartsWith("Page ", StringComparison.OrdinalIgnoreCase) ? words[5..] : words;
        return words.Length is > 0 and <= 15 && words.ContainsAnyInRange('0', '9') && !words.ContainsAnyExcept(pageNumberCharacters);
    }
}
