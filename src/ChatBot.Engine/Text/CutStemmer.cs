namespace ChatBot.Text;

/// <summary>
/// A stem for languages without rules of their own: the first letters of the word, where inflection is at its end. What was cut ends in a
/// hyphen, so that no whole word and no English stem is taken for it: "press-" is not press.
/// </summary>
public static class CutStemmer
{
    private const int Length = 5;

    /// <summary>The stem of a folded word; figures are kept whole.</summary>
    public static string Stem(string surface)
    {
        if (surface.Length <= Length || char.IsAsciiDigit(surface[0]))
        {
            return surface;
        }

        var end = char.IsHighSurrogate(surface[Length - 1]) ? Length - 1 : Length;
        return $"{surface.AsSpan(0, end)}-";
    }
}
