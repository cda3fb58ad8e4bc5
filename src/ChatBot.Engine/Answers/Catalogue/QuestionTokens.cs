using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>One word of a question or of a field's name.</summary>
internal sealed record QuestionToken
{
    /// <summary>As folded; in English where a glossary knew the word.</summary>
    public required string Word { get; init; }

    /// <summary>English stem, irregular forms brought back first.</summary>
    public required string Stem { get; init; }

    /// <summary>Where it stands in the text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Whether it is written like a name: with a capital or as one word with digits.</summary>
    public bool IsName { get; init; }

    /// <summary>Its value if it is a figure.</summary>
    public decimal? Number { get; init; }
}

/// <summary>Cuts texts into the words that fields, values and questions are compared by.</summary>
internal static class QuestionTokens
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["wrote"] = "write",
        ["written"] = "write",
        ["writing"] = "write",
        ["took"] = "take",
        ["taken"] = "take",
        ["spent"] = "spend",
        ["led"] = "lead",
        ["built"] = "build",
        ["began"] = "begin",
        ["begun"] = "begin",
        ["made"] = "make",
        ["paid"] = "pay",
        ["ran"] = "run",
        ["held"] = "hold",
        ["gave"] = "give",
        ["given"] = "give",
        ["kept"] = "keep",
        ["sold"] = "sell",
    };

    // Words that a stem would take for others: an allowance is no limit.
    private static readonly Dictionary<string, string> OfTheirOwn = new(StringComparer.Ordinal) { ["allowance"] = "allowance", ["allowances"] = "allowance" };

    /// <summary>The words of a text in order.</summary>
    public static List<QuestionToken> Split(string text)
    {
        var sink = new Sink(text, []);
        WordScanner.Scan(text, 0, ref sink);
        return sink.Tokens;
    }

    /// <summary>A token made of a word that stands in no text, such as the translation of one that does.</summary>
    public static QuestionToken Of(string word, TextSpan span, bool isName) => new()
    {
        Word = word,
        Stem = OfTheirOwn.GetValueOrDefault(word) ?? EnglishStemmer.Stem(Irregular.GetValueOrDefault(word, word)),
        Span = span,
        IsName = isName,
        Number = NumberWords.TryReadDigits(word, out var value) ? value : null,
    };

    private struct Sink(string text, List<QuestionToken> tokens) : IWordSink
    {
        private int last = -1;

        public readonly List<QuestionToken> Tokens => tokens;

        public void Add(scoped ReadOnlySpan<char> folded, int start, int end, int position)
        {
            // A second word at one position is the joined form of a compound whose parts were given already.
            if (position != last)
            {
                tokens.Add(Of(folded.ToString(), new TextSpan(start, end), char.IsUpper(text[start])));
            }

            last = position;
        }
    }
}
