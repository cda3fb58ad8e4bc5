using System.Text.Json;

namespace ChatBot.SystemTests.Web.Scripted;

/// <summary>One event of an answer that a test tells.</summary>
internal sealed record ScriptedEvent(string Name, Func<string, object> Data)
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    /// <summary>The events of an answer: what is being done, its pieces, and the whole.</summary>
    public static IReadOnlyList<ScriptedEvent> Of(ScriptedAnswer answer)
    {
        var told = new HashSet<int>();
        return
        [
            new ScriptedEvent("status", id => new { stage = "searching", documents = 12, answerId = id, conversationId = "talk1" }),
            new ScriptedEvent("status", id => new { stage = "reading", passages = 8, answerId = id, conversationId = "talk1" }),
            .. answer.Pieces.Select(piece => new ScriptedEvent("delta", _ => new
            {
                text = piece,
                citations = answer.Citations.Where(citation => piece.Contains($"[{citation.Number}]", StringComparison.Ordinal)),
            })),
            new ScriptedEvent("answer", answer.Json),
        ];
    }

    public string Frame(string answerId, int position) =>
        $"id: {answerId}:{position}\nevent: {Name}\ndata: {JsonSerializer.Serialize(Data(answerId), Camel)}\n\n";
}
