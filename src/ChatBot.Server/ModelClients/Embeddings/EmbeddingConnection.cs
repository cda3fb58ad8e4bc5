using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ChatBot.Server.Stores.Qdrant;

namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>Sends one batch to the server of the model and brings back vectors that can be used, or says in one sentence why there are none.</summary>
internal sealed class EmbeddingConnection : IDisposable
{
    private const int BytesPerText = 256 * 1024;
    private const int BytesBesides = 64 * 1024;
    private const int BytesAtMost = 128 * 1024 * 1024;
    private const int ErrorBytes = 16 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Lock gate = new();
    private readonly ModelEndpoint endpoint;
    private readonly bool isOllama;
    private readonly HttpClient http;
    private readonly TimeProvider time;
    private readonly int wanted;
    private EmbeddingForm form;
    private bool mayCut = true;
    private int given;

    public EmbeddingConnection(EmbeddingOptions options, TimeProvider time)
    {
        this.time = time;
        endpoint = EmbeddingEndpoint.Of(options);
        isOllama = options.Provider == ModelProvider.Ollama;
        Model = options.Model;
        form = new EmbeddingForm(Base64: !isOllama, options.Dimension);
        wanted = options.Dimension;
        http = ModelHttp.Client(endpoint, options);
    }

    /// <summary>The model's name, as it is sent.</summary>
    public string Model { get; }

    /// <summary>Where the model is.</summary>
    public Uri Address => endpoint.Address;

    /// <summary>How many numbers a vector has; 0 as long as it is not set and no vector came yet.</summary>
    public int Dimension
    {
        get
        {
            lock (gate)
            {
                return wanted > 0 ? wanted : given;
            }
        }
    }

    /// <summary>Embeds one batch.</summary>
    /// <exception cref="EmbeddingCallException">There are no vectors.</exception>
    public async Task<EmbeddingAnswer> EmbedAsync(ReadOnlyMemory<string> texts, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            // Each turn but the last one leaves something out of the form, of which there are two things.
            while (true)
            {
                if (await SendAsync(Form, texts, either.Token) is { } answer)
                {
                    return answer;
                }
            }
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failure(ModelFault.Unreachable, $"did not answer within {timeout.TotalSeconds:0.###} s", texts.Span, inner: late);
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (fault, what) = ModelHttp.Judge(cut, endpoint);
            throw Failure(fault, what, texts.Span, inner: cut);
        }
    }

    public void Dispose() => http.Dispose();

    // Null when the server refused something in the form, and it may be asked again without.
    private async Task<EmbeddingAnswer?> SendAsync(EmbeddingForm asked, ReadOnlyMemory<string> texts, CancellationToken cancellationToken)
    {
        // Given back only after a whole answer: until then the connection may still be reading it.
        var body = new PooledBytes(4096 + (int)Math.Min(texts.Span.Characters() * 2, BytesAtMost));
        asked.Write(body, Model, texts.Span, isOllama);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Address) { Content = new ReadOnlyMemoryContent(body.Written) };
        request.Content.Headers.ContentType = Json;
        endpoint.Sign(request.Headers);

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            var error = await ErrorAsync(response, cancellationToken);
            return response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity && asked.Without(error) is { } less
                ? LeaveOut(less)
                : throw Failure(response, ServerError.Quoted(error, texts.Span, endpoint), texts.Span);
        }

        if (response.Content.Headers.ContentType?.MediaType is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            throw Failure(ModelFault.Nonsense, $"answered with {type} instead of JSON; see whether the address is that of a model", texts.Span);
        }

        using var bytes = new PooledBytes(BytesBesides);
        var limit = (int)Math.Min(BytesBesides + ((long)texts.Length * BytesPerText), BytesAtMost);
        if (response.Content.Headers.ContentLength > limit || !await bytes.ReadAllAsync(await response.Content.ReadAsStreamAsync(cancellationToken), limit, cancellationToken))
        {
            throw Failure(ModelFault.Nonsense, $"answered with more than {limit} bytes", texts.Span);
        }

        body.Dispose();
        return Read(bytes.Written.Span, texts.Span);
    }

    private EmbeddingAnswer Read(ReadOnlySpan<byte> bytes, ReadOnlySpan<string> texts)
    {
        try
        {
            var answer = EmbeddingAnswer.Read(bytes, texts.Length, isOllama);
            return answer with { Vectors = Usable(answer.Vectors) };
        }
        catch (JsonException wrong)
        {
            throw Failure(ModelFault.Nonsense, "answered with something that is not the JSON of vectors", texts, inner: wrong);
        }
        catch (FormatException wrong)
        {
            // Some gateways send an error as if it were an answer.
            var said = ServerError.Quoted(ServerError.Of(bytes), texts, endpoint);
            throw Failure(ModelFault.Nonsense, said.Length > 0 ? $"sent an error as its answer{said}" : wrong.Message, texts, inner: wrong);
        }
    }

    private EmbeddingForm Form
    {
        get
        {
            lock (gate)
            {
                return form;
            }
        }
    }

    // A model that refuses to be shortened by its server is not shortened here either.
    private EmbeddingAnswer? LeaveOut(EmbeddingForm less)
    {
        lock (gate)
        {
            mayCut &= less.Dimension > 0 || wanted == 0;
            form = new EmbeddingForm(form.Base64 && less.Base64, mayCut ? form.Dimension : 0);
        }

        return null;
    }

    // Vectors of another length than before are another model's, even where the cut would make them equal.
    private float[][] Usable(float[]?[] vectors)
    {
        var (before, cut) = Known();
        var usable = Vectors.Usable(vectors, before, wanted, cut);
        lock (gate)
        {
            given = given == 0 ? vectors[0]!.Length : given;
            return given == vectors[0]!.Length ? usable : throw new FormatException($"gave vectors of {vectors[0]!.Length} and of {given} numbers");
        }
    }

    private (int Given, bool MayCut) Known()
    {
        lock (gate)
        {
            return (given, mayCut);
        }
    }

    private static async Task<string> ErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var bytes = new PooledBytes(4096);
        return await bytes.ReadAllAsync(await response.Content.ReadAsStreamAsync(cancellationToken), ErrorBytes, cancellationToken)
            ? ServerError.Of(bytes.Written.Span)
            : "";
    }

    private EmbeddingCallException Failure(HttpResponseMessage response, string said, ReadOnlySpan<string> texts)
    {
        var (fault, what) = ModelHttp.Judge((int)response.StatusCode, said, endpoint);
        return Failure(fault, what, texts, response.StatusCode, ModelHttp.RetryAfter(response, time));
    }

    private EmbeddingCallException Failure(
        ModelFault fault, string what, ReadOnlySpan<string> texts, HttpStatusCode? status = null, TimeSpan? retryAfter = null, Exception? inner = null) =>
        new(fault, $"The embedding model {Model} at {endpoint.Host} {what} ({(texts.Length == 1 ? "1 text" : $"{texts.Length} texts")}, {texts.Characters()} characters).", status, inner) { RetryAfter = retryAfter };
}
