using System.Text;
using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>
/// Says a question in the languages of the documents, word by word: what the glossary does not hold stays as it is, for names, figures and
/// many learned words are the same.
/// </summary>
internal static class Translation
{
    private const int MostLanguages = 2;
    private const double LeastShare = 0.5;
    private const int ShortestPart = 3;

    /// <summary>The reading in each other language of the documents that it is about, that of most documents first.</summary>
    public static IReadOnlyList<QuestionReading> Of(QuestionReading reading, CorpusView corpus) =>
        !Glossary.Holds(reading.Language) ? [] : [.. corpus.LanguagesOf(reading).Where(language => language != reading.Language && Glossary.Holds(language)).Take(MostLanguages)
            .Select(language => In(reading, language)).OfType<QuestionReading>()];

    private static QuestionReading? In(QuestionReading reading, string language)
    {
        if (Say(reading.Words, reading.Language, language) is not { Length: > 0 } words)
        {
            return null;
        }

        var noun = reading.CountNoun is { } counted ? Say(counted, reading.Language, language) : null;
        return reading with { Words = words, Parts = [words], Carried = Say(reading.Carried, reading.Language, language) ?? "", CountNoun = noun, Language = language, TranslatedFrom = reading.Language };
    }

    // Null when too little of it is known to mean anything.
    private static string? Say(string text, string from, string to)
    {
        var said = new StringBuilder();
        int known = 0, unknown = 0;
        var asking = AskingWords.Of(text);
        foreach (var word in AskedWord.Of(text))
        {
            if (CharKinds.Of(text[word.Start]) == CharKind.Unspaced)
            {
                Unspaced(word.Folded, from, to, said, ref known, ref unknown);
            }
            else if (Parts(word.Folded, from, to) is { } parts)
            {
                known++;
                said.Append(parts).Append(' ');
            }
            else if (!CommonWords.IsGrammar(word.Folded) && !asking.Contains(word.Folded))
            {
                // In German any noun has a capital, so that it tells no name.
                var isName = word.IsCapital && from != "de";
                var form = isName ? text[word.Start..word.End] : to == "en" ? Cognate.Of(word.Folded, from) : word.Folded;
                var isSame = isName || char.IsAsciiDigit(word.Folded[0]) || form != word.Folded;
                known += isSame ? 1 : 0;
                unknown += isSame ? 0 : 1;
                said.Append(form).Append(' ');
            }
        }

        return known < LeastShare * (known + unknown) ? null : said.ToString().TrimEnd();
    }

    // Of a German compound that is not in the glossary, its parts may be.
    private static string? Parts(string folded, string from, string to)
    {
        for (var at = folded.Length - ShortestPart; from is "de" or "nl" && at >= ShortestPart && Whole(folded) is null; at--)
        {
            if (Whole(folded[at..]) is { } second && (Whole(folded[..at]) ?? (folded[at - 1] is 's' or 'n' ? Whole(folded[..(at - 1)]) : null)) is { } first)
            {
                return $"{first} {second}";
            }
        }

        return Glossary.Translate(folded, from, to);

        string? Whole(string word) => Glossary.Translate(word, from, to, isWhole: true);
    }

    private static void Unspaced(string run, string from, string to, StringBuilder said, ref int known, ref int unknown)
    {
        var missed = 0;
        for (var at = 0; at < run.Length;)
        {
            if (Glossary.TranslateAt(run.AsSpan(at), from, to) is var (length, word))
            {
                unknown += missed > 1 ? 1 : 0;
                missed = 0;
                known++;
                said.Append(word).Append(' ');
                at += length;
            }
            else
            {
                // Hiragana hold a sentence together; two other signs that are not known make a word that is not.
                missed = run[at] is >= '\u3040' and <= '\u309F' ? 0 : missed + 1;
                at++;
            }
        }

        unknown += missed > 1 ? 1 : 0;
    }
}
