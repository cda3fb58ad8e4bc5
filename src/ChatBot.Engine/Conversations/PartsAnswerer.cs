using ChatBot.Answers;
using ChatBot.Retrieval;

namespace ChatBot.Conversations;

/// <summary>
/// Answers a question of several parts part by part, each as a question of its own, and puts the answers together. Says nothing when one
/// of the parts has no answer: then the question is better taken as a whole.
/// </summary>
/// <param name="answerers">Who answers a part, asked in this order.</param>
/// <param name="split">The parts of a question; one when it has none.</param>
/// <param name="complete">Completes a part that leans on the first ("and which of them ...").</param>
/// <param name="read">Reads a part.</param>
public sealed class PartsAnswerer(
    IReadOnlyList<IAnswerer> answerers, Func<QuestionReading, IReadOnlyList<string>> split, CompleteQuestion complete, ReadQuestion read) : IAnswerer
{
    /// <inheritdoc />
    public async ValueTask<Draft> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        var parts = split(request.Reading);
        if (parts.Count < 2 || !parts.All(SaysEnough))
        {
            return Draft.None(0, []);
        }

        var drafts = new List<Draft>();
        EarlierTurn? first = null;
        foreach (var part in parts)
        {
            var asked = first is null ? part : (await complete(WithoutAsking(part), [first], request.Access, cancellationToken)).Text;
            var reading = await read(asked, request.Access, cancellationToken);
            var draft = await AnswerPartAsync(request with { Reading = reading }, cancellationToken);
            if (draft.Sentences.Count == 0)
            {
                return Draft.None(0, []);
            }

            drafts.Add(draft);
            first ??= new EarlierTurn
            {
                Question = asked,
                Reading = reading,
                Answer = string.Join(' ', draft.Sentences.Select(s => s.Text)),
                Cited = [.. draft.Sentences.SelectMany(s => s.Sources).Select(s => s.Document.Id).Distinct(StringComparer.Ordinal)],
            };
        }

        return Joined(drafts);
    }

    // "... and what with the other one?" and "how much with the other one?" are "with the other one?".
    private static string WithoutAsking(string part)
    {
        var words = AskedWord.Of(part);
        var at = words is [{ Folded: "how" }, { Folded: "much" or "many" or "long" or "far" or "often" }, ..] ? 2 : words is [{ Folded: "what" or "how" or "which" or "when" or "where" }, ..] ? 1 : words.Count;
        return at + 1 < words.Count && words[at].Folded is "with" or "for" or "of" or "in" or "at" or "by" or "from" or "on" or "under" or "during" ? part[words[at].Start..] : part;
    }

    // "And how many each?" only goes on, and so does "and when?".
    private static bool SaysEnough(string part) =>
        AskedWord.Of(part) is { Count: > 0 } words && words[^1].Folded is not ("each" or "respectively") && words.Exists(word => !CommonWords.IsGrammar(word.Folded));

    private async ValueTask<Draft> AnswerPartAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        foreach (var answerer in answerers)
        {
            var draft = await answerer.AnswerAsync(request, cancellationToken);
            if (draft.Sentences.Count > 0)
            {
                return draft;
            }
        }

        return Draft.None(0, []);
    }

    // A sentence that answers two parts is said once.
    private static Draft Joined(List<Draft> drafts) => new()
    {
        Sentences = [.. drafts.SelectMany(d => d.Sentences).DistinctBy(s => (s.Text, s.Sources[0].Document.Id, s.Sources[0].Span))],
        Mode = drafts.TrueForAll(d => d.Mode == AnswerMode.Computed) ? AnswerMode.Computed : AnswerMode.Extractive,
        Confidence = drafts.Min(d => d.Confidence),
        IsDisagreement = drafts.Exists(d => d.IsDisagreement),
        Preface = drafts.Where(d => d.Preface is not null).Select(d => d.Preface!).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } said ? string.Join(' ', said) : null,
        Candidates = [.. drafts.SelectMany(d => d.Candidates)],
    };
}
