namespace ChatBot.Text;

/// <summary>
/// Finds the line of an offset and the offset of a line. A line ends with a line feed, a carriage return, or both together.
/// It keeps one count for every few hundred characters, so that a text of nothing but line breaks needs no more memory than another.
/// </summary>
public sealed class LineIndex
{
    private const int Stride = 512;
    private readonly string text;
    private readonly bool hasReturns;

    // How many lines have started before each stride.
    private readonly int[] startsBefore;

    /// <summary>Counts the lines of a text once.</summary>
    public LineIndex(string text)
    {
        this.text = text;
        hasReturns = text.Contains('\r');
        startsBefore = new int[(text.Length / Stride) + 1];
        for (var i = 1; i < startsBefore.Length; i++)
        {
            startsBefore[i] = startsBefore[i - 1] + CountBreaks((i - 1) * Stride, i * Stride);
        }

        LineCount = LineAt(text.Length);
    }

    /// <summary>Number of lines; a text always has one, and a break at its very end starts another.</summary>
    public int LineCount { get; }

    /// <summary>The line, from 1, in which a character stands. The break that ends a line belongs to it.</summary>
    public int LineAt(int offset)
    {
        var at = Math.Clamp(offset, 0, text.Length);
        var stride = at / Stride;
        return 1 + startsBefore[stride] + CountBreaks(stride * Stride, at);
    }

    /// <summary>Offset of the first character of a line, counted from 1; the nearest line when there is none of that number.</summary>
    public int StartOf(int line)
    {
        var breaks = Math.Clamp(line, 1, LineCount) - 1;
        if (breaks == 0)
        {
            return 0;
        }

        // The wanted break stands in the last stride with fewer breaks before it.
        var low = 0;
        var high = startsBefore.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (startsBefore[middle] < breaks)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        var missing = breaks - startsBefore[low];
        var at = low * Stride;
        while (missing > 0)
        {
            missing -= IsBreak(at++) ? 1 : 0;
        }

        return at;
    }

    private bool IsBreak(int at) =>
        text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'));

    private int CountBreaks(int from, int to)
    {
        var part = text.AsSpan(from, to - from);
        var count = part.Count('\n');
        if (!hasReturns)
        {
            return count;
        }

        for (var i = part.IndexOf('\r'); i >= 0;)
        {
            count += IsBreak(from + i) ? 1 : 0;
            var next = part[(i + 1)..].IndexOf('\r');
            i = next < 0 ? -1 : i + 1 + next;
        }

        return count;
    }
}
