using System.Collections.Frozen;
using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>Takes the words out of a question that only ask, and so say nothing about the text that answers.</summary>
public static class QuestionWords
{
    private static readonly FrozenSet<string> Asking = FrozenSet.Create(
        StringComparer.Ordinal,
        "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "did", "do", "does", "done", "doing", "has", "have", "had", "having",
        "can", "could", "would", "should", "shall", "may", "might", "must", "am", "been", "being", "were", "tell", "explain", "describe", "give",
        "show", "find", "please", "me", "my", "we", "us", "our", "you", "your", "i", "about", "there", "any", "some", "he", "she", "his", "her",
        "him", "its", "them", "from", "so", "than", "those", "also", "many", "much", "happen", "happened", "mean", "means", "called");

    /// <summary>The question without its asking words; the question as it is when nothing else would remain.</summary>
    public static string Drop(string question)
    {
        var sink = new Sink(question.ToCharArray());
        WordScanner.Scan(question, 0, ref sink);
        return sink.Kept == 0 ? question : new string(sink.Characters);
    }

    private struct Sink(char[] characters) : IWordSink
    {
        public char[] Characters { get; } = characters;

        public int Kept { get; private set; }

        public void Add(scoped ReadOnlySpan<char> folded, int start, int end, int position)
        {
            if (Asking.Contains(folded.ToString()))
            {
                Characters.AsSpan(start, end - start).Fill(' ');
            }
            else
            {
                Kept++;
            }
        }
    }
}
