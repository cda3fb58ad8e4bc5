using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>Sentences that one way of answering proposes, and how surely they answer.</summary>
internal sealed record Proposal(IReadOnlyList<DraftSentence> Sentences, double Confidence)
{
    public bool IsDisagreement { get; init; }

    public string? Preface { get; init; }

    public static Proposal None { get; } = new([], 0);

    /// <summary>One sentence of a document as it stands.</summary>
    public static DraftSentence Of(OpenDocument document, TextSentence sentence, DraftForm form = DraftForm.Sentence, string? label = null) =>
        new() { Text = sentence.Text, Sources = [document.SourceOf(sentence)], Form = form, Label = label };

    /// <summary>One candidate as it stands.</summary>
    public static DraftSentence Of(Candidate candidate, DraftForm form = DraftForm.Sentence, string? label = null) =>
        Of(candidate.In.Document, candidate.Sentence, form, label);

    public Draft ToDraft() => new()
    {
        Sentences = Sentences,
        Mode = AnswerMode.Extractive,
        Confidence = Confidence,
        IsDisagreement = IsDisagreement,
        Preface = Preface,
    };
}
