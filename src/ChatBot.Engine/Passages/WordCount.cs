using ChatBot.Text;

namespace ChatBot.Passages;

/// <summary>Counts words for sizing: what stands between spaces is one, and two characters of a script without spaces are one.</summary>
internal static class WordCount
{
    public static int Of(ReadOnlySpan<char> text)
    {
        var words = 0;
        var unspaced = 0;
        var wasInWord = 0;
        foreach (var c in text)
        {
            if (c >= '\u0E00' && Scripts.IsUnspaced(Scripts.Of(c)))
            {
                // The lower half of a pair adds nothing to the upper.
                unspaced++;
                wasInWord = char.IsHighSurrogate(c) ? 1 : 0;
            }
            else
            {
                var isInWord = char.IsWhiteSpace(c) ? 0 : 1;
                words += isInWord & ~wasInWord;
                wasInWord = isInWord;
            }
        }

        return words + ((unspaced + 1) / 2);
    }
}
