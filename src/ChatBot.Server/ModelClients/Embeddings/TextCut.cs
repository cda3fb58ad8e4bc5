namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>Brings texts to the length that a model takes.</summary>
internal static class TextCut
{
    // A word longer than this share of the text is cut in two rather than left out.
    private const int LookBack = 4;

    /// <summary>The text up to the last word that fits into <paramref name="maxCharacters"/>; no surrogate pair is split.</summary>
    public static string To(string text, int maxCharacters)
    {
        if (text.Length <= maxCharacters)
        {
            return text;
        }

        var end = maxCharacters;
        var least = maxCharacters - (maxCharacters / LookBack);
        while (end > least && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        end = end > least ? end : maxCharacters;
        if (char.IsHighSurrogate(text[end - 1]) && char.IsLowSurrogate(text[end]))
        {
            end--;
        }

        return text[..end].TrimEnd();
    }
}
