using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>The words of a question before any catalogue looks at them: in English where a glossary knows them, and repaired.</summary>
internal sealed class RequestWords
{
    private RequestWords(List<QuestionToken> tokens, List<TextSpan> named, string text)
    {
        Tokens = tokens;
        Compounds = [.. tokens.Select((_, i) => CompoundAt(tokens, i, text))];
        Named = named;
    }

    /// <summary>In the order of the question.</summary>
    public IReadOnlyList<QuestionToken> Tokens { get; }

    /// <summary>Each word made one with the word before, where no more than one character stands between them.</summary>
    public IReadOnlyList<RequestCompound?> Compounds { get; }

    /// <summary>Where documents are named.</summary>
    public List<TextSpan> Named { get; }

    /// <summary>Reads one question, or one part of it.</summary>
    /// <param name="question">The question.</param>
    /// <param name="guessedLanguage">Its language as far as it could be told.</param>
    /// <param name="names">What names documents in it.</param>
    /// <param name="repaired">The word that is meant by a word.</param>
    public static RequestWords Of(string question, string guessedLanguage, IReadOnlyList<string> names, Func<string, string>? repaired)
    {
        var language = CatalogueGlossary.LanguageOf(question, guessedLanguage);
        var text = CatalogueGlossary.Unspaced(question, language);
        var named = NamedSpans(text, names);
        var tokens = CatalogueGlossary.Translate(QuestionTokens.Split(text), language, span => named.Exists(n => n.Overlaps(span)));
        tokens = repaired is null ? tokens : tokens.ConvertAll(token => named.Exists(n => n.Overlaps(token.Span)) ? token : Repaired(token, repaired));
        return new RequestWords(tokens, named, text);
    }

    private static RequestCompound? CompoundAt(List<QuestionToken> tokens, int at, string text)
    {
        if (at == 0 || tokens[at].Number is not null || tokens[at - 1].Number is not null || tokens[at].Span.Start - tokens[at - 1].Span.End is not (0 or 1))
        {
            return null;
        }

        var (first, second) = (tokens[at - 1], tokens[at]);
        var isJoined = first.Span.End == second.Span.Start;
        return new RequestCompound(
            QuestionTokens.Of(first.Word + second.Word, first.Span.Union(second.Span), isName: isJoined || (first.IsName && second.IsName)), isJoined ? null : text[first.Span.End]);
    }

    private static QuestionToken Repaired(QuestionToken token, Func<string, string> repaired) =>
        repaired(token.Word) is var word && word == token.Word ? token : QuestionTokens.Of(word, token.Span, isName: false);

    private static List<TextSpan> NamedSpans(string text, IReadOnlyList<string> names)
    {
        var spans = new List<TextSpan>();
        foreach (var name in names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal))
        {
            for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0 && spans.Count < 64;)
            {
                spans.Add(new TextSpan(at, at + name.Length));
                at = text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase);
            }
        }

        return spans;
    }
}

/// <summary>Two words of a question made one.</summary>
/// <param name="Token">Both as one word.</param>
/// <param name="Gap">What stands between them; null when nothing does.</param>
internal sealed record RequestCompound(QuestionToken Token, char? Gap);

/// <summary>A question that several catalogues are asked: what its words are depends only on the documents that one takes for named.</summary>
internal sealed class AskedCatalogues(string question, string guessedLanguage, Func<string, string>? repaired)
{
    private readonly List<(IReadOnlyList<string> Names, RequestWords Words)> known = [];

    /// <summary>The question.</summary>
    public string Question => question;

    /// <summary>Its words where these names are of documents.</summary>
    public RequestWords WordsWith(IReadOnlyList<string> names)
    {
        var words = known.Find(other => other.Names.SequenceEqual(names)).Words;
        if (words is null)
        {
            words = RequestWords.Of(question, guessedLanguage, names, repaired);
            known.Add((names, words));
        }

        return words;
    }
}
