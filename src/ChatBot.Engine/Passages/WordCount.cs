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
            if (c < '\u0080')
            {
                var isInWord = c > ' ' ? 1 : 0;
                words += isInWord & ~wasInWord;
                wasInWord = isInWord;
            }
            else if (c >= '\u0E00' && Scripts.IsUnspaced(Scripts.Of(c)))
            {
                unspaced++;
                wasInWord = 0;
            }
            else if (!char.IsLowSurrogate(c))
            {
                var isInWord = char.IsWhiteSpace(c) ? 0 : 1;
                words += isInWord & ~wasInWord;
                wasInWord = isInWord;
            }
        }

        return words + ((unspaced + 1) / 2);
    }
}
