using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatBot.Server.ModelClients.Chat;

/// <summary>Reads an answer from its JSON, in pieces or whole.</summary>
internal sealed class ChatReading
{
    /// <summary>How deep JSON of a server may be nested.</summary>
    public const int MaxDepth = 32;

    private static readonly JsonReaderOptions Shallow = new() { MaxDepth = MaxDepth };

    /// <summary>The calls of tools so far.</summary>
    public ToolCalls Calls { get; } = new();

    /// <summary>The text of the piece that was read last, or null.</summary>
    public string? Text { get; private set; }

    /// <summary>Whether the model has said anything yet.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Why the answer ended; null as long as it did not.</summary>
    public string? Finish { get; private set; }

    /// <summary>What it took, as far as the server says so.</summary>
    public UsageDetails? Usage { get; private set; }

    /// <summary>The server's id of the answer.</summary>
    public string? Id { get; private set; }

    /// <summary>The model's name as the server says it.</summary>
    public string? Model { get; private set; }

    /// <summary>The JSON of an error that came in place of an answer, or empty.</summary>
    public byte[] Error { get; private set; } = [];

    /// <summary>Reads one piece.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="FormatException">It is no piece of an answer; the message is the rest of a sentence.</exception>
    public void Read(ReadOnlySpan<byte> json)
    {
        Text = null;
        var reader = new Utf8JsonReader(json, Shallow);
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "choices"u8))
            {
                ReadArray(ref reader, static (ref reader, reading) => reading.ReadChoice(ref reader));
            }
            else if (Is(ref reader, "usage"u8))
            {
                ReadUsage(ref reader);
            }
            else if (Is(ref reader, "error"u8))
            {
                ReadError(ref reader, json);
            }
            else if (Id is null && Is(ref reader, "id"u8))
            {
                Id = StringOf(ref reader);
            }
            else if (Model is null && Is(ref reader, "model"u8))
            {
                Model = StringOf(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        if (reader.Read())
        {
            throw new FormatException("sent two answers in one");
        }
    }

    private delegate void ItemReader(ref Utf8JsonReader reader, ChatReading reading);

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (!reader.ValueTextEquals(name))
        {
            return false;
        }

        reader.Read();
        return true;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
        {
            throw new FormatException("sent something that is not the JSON of an answer");
        }
    }

    // Nothing, or an array of objects.
    private void ReadArray(ref Utf8JsonReader reader, ItemReader item)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(ref reader, JsonTokenType.StartObject);
            item(ref reader, this);
        }
    }

    private void ReadChoice(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "delta"u8) || Is(ref reader, "message"u8))
            {
                ReadMessage(ref reader);
            }
            else if (Is(ref reader, "finish_reason"u8))
            {
                Finish = StringOf(ref reader) ?? Finish;
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private void ReadMessage(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // What a model says in refusing is its answer too.
            if (Is(ref reader, "content"u8) || Is(ref reader, "refusal"u8))
            {
                ReadContent(ref reader);
            }
            else if (Is(ref reader, "tool_calls"u8))
            {
                ReadArray(ref reader, static (ref reader, reading) => reading.ReadCall(ref reader));
            }
            else if (Is(ref reader, "reasoning_content"u8) || Is(ref reader, "reasoning"u8))
            {
                // What a model thinks is no answer, but it has begun.
                HasBegun |= reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > 0;
                reader.Skip();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    // Text, or a list of parts of which those with text count.
    private void ReadContent(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Say(StringOf(ref reader));
            return;
        }

        ReadArray(ref reader, static (ref reader, reading) =>
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (Is(ref reader, "text"u8))
                {
                    reading.Say(StringOf(ref reader));
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }
        });
    }

    private void Say(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Text = Text is null ? text : Text + text;
            HasBegun = true;
        }
    }

    private void ReadCall(ref Utf8JsonReader reader)
    {
        var (index, id, name, arguments) = ((int?)null, (string?)null, (string?)null, (string?)null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "index"u8))
            {
                index = (int?)NumberOf(ref reader);
            }
            else if (Is(ref reader, "id"u8))
            {
                id = StringOf(ref reader);
            }
            else if (Is(ref reader, "function"u8))
            {
                (name, arguments) = ReadFunction(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        Calls.Add(index, id, name, arguments);
        HasBegun = true;
    }

    private static (string? Name, string? Arguments) ReadFunction(ref Utf8JsonReader reader)
    {
        var (name, arguments) = ((string?)null, (string?)null);
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "name"u8))
            {
                name = StringOf(ref reader);
            }
            else if (Is(ref reader, "arguments"u8))
            {
                // Text by the protocol; some servers send the object itself.
                arguments = reader.TokenType == JsonTokenType.StartObject ? JsonElement.ParseValue(ref reader).GetRawText() : StringOf(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return (name, arguments);
    }

    private void ReadUsage(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        var usage = new UsageDetails();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "prompt_tokens"u8))
            {
                // No request is without a token: such a server does not count.
                usage.InputTokenCount = NumberOf(ref reader) is > 0 and var number ? number : null;
            }
            else if (Is(ref reader, "completion_tokens"u8))
            {
                usage.OutputTokenCount = NumberOf(ref reader);
            }
            else if (Is(ref reader, "prompt_tokens_details"u8))
            {
                usage.CachedInputTokenCount = NumberWithin(ref reader, "cached_tokens"u8);
            }
            else if (Is(ref reader, "completion_tokens_details"u8))
            {
                usage.ReasoningTokenCount = NumberWithin(ref reader, "reasoning_tokens"u8);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        if (usage.InputTokenCount is not null)
        {
            usage.TotalTokenCount = usage.InputTokenCount + usage.OutputTokenCount;
            Usage = usage;
        }
    }

    private void ReadError(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType != JsonTokenType.Null)
        {
            reader.Skip();
            Error = json[start..(int)reader.BytesConsumed].ToArray();
        }
    }

    private static long? NumberWithin(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        long? found = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, name))
            {
                found = NumberOf(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return found;
    }

    private static string? StringOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        _ => throw new FormatException("sent something that is not the JSON of an answer"),
    };

    private static long? NumberOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) && number is >= 0 and <= int.MaxValue)
        {
            return number;
        }

        reader.Skip();
        return null;
    }
}
