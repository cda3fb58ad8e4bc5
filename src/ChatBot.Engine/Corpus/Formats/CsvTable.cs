using System.Text;

namespace ChatBot.Corpus;

/// <summary>The rows of a text with separated values (RFC 4180), one at a time, in time linear in the text whatever its quotes look like.</summary>
internal sealed class CsvTable(string text, char separator)
{
    private const int QuotedCharactersAtMost = 64 * 1024;
    private const int BrokenQuotesAtMost = 64;

    private readonly StringBuilder cell = new();
    private int at;
    private int brokenQuotes;

    /// <summary>The separator that splits most of the first lines alike: comma, semicolon or tab.</summary>
    public static char SeparatorOf(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[3];
        Span<int> firstLine = stackalloc int[3];
        var quoted = false;
        var lines = 0;
        foreach (var c in text[..Math.Min(text.Length, 16 * 1024)])
        {
            quoted ^= c == '"';
            var kind = quoted ? -1 : ",;\t".IndexOf(c);
            if (kind >= 0)
            {
                counts[kind]++;
                firstLine[kind] += lines == 0 ? 1 : 0;
            }

            lines += c == '\n' && !quoted ? 1 : 0;
        }

        // The header is the best witness: prose in later cells is full of commas.
        var witness = firstLine.ContainsAnyExcept(0) ? firstLine : counts;
        return witness[2] > 0 && witness[2] >= witness[0] && witness[2] >= witness[1] ? '\t' : witness[1] > witness[0] ? ';' : ',';
    }

    /// <summary>Reads the next row that is not blank; false at the end.</summary>
    public bool TryRead(List<string> cells)
    {
        while (at < text.Length)
        {
            cells.Clear();
            ReadRow(cells);
            if (cells.Exists(value => !string.IsNullOrWhiteSpace(value)))
            {
                return true;
            }
        }

        cells.Clear();
        return false;
    }

    private void ReadRow(List<string> cells)
    {
        while (true)
        {
            cells.Add(at < text.Length && text[at] == '"' && brokenQuotes < BrokenQuotesAtMost && TryReadQuoted(out var value) ? value : ReadPlain());
            if (at >= text.Length)
            {
                return;
            }

            var end = text[at++];
            if (end == separator)
            {
                continue;
            }

            at += end == '\r' && at < text.Length && text[at] == '\n' ? 1 : 0;
            return;
        }
    }

    private string ReadPlain()
    {
        var length = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
        var value = text.Substring(at, length < 0 ? text.Length - at : length);
        at += value.Length;
        return value;
    }

    // A quote that never closes is a character like any other; after many of them in one file all are.
    private bool TryReadQuoted(out string value)
    {
        cell.Clear();
        var limit = Math.Min(text.Length, at + QuotedCharactersAtMost);
        for (var i = at + 1; i < limit; i++)
        {
            if (text[i] != '"')
            {
                cell.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else
            {
                at = i + 1;
                value = cell.ToString();
                value = at < text.Length && text[at] != separator && text[at] is not '\r' and not '\n' ? value + ReadPlain() : value;
                return true;
            }
        }

        brokenQuotes++;
        value = "";
        return false;
    }
}
