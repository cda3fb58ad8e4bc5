using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>
/// Decides what of a draft may be shown, the same for every answerer. Each sentence must cite at least one exact span of a kept document
/// version, and its figures, dates, names and quoted words must stand there; a computed figure is computed again. What fails is dropped.
/// </summary>
public static class CitationCheck
{
    /// <summary>Checks a draft.</summary>
    /// <param name="draft">What an answerer proposes.</param>
    /// <param name="keptText">The kept source text of the version that a source cites; null when it is not kept or may not be seen.</param>
    public static CheckedDraft Run(Draft draft, Func<Source, string?> keptText)
    {
        var numbers = new MarkerNumbers();
        var names = new NameLists();
        var sentences = new List<CheckedSentence>(draft.Sentences.Count);
        foreach (var sentence in draft.Sentences)
        {
            if ((FindInSources(sentence, keptText) ?? FindInWords(sentence, draft.Mode, keptText, names)) is var (fault, detail))
            {
                sentences.Add(new CheckedSentence { Proposed = sentence, Fault = fault, Detail = detail });
            }
            else
            {
                sentences.Add(new CheckedSentence { Proposed = sentence, Markers = numbers.Of(sentence.Sources) });
            }
        }

        var passed = sentences.Where(sentence => sentence.Fault is null).ToList();
        return new CheckedDraft
        {
            Sentences = sentences,
            Pieces = AnswerText.Of(draft.Preface, passed),
            Citations = numbers.Citations,
            Disagreement = draft.IsDisagreement ? DisagreementOf(passed) : [],
        };
    }

    private static (CheckFault Fault, string? Detail)? FindInSources(DraftSentence sentence, Func<Source, string?> keptText)
    {
        if (sentence.Sources.Count == 0 || sentence.Text.AsSpan().IsWhiteSpace())
        {
            return (CheckFault.NoSource, null);
        }

        foreach (var source in sentence.Sources)
        {
            if (keptText(source) is not { } text)
            {
                return (CheckFault.VersionNotKept, source.Document.Version);
            }

            var span = source.Span;
            if (span.Start < 0 || span.End > text.Length || span.IsEmpty || !span.In(text).SequenceEqual(source.Quote))
            {
                return (CheckFault.QuoteDiffers, source.Quote);
            }

            if (CutsWord(text, span.Start) || CutsWord(text, span.End))
            {
                return (CheckFault.SpanCutsWord, source.Quote);
            }
        }

        return null;
    }

    private static (CheckFault Fault, string? Detail)? FindInWords(DraftSentence sentence, AnswerMode mode, Func<Source, string?> keptText, NameLists names) =>
        SentenceCheck.Find(sentence, new CitedWords(sentence.Sources, keptText, names), mode) is var (fault, detail) ? (fault, detail) : null;

    private static bool CutsWord(string text, int at)
    {
        if (at == 0 || at == text.Length)
        {
            return false;
        }

        var before = CharKinds.Of(text[at - 1]);
        var after = CharKinds.Of(text[at]);
        return (before is CharKind.Letter or CharKind.Digit && after is CharKind.Letter or CharKind.Digit or CharKind.Mark)
            || (char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]));
    }

    private static IReadOnlyList<Statement> DisagreementOf(List<CheckedSentence> passed)
    {
        var documents = passed.Select(sentence => sentence.Proposed.Sources[0].Document.Id).Distinct(StringComparer.Ordinal).Count();
        return documents < 2 ? [] :
            [.. passed.Select(sentence => new Statement(AnswerText.Says(sentence.Proposed), sentence.Markers, sentence.Proposed.Sources[0].Document.Date))];
    }

    // Numbers in the order of first use; one span has one number.
    private sealed class MarkerNumbers
    {
        private readonly Dictionary<(string Document, string Version, TextSpan Span), int> known = [];
        private readonly List<Citation> citations = [];

        public IReadOnlyList<Citation> Citations => citations;

        public IReadOnlyList<int> Of(IReadOnlyList<Source> sources) => [.. sources.Select(NumberOf).Distinct()];

        private int NumberOf(Source source)
        {
            var key = (source.Document.Id, source.Document.Version, source.Span);
            if (!known.TryGetValue(key, out var number))
            {
                number = citations.Count + 1;
                known.Add(key, number);
                citations.Add(CitationOf(source, number));
            }

            return number;
        }

        private static Citation CitationOf(Source source, int number) => new()
        {
            Number = number,
            DocumentId = source.Document.Id,
            Path = source.Document.Path,
            Title = source.Document.Title,
            Version = source.Document.Version,
            VersionDate = source.Document.Date,
            Place = source.Place,
            HeadingPath = source.HeadingPath,
            Quote = source.Quote,
            Span = source.Span,
        };
    }
}
