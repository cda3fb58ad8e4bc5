using System.Collections.Frozen;
using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>Takes the words out of a question that only ask, and so say nothing about the text that answers.</summary>
public static class QuestionWords
{
    /// <summary>The question without its asking words; the question as it is when nothing else would remain.</summary>
    public static string Drop(string question)
    {
        var sink = new Sink(question.ToCharArray(), AskingWords.Of(question));
        WordScanner.Scan(question, 0, ref sink);
        return sink.Kept == 0 ? question : new string(sink.Characters);
    }

    private struct Sink(char[] characters, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> asking) : IWordSink
    {
        public char[] Characters { get; } = characters;

        public int Kept { get; private set; }

        public void Add(scoped ReadOnlySpan<char> folded, int start, int end, int position)
        {
            if (asking.Contains(folded))
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
