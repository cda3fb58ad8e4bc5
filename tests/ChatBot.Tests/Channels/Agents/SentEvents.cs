using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ChatBot.Tests.Channels.Agents;

/// <summary>One server-sent event; a comment has no name.</summary>
internal sealed record SentEvent(string Id, string Name, string Data)
{
    public JsonElement Json => JsonDocument.Parse(Data).RootElement;

    public bool IsLast => Name is "answer" or "error";
}

/// <summary>Reads server-sent events as a browser's page would.</summary>
internal static class SentEvents
{
    public static async IAsyncEnumerable<SentEvent> ReadAsync(Stream body, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var lines = new StreamReader(body);
        var (id, name, data) = ("", "", "");
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
            {
                yield return new SentEvent(id, name, data);
                (name, data) = ("", "");
            }
            else if (line.Split(": ", 2) is [var field, var value])
            {
                (id, name, data) = field switch
                {
                    "id" => (value, name, data),
                    "event" => (id, value, data),
                    "data" => (id, name, data.Length == 0 ? value : data + "\n" + value),
                    _ => (id, name, data),
                };
            }
        }
    }

    public static async Task<List<SentEvent>> AllAsync(HttpResponseMessage response)
    {
        var all = new List<SentEvent>();
        await foreach (var sent in ReadAsync(await response.Content.ReadAsStreamAsync()))
        {
            all.Add(sent);
        }

        return all;
    }
}
