using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>Finds the documents whose title stands in a sequence of words; a title within a longer one does not count.</summary>
internal static class TitleLookup
{
    /// <summary>All titles among the terms of a question, by place; people type names in lower case.</summary>
    public static void Find(TermReader reader, IWordView view, List<TitleMatch> matches) =>
        Find(reader, view, matches, static _ => true);

    /// <summary>All titles among the terms of a text, by place: only those that start with something other than a small letter.</summary>
    public static void FindNames(TermReader reader, string text, IWordView view, List<TitleMatch> matches) =>
        Find(reader, view, matches, start => !char.IsLower(text[start]));

    private static void Find(TermReader reader, IWordView view, List<TitleMatch> matches, Func<int, bool> mayStart)
    {
        matches.Clear();
        var words = FirstForms(reader, out var starts);
        var covered = 0;
        for (var start = 0; start < words.Count; start++)
        {
            if (!mayStart(starts[start]))
            {
                continue;
            }

            var first = matches.Count;
            ulong english = TitleKey.Start, cut = TitleKey.Start;
            for (var count = 1; count <= TitleKey.MaximumWords && start + count <= words.Count; count++)
            {
                var forms = reader.Words[words[start + count - 1]];
                english = TitleKey.Append(english, forms.EnglishStem);
                cut = TitleKey.Append(cut, forms.CutStem);
                view.CollectTitles(english, start, count, matches);
                if (cut != english)
                {
                    view.CollectTitles(cut, start, count, matches);
                }
            }

            KeepLongest(matches, first, ref covered);
        }
    }

    // Who writes "Bank of America" does not mean the document "America".
    private static void KeepLongest(List<TitleMatch> matches, int first, ref int covered)
    {
        if (matches.Count > first)
        {
            var end = matches[^1].FirstWord + matches[^1].WordCount;
            var from = end <= covered ? matches.Count : matches.FindIndex(first, m => m.FirstWord + m.WordCount == end);
            matches.RemoveRange(first, from - first);
            covered = Math.Max(covered, end);
        }
    }

    // One word for each place: a compound counts by its parts.
    private static List<int> FirstForms(TermReader reader, out List<int> starts)
    {
        var words = new List<int>(reader.Terms.Length);
        starts = new List<int>(reader.Terms.Length);
        var last = -1;
        foreach (ref readonly var term in reader.Terms)
        {
            if (term.Position != last)
            {
                words.Add(term.Word);
                starts.Add(term.Start);
                last = term.Position;
            }
        }

        return words;
    }
}
