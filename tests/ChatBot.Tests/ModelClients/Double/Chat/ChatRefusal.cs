using System.Text.Json;

namespace ChatBot.Tests.ModelClients.Double.Chat;

/// <summary>What the servers say when they refuse a request for an answer, besides what they say of any request.</summary>
internal static class ChatRefusal
{
    /// <summary>Something is wrong with one member of the request.</summary>
    public static DoubleRefusal Member(DoubleServer server, string member, string why) => server switch
    {
        DoubleServer.Vllm => Json(400, new { error = new { message = $"[{{'type': 'value_error', 'loc': ('body', '{member}'), 'msg': '{why}'}}]", type = "BadRequestError", param = member, code = 400 } }),
        DoubleServer.LlamaCpp => Json(400, new { error = new { code = 400, message = $"{member}: {why}", type = "invalid_request_error" } }),
        DoubleServer.Ollama => Json(400, new { error = new { message = $"{member}: {why}", type = "invalid_request_error", param = (string?)null, code = (string?)null } }),
        _ => OpenAi(400, $"Invalid '{member}': {why}", member, "invalid_value"),
    };

    /// <summary>The server does not know a member, or its model does not take it.</summary>
    public static DoubleRefusal Unsupported(DoubleServer server, string member) => (server, member) switch
    {
        (DoubleServer.Vllm, _) => Json(400, new { error = new { message = $"[{{'type': 'extra_forbidden', 'loc': ('body', '{member}'), 'msg': 'Extra inputs are not permitted'}}]", type = "BadRequestError", param = (string?)null, code = 400 } }),
        (_, "max_tokens") => OpenAi(400, "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", member, "unsupported_parameter"),
        (_, "temperature") => OpenAi(400, "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.", member, "unsupported_value"),
        _ => OpenAi(400, $"Unrecognized request argument supplied: {member}", null, null),
    };

    /// <summary>The messages are not in an order that a model can follow.</summary>
    public static DoubleRefusal Order(DoubleServer server, string why) => server switch
    {
        DoubleServer.Vllm => Json(400, new { error = new { message = why, type = "BadRequestError", param = (string?)null, code = 400 } }),
        _ => OpenAi(400, why, "messages", null),
    };

    /// <summary>More than the model takes.</summary>
    public static DoubleRefusal TooLong(DoubleServer server, int tokens) => server switch
    {
        DoubleServer.LlamaCpp => Json(400, new { error = new { code = 400, message = "the request exceeds the available context size, try increasing it", type = "exceed_context_size_error", n_prompt_tokens = tokens, n_ctx = 4096 } }),
        _ => OpenAi(400, $"This model's maximum context length is 128000 tokens. However, your messages resulted in {tokens} tokens. Please reduce the length of the messages.", "messages", "context_length_exceeded"),
    };

    private static DoubleRefusal OpenAi(int status, string message, string? param, string? code) =>
        Json(status, new { error = new { message, type = "invalid_request_error", param, code } });

    private static DoubleRefusal Json(int status, object body) => new(status, JsonSerializer.Serialize(body));
}
