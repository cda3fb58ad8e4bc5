using System.Text;
using System.Text.RegularExpressions;

namespace ChatBot.Channels.Web.Widget;

/// <summary>
/// Takes out of a script or a style sheet what only people need. It understands little and so changes little: a line is a comment as a
/// whole or not at all, and a line that holds a slash or a template keeps all of its spaces, because there it might take a text for code.
/// </summary>
public static partial class Slim
{
    /// <summary>A script without comments, indentation and most line ends. It must have no text that goes over several lines.</summary>
    public static string Script(string source)
    {
        var slim = new StringBuilder(source.Length);
        foreach (var line in Lines(source, "//", "/**"))
        {
            slim.Append(line.AsSpan().IndexOfAny('`', '/') < 0 ? TextOrSign().Replace(line, "${text}${sign}") : line);
            // Behind these no statement can end, or it has ended already.
            if (slim[^1] is not ('{' or ',' or ';'))
            {
                slim.Append('\n');
            }
        }

        return slim.ToString();
    }

    /// <summary>A style sheet without comments, indentation and line ends. Its texts hold no braces, colons or semicolons.</summary>
    public static string Style(string source) =>
        string.Concat(Lines(source, "/*").Select(line => line + " ")) is var lines
            ? AroundBraces().Replace(lines, "${sign}").Replace(": ", ":", StringComparison.Ordinal).Replace(";}", "}", StringComparison.Ordinal).Trim()
            : "";

    private static IEnumerable<string> Lines(string source, params string[] comments) => source.Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && !comments.Any(comment => line.StartsWith(comment, StringComparison.Ordinal)));

    // Texts are stepped over. Plus and minus are not among the signs: two in a row would become another one.
    [GeneratedRegex("(?<text>\"(\\\\.|[^\"\\\\])*\")| *(?<sign>=>|[=!]==?|&&|\\|\\||\\?\\?=?|[=(){},;:?<>]) *", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TextOrSign();

    [GeneratedRegex(" *(?<sign>[{};,]) *", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AroundBraces();
}
