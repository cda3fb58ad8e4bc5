using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>Answers what a code means ("R31", "E-17") with the entry that opens with it: <b>R31.</b> The paper roll is empty.</summary>
internal static class EntryAnswer
{
    private const double Sure = 0.85;
    private const int MostSentences = 3;

    private static readonly Retrieval.Phrases Meaning = new(
        "mean|means|meant|meaning; stand|stands for; signify|signifies; what is|are|about; explain|explains; bedeutet|heißt; was ist; signifie|signifier; significa; qué|que es; betekent");

    /// <summary>The entry, or nothing where the question asks for more than the meaning of one code.</summary>
    public static Proposal Of(Findings findings)
    {
        var text = AskedText.Clean(findings.Reading.Asked);
        var words = AskedWord.Of(text);
        if (words.FindAll(word => IsCode(word.Folded)) is not [var code] || !Meaning.IsIn(words, text))
        {
            return Proposal.None;
        }

        var written = text[code.Start..code.End];
        foreach (var scores in findings.Documents)
        {
            var sentences = scores.Document.Sentences;
            for (var i = 0; i < sentences.Count; i++)
            {
                if (sentences[i].Role is SentenceRole.Heading or SentenceRole.Metadata or SentenceRole.Row || MarkBehind(sentences[i].Text, written) is not { } mark)
                {
                    continue;
                }

                // The words about it stand behind the mark, or are the next sentences where the code is one by itself.
                var isWhole = mark < sentences[i].Text.Length;
                var entry = isWhole ? [sentences[i]] : sentences.Skip(i + 1).Take(MostSentences).TakeWhile(s => s.Block == sentences[i].Block).ToList();
                if (entry.Count > 0)
                {
                    return new Proposal([.. entry.Select((s, n) => Proposal.Of(scores.Document, s, label: n == 0 && !isWhole ? written : null))], Sure);
                }
            }
        }

        return Proposal.None;
    }

    // Where the mark behind a code ends that a sentence opens with; null where something else stands there.
    private static int? MarkBehind(string sentence, string code)
    {
        if (!sentence.StartsWith(code, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var behind = sentence.AsSpan(code.Length).TrimStart(' ');
        return behind.IsEmpty ? sentence.Length : behind[0] is ':' or '.' or ')' or '=' or '-' or '\u2013' or '\u2014' ? sentence.Length - behind[1..].TrimStart(' ').Length : null;
    }

    private static bool IsCode(string word) => word.Length is > 1 and < 12 && char.IsAsciiLetter(word[0]) && word.Any(char.IsAsciiDigit) && word.All(char.IsAsciiLetterOrDigit);
}
