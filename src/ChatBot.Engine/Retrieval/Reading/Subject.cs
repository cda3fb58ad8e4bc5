using System.Text.RegularExpressions;

namespace ChatBot.Retrieval;

/// <summary>Parts a question from a subject set in front of it: "About the salt marsh: what does it cost?".</summary>
internal static partial class Subject
{
    /// <summary>The words that set the subject, with their colon, and the question; the first is empty when there are none.</summary>
    public static (string Context, string Question) Split(string text)
    {
        var match = Front().Match(text);
        return match.Success ? (match.Value, text[match.Length..]) : ("", text);
    }

    [GeneratedRegex(
        @"^(about|regarding|concerning|on the subject of|as for|speaking of|zu|zum thema|bezüglich|was .* angeht|à propos de|concernant|sobre|acerca de|a propósito de) [^:?!]+: ",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Front();
}
