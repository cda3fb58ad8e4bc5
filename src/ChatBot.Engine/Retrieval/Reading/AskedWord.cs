using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>One word of a question.</summary>
/// <param name="Folded">As it is compared.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, a possessive 's left out.</param>
/// <param name="IsCapital">Whether it begins with a capital letter.</param>
/// <param name="IsPossessive">Whether 's follows.</param>
/// <param name="Before">The mark of punctuation in front of it, if any.</param>
internal readonly record struct AskedWord(string Folded, int Start, int End, bool IsCapital, bool IsPossessive, char Before)
{
    private const int MaximumWords = 1_000;

    /// <summary>Whether it opens a sentence, where a capital says nothing.</summary>
    public bool OpensSentence => Before is '\n' or '.' or '?' or '!' or ':' or '\u00BF' or '\u3002' or '\uFF1F';

    /// <summary>The words of a text, at most a thousand. Hyphens and apostrophes part words, a point or colon inside a figure does not.</summary>
    public static List<AskedWord> Of(string text)
    {
        var words = new List<AskedWord>();
        var before = '\n';
        for (var at = 0; at < text.Length && words.Count < MaximumWords;)
        {
            var kind = CharKinds.Of(text[at]);
            if (kind is not (CharKind.Letter or CharKind.Digit or CharKind.Unspaced))
            {
                before = char.IsWhiteSpace(text[at]) && text[at] != '\n' || kind == CharKind.Nothing ? before : text[at];
                at++;
                continue;
            }

            var end = EndOf(text, at, kind == CharKind.Unspaced);
            var isPossessive = HasPossessive(text, end);
            words.Add(new AskedWord(Letters.Fold(text.AsSpan(at, end - at)), at, end, char.IsUpper(text[at]), isPossessive, before));
            before = '\0';
            at = isPossessive ? end + 2 : end;
        }

        return words;
    }

    private static int EndOf(string text, int start, bool isUnspaced)
    {
        var at = start + 1;
        for (; at < text.Length; at++)
        {
            var kind = CharKinds.Of(text[at]);
            var goesOn = isUnspaced
                ? kind == CharKind.Unspaced || char.IsLowSurrogate(text[at])
                : kind is CharKind.Letter or CharKind.Digit or CharKind.Mark or CharKind.Nothing
                    || (text[at] is '.' or ':' or ',' && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]));
            if (!goesOn)
            {
                break;
            }
        }

        return at;
    }

    private static bool HasPossessive(string text, int at) =>
        at + 1 < text.Length && text[at] is '\'' or '\u2019' && text[at + 1] is 's' or 'S'
        && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]));
}
