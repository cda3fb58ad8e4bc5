namespace ChatBot.Retrieval;

/// <summary>Parts a question from a subject set in front of it: "About the salt marsh: what does it cost?".</summary>
internal static class Subject
{
    private static readonly string[] Fronts =
    [
        "about ", "regarding ", "concerning ", "on the subject of ", "as for ", "speaking of ", "zu ", "zum thema ", "bezüglich ", "à propos de ", "concernant ", "sobre ", "acerca de ", "a propósito de ",
    ];

    /// <summary>The words that set the subject, with their colon, and the question; the first is empty when there are none.</summary>
    public static (string Context, string Question) Split(string text)
    {
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && colon + 2 < text.Length && text.AsSpan(0, colon).IndexOfAny('?', '!') < 0 && Array.Exists(Fronts, front => text.StartsWith(front, StringComparison.OrdinalIgnoreCase))
            ? (text[..(colon + 2)], text[(colon + 2)..])
            : ("", text);
    }
}
