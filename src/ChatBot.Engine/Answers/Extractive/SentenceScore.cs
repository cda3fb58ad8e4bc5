using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>How well a sentence answers a question. The weights are measured in docs/quality.md.</summary>
internal static class SentenceScore
{
    private const double Own = 0.35;
    private const double Pairs = 0.3;
    private const double Passage = 0.5;
    private const double Type = 0.22;
    private const double Unit = 0.2;
    private const double Counted = 0.2;
    private const double OtherCount = 0.05;
    private const double Question = -0.2;
    private const double Title = -0.4;
    private const int ShortWords = 4;
    private const int ShortTitle = 8;
    private const int MoreThanTitle = 20;

    public static double Of(DocumentScores scores, int number, QuestionTerms terms, double passageShare)
    {
        var sentence = scores.Document.Sentences[number];
        var words = scores.WordsOf(number);
        var score = scores.ContextShare(number) + (Own * terms.ShareOf(scores.OwnOf(number))) + (Pairs * scores.PairShare(number)) + (Passage * passageShare);
        score += TypeScore(scores, number, terms);
        return score + (IsTitle(sentence, scores.Document) ? Title : RoleScore(sentence)) + (words.Length < ShortWords && sentence.Role != SentenceRole.ListItem ? -0.3 : 0) + (sentence.Text.EndsWith('?') ? Question : 0);
    }

    // Where something is counted, a number that counts something else is no answer.
    private static double TypeScore(DocumentScores scores, int number, QuestionTerms terms)
    {
        var reading = terms.Reading;
        var words = scores.WordsOf(number);
        if (reading.Expected is ExpectedType.Any or ExpectedType.Time
            || !AnswerTypes.Holds(reading.Expected, scores.Document.Sentences[number].Text, words, terms))
        {
            return 0;
        }

        return reading.CountNoun is null ? Type + (terms.Units is null ? 0 : Unit) : AnswerTypes.Counts(reading.CountNoun, words, scores.Document) ? Type + Counted : OtherCount;
    }

    // In plain text a title is a line like any other.
    private static bool IsTitle(TextSentence sentence, OpenDocument document)
    {
        var title = document.Text.Entry.Title;
        var (shorter, longer) = title.Length <= sentence.Text.Length ? (title, sentence.Text) : (sentence.Text, title);
        return shorter.Length >= ShortTitle && longer.Length - shorter.Length <= MoreThanTitle && longer.Contains(shorter, StringComparison.OrdinalIgnoreCase);
    }

    // A heading says what is spoken of, not what is said of it.
    private static double RoleScore(TextSentence sentence) => sentence.Role switch
    {
        SentenceRole.Heading => -0.4,
        SentenceRole.Metadata => -0.3,
        SentenceRole.Code => -0.15,
        SentenceRole.ListLead => -0.15,
        _ => 0,
    };
}
