using ChatBot.Retrieval;

namespace ChatBot.Conversations;

/// <summary>
/// Splits a question about two things beside each other into one question for each: "which is longer, <b>the launch</b> or <b>the ferry</b>",
/// "how many jobs do <b>Karrow</b> and <b>Hask</b> count".
/// </summary>
public static class Alternatives
{
    private const int MostWords = 5;

    private static readonly HashSet<string> Articles = new(StringComparer.Ordinal) { "the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las" };

    private static readonly HashSet<string> Asking = new(StringComparer.Ordinal)
    {
        "which", "what", "who", "whose", "how", "when", "where", "welche", "welcher", "welches", "was", "wer", "wie", "wann", "quel", "quelle", "qui", "combien", "cual", "quien", "cuanto",
    };

    /// <summary>One question for each of the two; the question alone when it is about one thing.</summary>
    public static IReadOnlyList<string> Of(QuestionReading reading)
    {
        var text = reading.Asked;
        var words = AskedWord.Of(text);
        if (!words.Exists(w => Asking.Contains(w.Folded)))
        {
            return [text];
        }

        for (var at = 1; at + 1 < words.Count; at++)
        {
            if (IsJoin(words[at], reading) && Span(words, at, text) is var (left, leftEnd, right, rightEnd))
            {
                return [text[..leftEnd] + text[rightEnd..], text[..left] + text[right..]];
            }
        }

        return [text];
    }

    private static bool IsJoin(AskedWord word, QuestionReading reading) => word.Folded switch
    {
        "or" or "versus" or "vs" or "than" or "oder" or "ou" => true,
        "and" or "und" or "et" => reading.Is(QuestionKinds.Compare) || reading.Expected is ExpectedType.Number or ExpectedType.Date or ExpectedType.Name,
        _ => false,
    };

    // With "and" both must be names: "health and safety" is one thing.
    private static (int Left, int LeftEnd, int Right, int RightEnd)? Span(List<AskedWord> words, int join, string text)
    {
        var first = join;
        while (first > 0 && join - first < MostWords && Belongs(words[first - 1]) && (first == join || words[first].Before is '\0' or '-'))
        {
            first--;
        }

        var start = join + 1 < words.Count && Articles.Contains(words[join + 1].Folded) ? join + 2 : join + 1;
        var last = start;
        while (last < words.Count && last - start < MostWords && Belongs(words[last]) && (last == start || words[last].Before is '\0' or '-'))
        {
            last++;
        }

        if (first == join || last == start || words[join].Before != '\0')
        {
            return null;
        }

        var isNames = Names(words, join - 1, -1) is var before && Names(words, start, 1) is var behind && before > 0 && behind > 0;
        if (words[join].Folded is "and" or "und" or "et")
        {
            if (!isNames)
            {
                return null;
            }

            (first, last) = (join - before, start + behind);
        }

        first -= first > 0 && Articles.Contains(words[first - 1].Folded) ? 1 : 0;
        return (words[first].Start, EndOf(words[join - 1]), words[join + 1].Start, EndOf(words[last - 1]));

        int EndOf(AskedWord word) => word.IsPossessive && word.End + 2 <= text.Length ? word.End + 2 : word.End;
    }

    private static int Names(List<AskedWord> words, int from, int step)
    {
        var count = 0;
        for (var i = from; i >= 0 && i < words.Count && words[i].IsCapital && !words[i].OpensSentence && count < MostWords; i += step)
        {
            count++;
            if (step > 0 ? i + 1 < words.Count && words[i + 1].Before is not ('\0' or '-') : words[i].Before is not ('\0' or '-'))
            {
                break;
            }
        }

        return count;
    }

    private static bool Belongs(AskedWord word) => !CommonWords.IsGrammar(word.Folded) && !Articles.Contains(word.Folded);
}
