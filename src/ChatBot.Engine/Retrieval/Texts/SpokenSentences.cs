using System.Text;
using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>
/// Sentences of a recording. What is said goes on from cue to cue, so the cues are joined, cut into sentences, and each sentence is led
/// back to the cues that it came from.
/// </summary>
internal static class SpokenSentences
{
    // Recordings without punctuation have no sentences to find; their cues are kept apart then.
    private const int LongestSaid = 400;

    private readonly record struct Said(int Block, int Start, TextSpan Words);

    /// <summary>Reads the cues from a block on and gives back the block behind them.</summary>
    public static int Read(string text, IReadOnlyList<Block> blocks, int first, List<SentenceDraft> drafts)
    {
        var end = first;
        var joined = new StringBuilder();
        var said = new List<Said>();
        string? speaker = null;
        for (; end < blocks.Count && blocks[end] is Block.Cue cue; end++)
        {
            var words = cue.Words.Intersect(new(0, text.Length));
            if (words.IsEmpty || words.In(text).IsWhiteSpace())
            {
                continue;
            }

            // Nobody finishes another's sentence.
            joined.Append(said.Count == 0 ? "" : cue.Speaker == speaker ? " " : "\n\n");
            said.Add(new Said(end, joined.Length, words));
            joined.Append(words.In(text));
            speaker = cue.Speaker;
        }

        Cut(text, blocks, joined.ToString(), said, drafts);
        return end;
    }

    private static void Cut(string text, IReadOnlyList<Block> blocks, string joined, List<Said> said, List<SentenceDraft> drafts)
    {
        var from = 0;
        foreach (var sentence in Sentences.Split(joined, new(0, joined.Length)))
        {
            from = CueAt(said, from, sentence.Start);
            var to = CueAt(said, from, sentence.End - 1);
            if (sentence.Length <= LongestSaid || to == from)
            {
                Add(text, blocks, joined, sentence, said, from, to, drafts);
                continue;
            }

            var start = sentence.Start;
            for (var i = from; i <= to; i++)
            {
                var border = i < to ? said[i + 1].Start : sentence.End;
                if (i == to || (i + 2 <= to ? said[i + 2].Start : sentence.End) - start > LongestSaid)
                {
                    Add(text, blocks, joined, new(start, border), said, CueAt(said, from, start), i, drafts);
                    start = border;
                }
            }
        }
    }

    private static void Add(
        string text, IReadOnlyList<Block> blocks, string joined, TextSpan sentence, List<Said> said, int from, int to, List<SentenceDraft> drafts)
    {
        var trimmed = joined.AsSpan(sentence.Start, sentence.Length).TrimEnd().Length;
        var clean = CleanWords.Of(joined.AsSpan(sentence.Start, trimmed));
        if (clean.Length == 0)
        {
            return;
        }

        var first = (Block.Cue)blocks[said[from].Block];
        var last = (Block.Cue)blocks[said[to].Block];
        var span = new TextSpan(
            said[from].Words.Start + sentence.Start - said[from].Start,
            Math.Min(said[to].Words.End, said[to].Words.Start + sentence.Start + trimmed - said[to].Start));
        drafts.Add(new SentenceDraft(clean, span, said[from].Block, SentenceRole.Prose)
        {
            Time = (first.From, last.To > first.From ? last.To : first.To),
            Speaker = first.Speaker,
        });
    }

    private static int CueAt(List<Said> said, int from, int offset)
    {
        while (from + 1 < said.Count && said[from + 1].Start <= offset)
        {
            from++;
        }

        return from;
    }
}
