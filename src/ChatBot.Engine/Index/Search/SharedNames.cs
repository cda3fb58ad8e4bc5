using System.Text;

namespace ChatBot.Index;

/// <summary>
/// Finds the rare names in a passage, by which others can be found. Much of what a question needs is said elsewhere, of somebody whom the
/// best passage only names. A name is a word that starts with a capital within a sentence; a common one leads nowhere and is left out.
/// </summary>
internal sealed class SharedNames(QueryReader queries)
{
    private const int MostNames = 8;
    private const int ShortestName = 3;

    /// <summary>The rare names in a text that were not asked for, the rarest first.</summary>
    public List<QueryTerm> NamesOf(string text, List<QueryTerm> asked, IWordView view)
    {
        if (NamesIn(text) is not { Length: > 0 } names)
        {
            return [];
        }

        var most = Math.Cbrt(view.PassageCount);
        return [.. queries.Read(names, view)
            .Where(term => !term.IsOtherForm && term.PassageCount > 1 && term.PassageCount <= most && !char.IsAsciiDigit(term.Surface[0])
                && !asked.Exists(other => other.Stems[0] == term.Stems[0]))
            .OrderByDescending(term => term.Rarity).ThenBy(term => term.Position).Take(MostNames)];
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
