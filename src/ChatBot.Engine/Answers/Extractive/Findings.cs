using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>A sentence that may answer, and how well.</summary>
internal sealed record Candidate(DocumentScores In, int Number, double Score)
{
    public TextSentence Sentence => In.Document.Sentences[Number];
}

/// <summary>What was found for one part of a question: its terms, the documents read, and their sentences, best first.</summary>
internal sealed record Findings
{
    public required QuestionTerms Terms { get; init; }

    public required Evidence Evidence { get; init; }

    /// <summary>In the order of their best passages.</summary>
    public required IReadOnlyList<DocumentScores> Documents { get; init; }

    /// <summary>Best first.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }

    public QuestionReading Reading => Terms.Reading;

    /// <summary>Documents to look into, nearest first.</summary>
    public IReadOnlyList<DocumentEntry> Nearest(int most) =>
        [.. Evidence.Passages.Select(p => p.Hit.Document).DistinctBy(d => d.Id, StringComparer.Ordinal).Take(most)];
}
