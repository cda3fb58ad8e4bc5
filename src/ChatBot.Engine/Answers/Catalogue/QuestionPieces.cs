using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>What of a question to ask the catalogue: the whole, else the part behind "if not".</summary>
internal static class QuestionPieces
{
    private static readonly string[] Conditions = ["if not,", "if so,", "if it is not,", "if it was not,", "otherwise,"];

    /// <summary>The pieces to try, in order.</summary>
    public static IEnumerable<string> Of(QuestionReading reading)
    {
        var asked = reading.Asked;
        foreach (var condition in Conditions)
        {
            if (asked.IndexOf(condition, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                return [asked[(at + condition.Length)..]];
            }
        }

        return [asked];
    }
}
