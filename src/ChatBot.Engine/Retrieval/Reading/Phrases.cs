using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>
/// Phrases to look for among the words of a question, written as plain text with semicolons between them. In a phrase <c>a|b</c> is one of
/// several words, <c>word~</c> any word that begins so, <c>word?</c> may be missing, <c>_</c> is any word, <c>#</c> a number, <c>..</c> up to
/// eight words, <c>^</c> the beginning and <c>$</c> the end of the text; <c>,word</c> stands behind a comma. A phrase in a script without
/// spaces is found anywhere. How long a search takes is bounded by the words times the phrases.
/// </summary>
internal sealed class Phrases
{
    private const int LongestGap = 8;

    private readonly Dictionary<string, List<Element[]>> byFirst = new(StringComparer.Ordinal);
    private readonly List<Element[]> open = [];
    private readonly List<string> unspaced = [];

    public Phrases(params string[] lists)
    {
        foreach (var phrase in lists.SelectMany(list => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            Add(phrase);
        }
    }

    /// <summary>Whether one of the phrases occurs.</summary>
    public bool IsIn(IReadOnlyList<AskedWord> words, string text) => First(words, text) is not null;

    /// <summary>The earliest occurrence, as characters of the text.</summary>
    public (int Start, int End)? First(IReadOnlyList<AskedWord> words, string text)
    {
        foreach (var found in All(words, text))
        {
            return found;
        }

        return null;
    }

    /// <summary>Every occurrence in the order of the text, as characters of it; the longest at each place.</summary>
    public IEnumerable<(int Start, int End)> All(IReadOnlyList<AskedWord> words, string text)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var end = LongestAt(words, i);
            if (end > i)
            {
                yield return (words[i].Start, words[end - 1].End);
                i = end - 1;
            }
            else if (unspaced.Count > 0 && words[i].Folded[0] > '\u2E7F' && Unspaced(text, words[i]) is { } inside)
            {
                yield return inside;
            }
        }
    }

    private int LongestAt(IReadOnlyList<AskedWord> words, int at)
    {
        var best = -1;
        if (byFirst.TryGetValue(words[at].Folded, out var known))
        {
            foreach (var phrase in known)
            {
                best = Math.Max(best, Match(phrase, 0, words, at, 0));
            }
        }

        foreach (var phrase in open)
        {
            best = Math.Max(best, Match(phrase, 0, words, at, 0));
        }

        return best;
    }

    private (int Start, int End)? Unspaced(string text, AskedWord word)
    {
        foreach (var phrase in unspaced)
        {
            var end = Math.Min(text.Length, word.End + 1);
            if (text.IndexOf(phrase, word.Start, end - word.Start, StringComparison.Ordinal) is >= 0 and var at)
            {
                return (at, at + phrase.Length);
            }
        }

        return null;
    }

    // The word behind the match, or -1. It goes as deep as a phrase has elements, and those are written in this program.
    private static int Match(Element[] phrase, int element, IReadOnlyList<AskedWord> words, int at, int skipped)
    {
        if (element == phrase.Length)
        {
            return at;
        }

        var wanted = phrase[element];
        switch (wanted.Kind)
        {
            case ElementKind.Start:
                return at == 0 ? Match(phrase, element + 1, words, at, 0) : -1;
            case ElementKind.End:
                return at == words.Count ? at : -1;
            case ElementKind.Gap:
                var near = Match(phrase, element + 1, words, at, 0);
                return near >= 0 || skipped == LongestGap || at >= words.Count ? near : Match(phrase, element, words, at + 1, skipped + 1);
            default:
                var taken = at < words.Count && wanted.Fits(words[at]) ? Match(phrase, element + 1, words, at + 1, 0) : -1;
                return taken >= 0 || !wanted.IsOptional ? taken : Match(phrase, element + 1, words, at, 0);
        }
    }

    private void Add(string phrase)
    {
        if (phrase[0] > '\u2E7F')
        {
            unspaced.Add(phrase);
            return;
        }

        var elements = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Element.Of).ToArray();
        var first = elements[0];
        if (first.Kind != ElementKind.Word || first.IsOptional || first.IsPrefix)
        {
            open.Add(elements);
            return;
        }

        foreach (var word in first.Words)
        {
            if (!byFirst.TryGetValue(word, out var list))
            {
                byFirst.Add(word, list = []);
            }

            list.Add(elements);
        }
    }

    private enum ElementKind
    {
        Word,
        Any,
        Number,
        Gap,
        Start,
        End,
    }

    private sealed record Element(ElementKind Kind, string[] Words, bool IsOptional, bool IsPrefix, bool IsBehindComma)
    {
        public static Element Of(string written)
        {
            var isOptional = written.Length > 1 && written[^1] == '?';
            written = isOptional ? written[..^1] : written;
            var isBehindComma = written.Length > 1 && written[0] == ',';
            written = isBehindComma ? written[1..] : written;
            var kind = written switch { "_" => ElementKind.Any, "#" => ElementKind.Number, ".." => ElementKind.Gap, "^" => ElementKind.Start, "$" => ElementKind.End, _ => ElementKind.Word };
            var isPrefix = kind == ElementKind.Word && written.Contains('~', StringComparison.Ordinal);
            return new Element(kind, kind == ElementKind.Word ? [.. written.Split('|').Select(word => Letters.Fold(word))] : [], isOptional, isPrefix, isBehindComma);
        }

        public bool Fits(AskedWord word)
        {
            if (IsBehindComma && word.Before != ',')
            {
                return false;
            }

            return Kind switch
            {
                ElementKind.Any => true,
                ElementKind.Number => char.IsAsciiDigit(word.Folded[0]) || NumberWords.TryRead([word.Folded], out _, out _) || word.Folded == "one",
                _ when IsPrefix => Array.Exists(Words, wanted => wanted[^1] == '~' ? word.Folded.AsSpan().StartsWith(wanted.AsSpan(0, wanted.Length - 1)) : wanted == word.Folded),
                _ => Array.IndexOf(Words, word.Folded) >= 0,
            };
        }
    }
}
