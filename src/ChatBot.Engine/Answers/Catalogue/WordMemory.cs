using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Cuts many texts into words and makes each different word once, for stemming costs more than finding.</summary>
internal sealed class WordMemory
{
    private const int MostKept = 200_000;
    private readonly Dictionary<string, QuestionToken> known = new(StringComparer.Ordinal);
    private readonly List<QuestionToken> words = [];

    /// <summary>The words of a text in order, without their places; good until the next text is read.</summary>
    public IReadOnlyList<QuestionToken> Of(string text)
    {
        words.Clear();
        var sink = new Sink(this);
        WordScanner.Scan(text, 0, ref sink);
        return words;
    }

    private QuestionToken Known(scoped ReadOnlySpan<char> folded)
    {
        var bySpan = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!bySpan.TryGetValue(folded, out var token))
        {
            token = QuestionTokens.Of(folded.ToString(), default, isName: false);
            if (known.Count < MostKept)
            {
                known.Add(token.Word, token);
            }
        }

        return token;
    }

    private struct Sink(WordMemory memory) : IWordSink
    {
        private int last = -1;

        public void Add(scoped ReadOnlySpan<char> folded, int start, int end, int position)
        {
            // As in QuestionTokens: the joined form of a compound says nothing new.
            if (position != last)
            {
                memory.words.Add(memory.Known(folded));
            }

            last = position;
        }
    }
}
