using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatBot.Server.ModelClients.Chat;

/// <summary>One streamed answer: the pieces of its text as they come, and at its end the calls of tools, why it ended, and what it took.</summary>
internal sealed class ChatStream : IDisposable
{
    private const int EventBytes = 4 * 1024 * 1024;
    private const long AllBytes = 64 * 1024 * 1024;

    // The answer is complete; only what it took may still come.
    private static readonly TimeSpan AfterTheEnd = TimeSpan.FromSeconds(2);

    private readonly ChatReading reading = new();
    private readonly HttpResponseMessage response;
    private readonly SseReader events;
    private readonly Deadline deadline;
    private readonly ChatFailures failures;
    private readonly TimeSpan idle;
    private bool isOver;

    public ChatStream(HttpResponseMessage response, Stream body, Deadline deadline, ChatFailures failures, TimeSpan idle)
    {
        this.response = response;
        this.deadline = deadline;
        this.failures = failures;
        this.idle = idle;
        events = new SseReader(body, EventBytes, AllBytes);
    }

    /// <summary>Whether the model has said anything yet.</summary>
    public bool HasBegun => reading.HasBegun;

    /// <summary>The next piece; null after the last one.</summary>
    /// <exception cref="ChatCallException">The answer has no end, or cannot be read.</exception>
    public async ValueTask<ChatResponseUpdate?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!isOver)
            {
                if (!await events.ReadAsync(deadline.Token) || events.Data.Span.SequenceEqual("[DONE]"u8))
                {
                    return End();
                }

                Read(events.Data.Span, events.IsError);
                deadline.Restart(reading.Finish is null ? idle : AfterTheEnd);
                if (reading.Text is { } text)
                {
                    return Update([new TextContent(text)]);
                }
            }

            return null;
        }
        catch (OperationCanceledException late)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return deadline.IsOver && reading.Finish is not null ? End() : throw failures.Silence(deadline.Allowed, reading.HasBegun, late);
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return reading.Finish is not null ? End() : throw failures.Connection(cut, reading.HasBegun);
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            throw failures.Unreadable(wrong, reading.HasBegun);
        }
    }

    /// <summary>Closes the connection unless the answer was read to its end.</summary>
    public void Dispose()
    {
        response.Dispose();
        events.Dispose();
        deadline.Dispose();
    }

    private void Read(ReadOnlySpan<byte> data, bool isError)
    {
        if (isError)
        {
            throw failures.Error(data, reading.HasBegun);
        }

        reading.Read(data);
        if (reading.Error.Length > 0)
        {
            throw failures.Error(reading.Error, reading.HasBegun);
        }
    }

    private ChatResponseUpdate End()
    {
        isOver = true;
        var reason = FinishReasons.Of(reading) ?? throw failures.Unfinished(reading.Finish, reading.HasBegun);
        var contents = new List<AIContent>(reading.Calls.Count + 1);
        contents.AddRange(reading.Calls.Contents());
        if (reading.Usage is { } usage)
        {
            contents.Add(new UsageContent(usage));
        }

        var update = Update(contents);
        update.FinishReason = reason;
        return update;
    }

    private ChatResponseUpdate Update(IList<AIContent> contents) =>
        new(ChatRole.Assistant, contents) { ResponseId = reading.Id, MessageId = reading.Id, ModelId = reading.Model };
}
