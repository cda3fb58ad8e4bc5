using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatBot.Server.ModelClients.Chat;

/// <summary>Writes a request: the messages, the tools that the model may call, and how it is to answer.</summary>
internal sealed class ChatRequest(ChatModelOptions settings, IReadOnlyList<ChatMessage> messages, ChatOptions? options, bool isStreamed)
{
    // What is shorter stands by chance in any sentence.
    private const int TellingCharacters = 4;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the body.</summary>
    public void Write(IBufferWriter<byte> target, ChatForm form)
    {
        using var json = new Utf8JsonWriter(target, Plain);
        json.WriteStartObject();
        json.WriteString("model"u8, settings.Model);
        json.WriteStartArray("messages"u8);
        if (!string.IsNullOrEmpty(options?.Instructions))
        {
            WriteText(json, "system"u8, options.Instructions);
        }

        foreach (var message in messages)
        {
            WriteMessage(json, message);
        }

        json.WriteEndArray();
        WriteTools(json, form);
        WriteWishes(json, form);
        json.WriteEndObject();
    }

    /// <summary>All that was sent and is nobody else's business.</summary>
    public string[] Texts() =>
    [
        .. AllTexts().Where(text => text.Length >= TellingCharacters),
    ];

    private IEnumerable<string> AllTexts() =>
    [
        options?.Instructions ?? "",
        .. messages.Select(message => message.Text),
        .. messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(Result),
        .. messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().SelectMany(call => call.Arguments?.Values ?? []).Select(value => value?.ToString() ?? ""),
    ];

    private static void WriteMessage(Utf8JsonWriter json, ChatMessage message)
    {
        var hasCalls = false;
        foreach (var content in message.Contents)
        {
            switch (content)
            {
                case FunctionResultContent result:
                    json.WriteStartObject();
                    json.WriteString("role"u8, "tool"u8);
                    json.WriteString("tool_call_id"u8, result.CallId);
                    json.WriteString("content"u8, Result(result));
                    json.WriteEndObject();
                    break;
                case FunctionCallContent:
                    hasCalls = true;
                    break;
                case TextContent or TextReasoningContent or UsageContent or ErrorContent:
                    break;
                default:
                    throw new ArgumentException($"A chat model is not sent {content.GetType().Name}.", nameof(message));
            }
        }

        if (hasCalls)
        {
            WriteCalls(json, message);
        }
        else if (message.Role != ChatRole.Tool)
        {
            WriteText(json, Role(message.Role), message.Text);
        }
    }

    private static ReadOnlySpan<byte> Role(ChatRole role) =>
        role == ChatRole.User ? "user"u8 : role == ChatRole.Assistant ? "assistant"u8 : role == ChatRole.System ? "system"u8
        : throw new ArgumentException($"A message cannot have the role {role}.", nameof(role));

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> role, string text)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, role);
        json.WriteString("content"u8, text);
        json.WriteEndObject();
    }

    private static void WriteCalls(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, "assistant"u8);
        if (message.Text is { Length: > 0 } text)
        {
            json.WriteString("content"u8, text);
        }
        else
        {
            json.WriteNull("content"u8);
        }

        json.WriteStartArray("tool_calls"u8);
        foreach (var call in message.Contents.OfType<FunctionCallContent>())
        {
            json.WriteStartObject();
            json.WriteString("id"u8, call.CallId);
            json.WriteString("type"u8, "function"u8);
            json.WriteStartObject("function"u8);
            json.WriteString("name"u8, call.Name);
            json.WriteString("arguments"u8, Arguments(call));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Arguments that were no JSON go back as none: some servers parse them again and fail over them.
    private static string Arguments(FunctionCallContent call) =>
        call.Arguments is { Count: > 0 } arguments ? JsonSerializer.Serialize(arguments, AIJsonUtilities.DefaultOptions) : "{}";

    private static string Result(FunctionResultContent content) => content.Result switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        JsonElement json => json.GetRawText(),
        null => content.Exception is null ? "" : "The tool failed.",
        var other => JsonSerializer.Serialize(other, AIJsonUtilities.DefaultOptions),
    };

    private void WriteTools(Utf8JsonWriter json, ChatForm form)
    {
        if (options?.Tools is not { Count: > 0 } tools)
        {
            return;
        }

        json.WriteStartArray("tools"u8);
        foreach (var tool in tools)
        {
            var function = tool as AIFunctionDeclaration ?? throw new ArgumentException($"{tool.Name} is no function; a chat model calls nothing else.", nameof(json));
            json.WriteStartObject();
            json.WriteString("type"u8, "function"u8);
            json.WriteStartObject("function"u8);
            json.WriteString("name"u8, function.Name);
            json.WriteString("description"u8, function.Description);
            json.WritePropertyName("parameters"u8);
            function.JsonSchema.WriteTo(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        switch (options.ToolMode)
        {
            case AutoChatToolMode:
                json.WriteString("tool_choice"u8, "auto"u8);
                break;
            case NoneChatToolMode:
                json.WriteString("tool_choice"u8, "none"u8);
                break;
            case RequiredChatToolMode { RequiredFunctionName: { } name }:
                json.WriteStartObject("tool_choice"u8);
                json.WriteString("type"u8, "function"u8);
                json.WriteStartObject("function"u8);
                json.WriteString("name"u8, name);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            case RequiredChatToolMode:
                json.WriteString("tool_choice"u8, "required"u8);
                break;
        }

        if (options.AllowMultipleToolCalls is { } many && !form.OwnParallelCalls)
        {
            json.WriteBoolean("parallel_tool_calls"u8, many);
        }
    }

    private void WriteWishes(Utf8JsonWriter json, ChatForm form)
    {
        json.WriteBoolean("stream"u8, isStreamed);
        if (isStreamed && !form.WithoutUsage)
        {
            json.WriteStartObject("stream_options"u8);
            json.WriteBoolean("include_usage"u8, true);
            json.WriteEndObject();
        }

        json.WriteNumber(form.CompletionTokens ? "max_completion_tokens"u8 : "max_tokens"u8, options?.MaxOutputTokens ?? settings.MaxOutputTokens);
        if (!form.OwnTemperature)
        {
            json.WriteNumber("temperature"u8, options?.Temperature ?? settings.Temperature);
        }

        if (options?.TopP is { } share)
        {
            json.WriteNumber("top_p"u8, share);
        }

        if (options?.Seed is { } seed && !form.WithoutSeed)
        {
            json.WriteNumber("seed"u8, seed);
        }

        if (options?.StopSequences is { Count: > 0 } stops)
        {
            json.WriteStartArray("stop"u8);
            foreach (var stop in stops)
            {
                json.WriteStringValue(stop);
            }

            json.WriteEndArray();
        }

        WriteFormat(json);
    }

    private void WriteFormat(Utf8JsonWriter json)
    {
        if (options?.ResponseFormat is not ChatResponseFormatJson format)
        {
            return;
        }

        json.WriteStartObject("response_format"u8);
        json.WriteString("type"u8, format.Schema is null ? "json_object"u8 : "json_schema"u8);
        if (format.Schema is { } schema)
        {
            json.WriteStartObject("json_schema"u8);
            json.WriteString("name"u8, format.SchemaName ?? "answer");
            json.WritePropertyName("schema"u8);
            schema.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
