using System.Text.RegularExpressions;

namespace ChatBot.Retrieval;

/// <summary>Splits a question that asks several things ("X, and which Y?") into one text for each.</summary>
internal static partial class QuestionParts
{
    private const int MaximumParts = 4;
    private const int FewestWords = 3;

    /// <summary>The parts in order; the text itself when it asks one thing.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var parts = new List<string>();
        var start = 0;
        foreach (var (end, next) in Borders(text))
        {
            if (parts.Count + 1 < MaximumParts && AskedWord.Of(text[start..end]).Count >= FewestWords && AskedWord.Of(text[next..]).Count >= FewestWords)
            {
                parts.Add(text[start..end].Trim(' ', ',', ';'));
                start = next;
            }
        }

        parts.Add(text[start..].Trim(' ', ',', ';'));
        return parts;
    }

    // Where one question ends and the next begins; what only prepares a question ("X did Y. Which?") stays with it.
    private static IEnumerable<(int End, int Next)> Borders(string text)
    {
        foreach (Match match in Joint().Matches(text))
        {
            var end = match.Index + (match.Value[0] is '?' or '\uFF1F' ? 1 : 0);
            var asks = Opening().IsMatch(text[..match.Index]);
            if (asks)
            {
                yield return (end, match.Groups["next"].Index);
            }
        }
    }

    [GeneratedRegex(
        @"(\?\s+|\uFF1F\s*)(?<next>\S)|(,|;) (and |but |und |et |y |e )(?<next>(in |at |on |by |from |to |for |of |with |under |through )?(what|which|who|whom|whose|when|where|why|how|is|are|was|were|does|did|do|has|have|can|was|wer|wann|wo|wie|welche[rsnm]?|qui|que|quel|quelle|quand|combien|où|quién|cuándo|cuánto|qué|cuál)\b)"
        + @"|[,;] (?<next>(what|which|who|when|where|why|how) )| (and |und |et |y )(?<next>(what|which|who|whom|whose|when|where|why|how)\b( \w+)? (is|are|was|were|does|did|do|has|have|had|can|could|will|would|should|many|much|long|\w+ (is|are|was|were|does|did|do|has|have|stands?|made|wrote))\b)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Joint();

    [GeneratedRegex(
        @"\b(what|which|who|whom|whose|when|where|why|how|is|are|was|were|does|did|do|has|have|can|name|list|quote|cite|give|state|tell|find|wer|wann|wo|wie|welche[rsnm]?|wieviel|qui|que|quel|quelle|quand|combien|où|quién|cuándo|cuánto|qué|cuál)\b|[\u3040-\u30FF\u4E00-\u9FFF]",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Opening();
}
