using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatBot.Retrieval;

/// <summary>
/// Makes plain words of what somebody typed: no more than the limit, no invisible characters, no markup, links or made-up delimiters,
/// and no orders to the bot. What a question tells the bot to do is never done; it is dropped.
/// </summary>
internal static partial class AskedText
{
    /// <summary>What stands behind this is not read.</summary>
    public const int MaximumLength = 4_000;

    /// <summary>The honest question; empty when there is none.</summary>
    public static string Clean(string asked)
    {
        var text = Visible(asked);
        text = Fences().Replace(text, " ");
        text = Images().Replace(text, " ");
        text = LinkOnly().Replace(text, "${before}");
        text = Links().Replace(text, "${text}");
        text = Delimiters().Replace(text, "\n");
        text = Addresses().Replace(text, " ");
        return Trim(BotOrders.Drop(text));
    }

    // Control characters, marks of direction and zero-width characters go; white space is one blank, a line break stays one.
    private static string Visible(string asked)
    {
        var text = new StringBuilder(Math.Min(asked.Length, MaximumLength));
        foreach (var c in asked.AsSpan(0, Math.Min(asked.Length, MaximumLength)))
        {
            if (c is '\n' or '\r' or '\u2028' or '\u2029')
            {
                Break(text);
            }
            else if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                Space(text);
            }
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                text.Append(c);
            }
        }

        return text.ToString().Trim();
    }

    private static void Break(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    private static void Space(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] is not (' ' or '\n'))
        {
            text.Append(' ');
        }
    }

    private static string Trim(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                Space(result);
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString().Trim(' ', ',', ';', '-', '|', '>', '<', '#', '*', '_', '`', '=', '~', '\u2013', '\u2014');
    }

    [GeneratedRegex(@"```[a-zA-Z]*|~~~+|`", RegexOptions.NonBacktracking)]
    private static partial Regex Fences();

    [GeneratedRegex(@"!\[[^\]\n]*\](\([^)\n]*\))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Images();

    // A link that makes up a sentence of its own asks nothing.
    [GeneratedRegex(@"(?<before>^|\n|[.!?:;] ?)\[[^\]\n]*\]\([^)\n]*\)[.!]?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LinkOnly();

    [GeneratedRegex(@"\[(?<text>[^\]\n]*)\]\([^)\n]*\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Links();

    // Tags, special tokens and role headings that pretend to end the question.
    [GeneratedRegex(@"</?[a-zA-Z!][^<>\n]*>|<\|[^|\n]*\|>|<<[A-Z/]{2,20}>>|\[/?[A-Z_]{3,20}\]|(^|\n)[#=\-*_~>]{2,}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Delimiters();

    [GeneratedRegex(@"\b(https?|ftp|file|javascript|data)://?[^\s<>\u3002]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();
}
