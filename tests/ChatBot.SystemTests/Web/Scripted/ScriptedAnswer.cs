namespace ChatBot.SystemTests.Web.Scripted;

/// <summary>An answer that a test has told.</summary>
internal sealed record ScriptedAnswer
{
    /// <summary>A document as the catalogue has it.</summary>
    public static object Document { get; } =
        new { documentId = "d1", title = "The Wall", path = "papers/wall.md", version = "v2", passages = 3, date = "2026-03-01" };

    /// <summary>Three sentences with three sources of two documents.</summary>
    public static ScriptedAnswer Usual { get; } = new()
    {
        Pieces = ["The wall costs 21 million.[1]", " It was built in 1911.[2]", "\n\n- The **town** pays half.[3]", "\n- The rest is open.[1]"],
        Citations =
        [
            ScriptedCitation.Of(1) with { Version = "v1" },
            ScriptedCitation.Of(2),
            ScriptedCitation.Of(3) with { DocumentId = "d2", Title = "A Talk", Place = new { lines = new[] { 40, 41 }, time = new[] { "00:08:48", "00:08:51" } } },
        ],
        Suggestions = ["Who built the wall?", "How long is the wall?"],
    };

    public IReadOnlyList<string> Pieces { get; init; } = [];

    public IReadOnlyList<ScriptedCitation> Citations { get; init; } = [];

    public IReadOnlyList<string> Suggestions { get; init; } = [];

    public IReadOnlyList<object> Nearest { get; init; } = [];

    public IReadOnlyList<object> Disagreement { get; init; } = [];

    public string Outcome { get; init; } = "answered";

    public string Mode { get; init; } = "extractive";

    public string? Fallback { get; init; }

    public string Text => string.Concat(Pieces);

    public object Json(string answerId) => new
    {
        answerId,
        conversationId = "talk1",
        question = "as understood",
        outcome = Outcome,
        mode = Mode,
        fallback = Fallback,
        text = Text,
        citations = Citations,
        nearest = Nearest,
        disagreement = Disagreement,
        suggestions = Suggestions,
        confidence = 0.9,
        elapsedMs = 12.5,
        traceId = "trace-9",
    };
}

/// <summary>A citation of such an answer.</summary>
internal sealed record ScriptedCitation(
    int Number, string DocumentId, string Path, string Title, string Version, string VersionDate, object Place, string[] HeadingPath, string Quote, string Url)
{
    public static ScriptedCitation Of(int number) => new(
        number, "d1", "papers/wall.md", "The Wall", "v2", "2026-03-01T00:00:00+00:00", new { lines = new[] { 10 + number, 10 + number } }, ["Money"],
        $"Words of source {number}.", $"/sources/d1?version=v2&span={number}-{number + 9}#cited");
}
