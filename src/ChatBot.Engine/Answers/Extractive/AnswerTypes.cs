using System.Collections.Frozen;
using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Tells whether a sentence holds the kind of thing that a question asks for, and that the question does not hold itself.</summary>
internal static class AnswerTypes
{
    private static readonly FrozenSet<string> DateWords = FrozenSet.Create(
        StringComparer.Ordinal,
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "century", "ago", "spring", "summer",
        "autumn", "winter", "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember");

    /// <summary>Whether a folded word names a month, a day of the week or the like.</summary>
    public static bool IsDateWord(string word) => DateWords.Contains(word);

    /// <summary>Whether the sentence holds it.</summary>
    public static bool Holds(ExpectedType expected, string text, SentenceWord[] words, QuestionTerms terms) => expected switch
    {
        ExpectedType.Number => words.Any(w => IsNumber(w) && !(IsYear(w) && w.End - w.Start == 4) && terms.Exactly(w.Stem) == 0)
            && (terms.Units is not { } units || Measures.Names(units, text, words)),
        ExpectedType.Date => words.Any(w => (IsYear(w) || IsOrdinal(w) || DateWords.Contains(w.Surface)) && terms.Exactly(w.Stem) == 0),
        ExpectedType.Name => HoldsName(text, words, terms),
        _ => true,
    };

    /// <summary>Whether a number stands right before what is counted.</summary>
    public static bool Counts(string? noun, SentenceWord[] words, OpenDocument document)
    {
        if (noun is null || noun.AsSpan().IsWhiteSpace())
        {
            return false;
        }

        // Of several words the last is the noun.
        var last = noun.Trim()[(noun.Trim().LastIndexOf(' ') + 1)..];
        var stem = WordForms.Of(last.ToLowerInvariant()).StemIn(document.Text.Entry.Language);
        for (var i = 0; i < words.Length; i++)
        {
            for (var back = i - 1; words[i].Stem == stem && back >= 0 && words[i].Position - words[back].Position <= 3; back--)
            {
                if (IsNumber(words[back]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a word is a number in digits; numbers in words have their value beside them.</summary>
    public static bool IsNumber(SentenceWord word) => word.Surface.Length > 0 && char.IsAsciiDigit(word.Surface[0]);

    private static bool IsYear(SentenceWord word) =>
        word.Surface.Length == 4 && word.Surface[0] is '1' or '2' && word.Surface.All(char.IsAsciiDigit);

    private static bool IsOrdinal(SentenceWord word) =>
        char.IsAsciiDigit(word.Surface[0]) && (word.Surface.EndsWith("th", StringComparison.Ordinal) || word.Surface.EndsWith("st", StringComparison.Ordinal)
            || word.Surface.EndsWith("nd", StringComparison.Ordinal) || word.Surface.EndsWith("rd", StringComparison.Ordinal));

    private static bool HoldsName(string text, SentenceWord[] words, QuestionTerms terms)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var start = words[i].Start;
            if (char.IsUpper(text[start]) && terms.Exactly(words[i].Stem) == 0 && (start > 1 && text[start - 2] is not ('.' or '?' or '!') || IsLongName(text, words, i)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLongName(string text, SentenceWord[] words, int at) =>
        at + 1 < words.Length && words[at + 1].Position == words[at].Position + 1 && char.IsUpper(text[words[at + 1].Start]);
}
