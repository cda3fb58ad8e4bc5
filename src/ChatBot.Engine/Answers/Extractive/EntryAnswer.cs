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
            for (var i = 0; i + 1 < sentences.Count; i++)
            {
                if (sentences[i].Role is SentenceRole.Heading or SentenceRole.Metadata or SentenceRole.Row || !Opens(sentences[i].Text, written))
                {
                    continue;
                }

                var entry = sentences.Skip(i).Take(MostSentences + 1).TakeWhile(s => s.Block == sentences[i].Block).ToList();
                if (entry.Count > 1)
                {
                    return new Proposal([.. entry.Skip(1).Select((s, n) => Proposal.Of(scores.Document, s, label: n == 0 ? written : null))], Sure);
                }
            }
        }

        return Proposal.None;
    }

    // The code by itself, with a mark behind it: the words about it are the next sentence.
    private static bool Opens(string sentence, string code) =>
        sentence.Length <= code.Length + 1 && sentence.StartsWith(code, StringComparison.OrdinalIgnoreCase) && (sentence.Length == code.Length || !char.IsLetterOrDigit(sentence[^1]));

    private static bool IsCode(string word) => word.Length is > 1 and < 12 && char.IsAsciiLetter(word[0]) && word.Any(char.IsAsciiDigit) && word.All(char.IsAsciiLetterOrDigit);
}
