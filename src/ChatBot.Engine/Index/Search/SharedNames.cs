using System.Text;

namespace ChatBot.Index;

/// <summary>
/// Finds the passages that share rare names with another one. Much of what a question needs is said elsewhere, of somebody whom the best
/// passage only names. A name is a word that starts with a capital within a sentence; a common one leads nowhere and is left out.
/// </summary>
internal sealed class SharedNames(QueryReader queries)
{
    private const int MostNames = 8;
    private const int ShortestName = 3;

    private readonly Dictionary<(int Segment, int Passage), float> scores = [];

    /// <summary>
    /// What the names in a text are worth to each passage that holds one, as a share of what they would be worth if they were asked for.
    /// Valid until the next call.
    /// </summary>
    public IReadOnlyDictionary<(int Segment, int Passage), float> Find(string text, List<QueryTerm> asked, List<Segment> visible, WordScore wordScore)
    {
        scores.Clear();
        if (NamesIn(text) is not { Length: > 0 } names)
        {
            return scores;
        }

        var most = Math.Cbrt(visible.Sum(segment => (double)segment.PassageCount));
        var rare = queries.Read(names, visible)
            .Where(term => !term.IsOtherForm && term.PassageCount > 1 && term.PassageCount <= most && !char.IsAsciiDigit(term.Surface[0])
                && !asked.Exists(other => other.Stems[0] == term.Stems[0]))
            .OrderByDescending(term => term.Rarity).ThenBy(term => term.Position).Take(MostNames);
        foreach (var name in rare)
        {
            for (var i = 0; i < visible.Count; i++)
            {
                Add(name, i, visible[i], wordScore);
            }
        }

        return scores;
    }

    private void Add(QueryTerm name, int number, Segment segment, WordScore wordScore)
    {
        foreach (var key in name.Keys)
        {
            if (segment.Stems.TryFind(key, out var entry))
            {
                var postings = new Postings.Reader(segment.PostingsOf(entry));
                while (postings.MoveNext())
                {
                    var score = SearchWeights.SharedName * name.Weight * wordScore.Of(postings.Count, segment.Passages[postings.Passage].WordCount);
                    var at = (number, postings.Passage);
                    scores[at] = scores.GetValueOrDefault(at) + score;
                }
            }
        }
    }

    private static string NamesIn(string text)
    {
        var names = new StringBuilder();
        var startsSentence = true;
        for (var end = 0; end < text.Length; end++)
        {
            var start = end;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (end > start && text[end] == '-')))
            {
                end++;
            }

            if (end > start && char.IsLetter(text[start]))
            {
                if (!startsSentence && char.IsUpper(text[start]) && end - start >= ShortestName)
                {
                    names.Append(text, start, end - start).Append(' ');
                }

                startsSentence = false;
            }

            startsSentence |= end < text.Length && text[end] is '.' or '!' or '?';
        }

        return names.ToString();
    }
}
