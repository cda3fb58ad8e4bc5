using System.Text;
using System.Text.Json;

namespace ChatBot.Tests.ModelClients.Double.Chat;

/// <summary>Writes a turn in the JSON of a server, in pieces or whole.</summary>
internal static class ChatEvents
{
    private const int Words = 4;
    private const int CharactersPerToken = 4;

    /// <summary>The data of each event of a streamed answer, with what is wrong with them if something is to be.</summary>
    public static IEnumerable<string> Of(ChatTurn turn, ChatAsked asked, ChatDoubleOptions options, ChatFaultKind? fault)
    {
        if (fault == ChatFaultKind.ErrorFirst)
        {
            yield return Error("Provider returned error", 502);
            yield break;
        }

        if (options.Server == DoubleServer.Azure)
        {
            yield return """{"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{}}]}""";
        }

        yield return Piece(options, new { role = "assistant", content = "" }, null);
        foreach (var (index, text) in turn.Text.Index())
        {
            if (index == Words && Interruption(fault) is { } interruption)
            {
                yield return interruption;
                yield break;
            }

            yield return Piece(options, new { content = text }, null);
        }

        foreach (var piece in turn.Calls.Index().SelectMany(call => Pieces(call.Index, call.Item, options)))
        {
            yield return piece;
        }

        var finish = fault == ChatFaultKind.FinishError ? "error" : fault == ChatFaultKind.NoFinish ? "" : turn.FinishReason;
        if (finish.Length > 0)
        {
            yield return Piece(options, new { }, finish);
        }

        if (asked.WantsUsage && options.Counts)
        {
            yield return JsonSerializer.Serialize(new { id = "chatcmpl-double", @object = "chat.completion.chunk", created = 1, model = options.Model, choices = Array.Empty<object>(), usage = Usage(turn, asked) });
        }
    }

    /// <summary>A whole answer.</summary>
    public static string Whole(ChatTurn turn, ChatAsked asked, ChatDoubleOptions options, ChatFaultKind? fault)
    {
        var text = string.Concat(turn.Text);
        var finish = fault == ChatFaultKind.FinishError ? "error" : fault == ChatFaultKind.NoFinish ? null : turn.FinishReason;
        var calls = turn.Calls.Index().Select(call => new { id = Id(call.Item, call.Index), type = "function", function = new { name = call.Item.Name, arguments = string.Concat(call.Item.Pieces) } }).ToArray();
        object message = calls.Length > 0
            ? new { role = "assistant", content = text.Length > 0 ? text : null, tool_calls = calls }
            : new { role = "assistant", content = text, refusal = (string?)null };
        var json = JsonSerializer.Serialize(new
        {
            id = "chatcmpl-double",
            @object = "chat.completion",
            created = 1,
            model = options.Model,
            choices = new[] { new { index = 0, message, logprobs = (object?)null, finish_reason = finish } },
            usage = options.Counts ? Usage(turn, asked) : null,
        });
        return fault == ChatFaultKind.Garbage ? json[..(json.Length / 2)] : json;
    }

    /// <summary>An error in the form in which it comes in the middle of a stream.</summary>
    public static string Error(string message, int code) => JsonSerializer.Serialize(new { error = new { message, type = "server_error", code } });

    private static string? Interruption(ChatFaultKind? fault) => fault switch
    {
        ChatFaultKind.ErrorEvent => Error("The server had an error while processing your request. Sorry about that!", 500),
        ChatFaultKind.Garbage => """{"id":"chatcmpl-double","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"cont""",
        ChatFaultKind.Deep => $$"""{"extra":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""",
        _ => null,
    };

    // Ollama sends a call whole; the others send its id and name first and then its arguments bit by bit.
    private static IEnumerable<string> Pieces(int index, ScriptedCall call, ChatDoubleOptions options)
    {
        if (options.Server == DoubleServer.Ollama)
        {
            yield return Piece(options, Delta(new { index, id = Id(call, index), type = "function", function = new { name = call.Name, arguments = string.Concat(call.Pieces) } }), null);
            yield break;
        }

        yield return Piece(options, Delta(new { index, id = Id(call, index), type = "function", function = new { name = call.Name, arguments = call.Pieces.FirstOrDefault() ?? "" } }), null);
        foreach (var piece in call.Pieces.Skip(1))
        {
            yield return Piece(options, Delta(new { index, function = new { arguments = piece } }), null);
        }
    }

    private static object Delta(object call) => new { tool_calls = new[] { call } };

    private static string Id(ScriptedCall call, int index) => call.Id ?? $"call_{call.Name}_{index}";

    private static string Piece(ChatDoubleOptions options, object delta, string? finish) => JsonSerializer.Serialize(new
    {
        id = "chatcmpl-double",
        @object = "chat.completion.chunk",
        created = 1,
        model = options.Model,
        system_fingerprint = "fp_double",
        choices = new[] { new { index = 0, delta, logprobs = (object?)null, finish_reason = finish } },
    });

    private static object Usage(ChatTurn turn, ChatAsked asked)
    {
        var (input, output) = turn.Usage ?? (asked.Tokens, Math.Max(1, (turn.Text.Sum(text => text.Length) + turn.Calls.Sum(call => call.Pieces.Sum(piece => piece.Length))) / CharactersPerToken));
        return new
        {
            prompt_tokens = input,
            completion_tokens = output,
            total_tokens = input + output,
            prompt_tokens_details = new { cached_tokens = 0 },
            completion_tokens_details = new { reasoning_tokens = 0 },
        };
    }

    /// <summary>An event as it goes over the wire.</summary>
    public static byte[] Bytes(string data, ChatDoubleOptions options) => Encoding.UTF8.GetBytes($"data: {data}{options.LineEnd}{options.LineEnd}");
}
