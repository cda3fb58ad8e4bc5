using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatBot.Server.ModelClients.Chat;

/// <summary>Joins the calls of tools from the pieces in which they come.</summary>
internal sealed class ToolCalls
{
    private const int Most = 256;

    private readonly List<Call> calls = [];

    /// <summary>How many there are so far.</summary>
    public int Count => calls.Count;

    /// <summary>Takes a piece. Id and name come with the first piece of a call, the arguments bit by bit.</summary>
    /// <param name="index">Which call it belongs to; null when the server does not count.</param>
    /// <param name="id">The call's id, or empty.</param>
    /// <param name="name">The tool's name, or empty.</param>
    /// <param name="arguments">Some of the JSON of its arguments.</param>
    /// <exception cref="FormatException">There are too many.</exception>
    public void Add(int? index, string? id, string? name, string? arguments)
    {
        var call = Find(index, id);
        if (call is null)
        {
            if (calls.Count == Most)
            {
                throw new FormatException($"calls more than {Most} tools at once");
            }

            call = new Call { Index = index ?? calls.Count, Id = id ?? "" };
            calls.Add(call);
        }

        call.Name = call.Name.Length > 0 ? call.Name : name ?? "";
        call.Arguments.Append(arguments);
    }

    /// <summary>The calls. Arguments that are no JSON are left out, with the reason in the call's exception.</summary>
    /// <exception cref="FormatException">One has no name.</exception>
    public IEnumerable<FunctionCallContent> Contents() => calls.Select((call, position) => call.Name.Length > 0
        ? Content(call.Id.Length > 0 ? call.Id : $"call_{position}", call.Name, call.Arguments.ToString())
        : throw new FormatException("calls a tool without a name"));

    // Some servers give all calls the index 0, with an id of its own for each.
    private Call? Find(int? index, string? id)
    {
        for (var i = calls.Count - 1; i >= 0; i--)
        {
            var call = calls[i];
            if (index is null ? string.IsNullOrEmpty(id) || call.Id == id : call.Index == index)
            {
                return string.IsNullOrEmpty(id) || call.Id.Length == 0 || call.Id == id ? call : null;
            }
        }

        return null;
    }

    private static FunctionCallContent Content(string id, string name, string arguments)
    {
        if (arguments.Length == 0)
        {
            return new FunctionCallContent(id, name, new Dictionary<string, object?>(StringComparer.Ordinal));
        }

        try
        {
            var json = JsonElement.Parse(arguments, new JsonDocumentOptions { MaxDepth = ChatReading.MaxDepth });
            return json.ValueKind == JsonValueKind.Object
                ? new FunctionCallContent(id, name, json.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value, StringComparer.Ordinal))
                : Wrong("are no object", null);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or InvalidOperationException)
        {
            return Wrong("are not JSON, or name something twice", wrong);
        }

        FunctionCallContent Wrong(string why, Exception? inner) => new(id, name) { Exception = new FormatException($"The arguments of the tool {why}.", inner) };
    }

    private sealed class Call
    {
        public required int Index { get; init; }

        public required string Id { get; init; }

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();
    }
}
