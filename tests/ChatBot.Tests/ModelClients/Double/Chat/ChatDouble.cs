using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatBot.Tests.ModelClients.Double.Chat;

/// <summary>
/// A server of a chat model on this machine that is as strict as the real ones and goes wrong on request. It says what was scripted, and after that what its
/// manner makes of the messages it is sent.
/// </summary>
internal sealed class ChatDouble : IAsyncDisposable
{
    private readonly ConcurrentQueue<ChatFault?> next = new();
    private readonly ConcurrentQueue<ChatTurn> script = new();
    private readonly ConcurrentQueue<SeenRequest> seen = new();
    private readonly ChatDoubleOptions options;
    private readonly WebApplication app;
    private readonly TaskCompletionSource aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim arrived = new(0);
    private int requests;

    private ChatDouble(ChatDoubleOptions options, int port, Action<IWebHostBuilder>? configure)
    {
        this.options = options;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        if (configure is null)
        {
            builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        }
        else
        {
            configure(builder.WebHost);
        }

        builder.Services.AddRoutingCore();
        app = builder.Build();
        app.MapPost($"/{options.Path}", (RequestDelegate)AnswerAsync);
    }

    /// <summary>Where it is, without a path.</summary>
    public Uri Address => new(app.Urls.Single());

    /// <summary>The base of its address, as the settings want it.</summary>
    public string Endpoint => $"{Address}{options.Base}";

    /// <summary>How many requests there were.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>The requests in the order in which they came; of a request's texts, those of its messages.</summary>
    public IReadOnlyList<SeenRequest> Seen => [.. seen];

    /// <summary>Ends when a client has gone away before its answer was whole.</summary>
    public Task Aborted => aborted.Task;

    /// <summary>What goes wrong with every answer; null for nothing.</summary>
    public ChatFault? Always { get; set; }

    /// <param name="options">How it behaves.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="configure">Says where it listens, in place of the port: for TLS.</param>
    public static async Task<ChatDouble> StartAsync(ChatDoubleOptions? options = null, int port = 0, Action<IWebHostBuilder>? configure = null)
    {
        var server = new ChatDouble(options ?? new ChatDoubleOptions(), port, configure);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>What goes wrong with the next answers, one after the other; null for nothing.</summary>
    public void Next(params ChatFault?[] faults) => Array.ForEach(faults, next.Enqueue);

    /// <summary>What it says in its next turns, one after the other.</summary>
    public void Script(params ChatTurn[] turns) => Array.ForEach(turns, script.Enqueue);

    /// <summary>Ends when one more request has come.</summary>
    public Task ArrivedAsync(CancellationToken cancellationToken) => arrived.WaitAsync(cancellationToken);

    /// <summary>Runs until the process is told to stop.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => ((IHost)app).WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
        arrived.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            await AnswerWholeAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            aborted.TrySetResult();
        }
        catch (Exception own) when (!context.Response.HasStarted)
        {
            // A mistake of the double is not to look like a fault that is being tested.
            await EmbeddingDouble.RefuseAsync(context, new DoubleRefusal(418, JsonSerializer.Serialize(new { error = $"the double failed: {own}" })));
        }
    }

    private async Task AnswerWholeAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync(stop);
        var asked = ChatAsked.Read(context.Request, body, options);
        Interlocked.Increment(ref requests);
        if (options.Remembers)
        {
            seen.Enqueue(new SeenRequest(
                context.Request.Path,
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                body,
                [.. asked.Messages.Select(message => message.Text)]));
        }

        arrived.Release();
        if (options.Delay > TimeSpan.Zero)
        {
            await Task.Delay(options.Delay, TimeProvider.System, stop);
        }

        var fault = next.TryDequeue(out var one) ? one : Always;
        if (asked.Refusal is { } refusal)
        {
            await EmbeddingDouble.RefuseAsync(context, refusal);
            return;
        }

        if (fault is not null && await ChatFaults.SpoilAsync(context, fault, asked, options))
        {
            return;
        }

        var turn = ChatFaults.Turn(fault?.Kind, asked) ?? (script.TryDequeue(out var scripted) ? scripted : Manner(asked));
        if (asked.IsStreamed)
        {
            await StreamAsync(context, turn, asked, fault?.Kind);
        }
        else
        {
            await WholeAsync(context, ChatEvents.Whole(turn, asked, options, fault?.Kind));
        }
    }

    private ChatTurn Manner(ChatAsked asked) => options.Manner switch
    {
        ChatManner.Honest => HonestModel.Answer(asked, options.NotFound),
        ChatManner.Obedient => ObedientModel.Answer(asked, options.NotFound),
        ChatManner.Measured => MeasuredModel.Answer(asked),
        _ => throw new InvalidOperationException("There is no such manner."),
    };

    private async Task StreamAsync(HttpContext context, ChatTurn turn, ChatAsked asked, ChatFaultKind? fault)
    {
        var stop = context.RequestAborted;
        context.Response.ContentType = "text/event-stream";
        var events = 0;
        foreach (var data in ChatEvents.Of(turn, asked, options, fault))
        {
            await SendAsync(context.Response, ChatEvents.Bytes(data, options), stop);
            if (options.Pace > TimeSpan.Zero)
            {
                await Task.Delay(options.Pace, TimeProvider.System, stop);
            }

            // The first event holds no word.
            if (++events == 5 && await ChatFaults.InterruptAsync(context, fault))
            {
                return;
            }
        }

        if (fault == ChatFaultKind.Lingers)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }

        if (options.SaysDone && fault is not (ChatFaultKind.ErrorEvent or ChatFaultKind.Garbage))
        {
            await SendAsync(context.Response, ChatEvents.Bytes("[DONE]", options), stop);
        }
    }

    private async Task SendAsync(HttpResponse response, byte[] bytes, CancellationToken stop)
    {
        for (var start = 0; start < bytes.Length; start += options.PieceBytes > 0 ? options.PieceBytes : bytes.Length)
        {
            var length = options.PieceBytes > 0 ? Math.Min(options.PieceBytes, bytes.Length - start) : bytes.Length;
            await response.Body.WriteAsync(bytes.AsMemory(start, length), stop);
            await response.Body.FlushAsync(stop);
        }
    }

    private static async Task WholeAsync(HttpContext context, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
