using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatBot.Tests.ModelClients.Double;

/// <summary>
/// A server of embeddings on this machine that is as strict as the real ones and goes wrong on request. What it refuses, and in which words, is taken from
/// the sources and the documentation of the servers that it behaves like.
/// </summary>
internal sealed class EmbeddingDouble : IAsyncDisposable
{
    private readonly ConcurrentQueue<DoubleFault> next = new();
    private readonly ConcurrentQueue<SeenRequest> seen = new();
    private readonly DoubleOptions options;
    private readonly WordVectors vectors;
    private readonly WebApplication app;
    private readonly TaskCompletionSource aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim arrived = new(0);
    private int requests;
    private long texts;
    private int underWay;
    private int mostUnderWay;

    private EmbeddingDouble(DoubleOptions options, int port)
    {
        this.options = options;
        vectors = new WordVectors(options.Dimension, options.Noise);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = options.Server == DoubleServer.Tei ? 2_000_000 : 30_000_000);
        builder.Services.AddRoutingCore();
        app = builder.Build();
        app.MapPost($"/{options.Path}", (RequestDelegate)AnswerAsync);
        app.MapGet(CountsPath, (RequestDelegate)TellCountsAsync);
    }

    /// <summary>Where it tells another process how much it was asked.</summary>
    public const string CountsPath = "/counts";

    /// <summary>Where it is, without a path.</summary>
    public Uri Address => new(app.Urls.Single());

    /// <summary>How many requests there were.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>The most requests that were under way at the same time.</summary>
    public int MostAtOnce => Volatile.Read(ref mostUnderWay);

    /// <summary>The requests in the order in which they came.</summary>
    public IReadOnlyList<SeenRequest> Seen => [.. seen];

    /// <summary>Ends when a client has gone away before its answer was whole.</summary>
    public Task Aborted => aborted.Task;

    /// <summary>What goes wrong with every answer; null for nothing.</summary>
    public DoubleFault? Always { get; set; }

    /// <summary>The vectors that it gives for texts, to compare.</summary>
    public WordVectors Vectors => vectors;

    public static async Task<EmbeddingDouble> StartAsync(DoubleOptions? options = null, int port = 0)
    {
        var server = new EmbeddingDouble(options ?? new DoubleOptions(), port);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>What goes wrong with the next answers, one after the other.</summary>
    public void Next(params DoubleFault[] faults) => Array.ForEach(faults, next.Enqueue);

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
        var count = Interlocked.Increment(ref underWay);
        int most;
        while (count > (most = MostAtOnce) && Interlocked.CompareExchange(ref mostUnderWay, count, most) != most)
        {
        }

        try
        {
            await AnswerWholeAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            aborted.TrySetResult();
        }
        catch (BadHttpRequestException refused)
        {
            await RefuseAsync(context, new DoubleRefusal(refused.StatusCode, "length limit exceeded"));
        }
        catch (Exception own) when (!context.Response.HasStarted)
        {
            // A mistake of the double is not to look like a fault that is being tested.
            await RefuseAsync(context, new DoubleRefusal(418, JsonSerializer.Serialize(new { error = $"the double failed: {own.Message}" })));
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    private async Task AnswerWholeAsync(HttpContext context)
    {
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted);
        var asked = DoubleRequest.Read(context.Request, body, options);
        Interlocked.Increment(ref requests);
        Interlocked.Add(ref texts, asked.Texts.Count);
        if (options.Remembers)
        {
            seen.Enqueue(new SeenRequest(
                context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body, asked.Texts));
        }

        arrived.Release();
        if (options.Delay > TimeSpan.Zero)
        {
            await Task.Delay(options.Delay, TimeProvider.System, context.RequestAborted);
        }

        var fault = next.TryDequeue(out var one) ? one : Always;
        if (asked.Refusal is { } refusal)
        {
            await RefuseAsync(context, refusal);
        }
        else if (fault is null || !await DoubleFaults.SpoilAsync(context, fault, options))
        {
            await WriteAsync(context, DoubleAnswer.Of(asked, options, vectors, fault?.Kind));
        }
    }

    private Task TellCountsAsync(HttpContext context) =>
        context.Response.WriteAsync(JsonSerializer.Serialize(new { requests = Requests, texts = Interlocked.Read(ref texts) }), context.RequestAborted);

    internal static async Task RefuseAsync(HttpContext context, DoubleRefusal refusal)
    {
        context.Response.StatusCode = refusal.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(refusal.Body, context.RequestAborted);
    }

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
