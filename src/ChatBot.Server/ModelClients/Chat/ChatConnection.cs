using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ChatBot.Server.Stores.Qdrant;
using Microsoft.Extensions.AI;

namespace ChatBot.Server.ModelClients.Chat;

/// <summary>Sends one request to the server of the model and brings back its answer, or says in one sentence why there is none.</summary>
internal sealed class ChatConnection : IDisposable
{
    private const int WholeBytes = 8 * 1024 * 1024;
    private const int ErrorBytes = 16 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Lock gate = new();
    private readonly ChatModelOptions options;
    private readonly ModelEndpoint endpoint;
    private readonly HttpClient http;
    private readonly TimeProvider time;
    private ChatForm form;

    public ChatConnection(ChatModelOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        endpoint = ChatEndpoint.Of(options);
        form = new ChatForm { CompletionTokens = endpoint.IsOpenAi };
        http = ModelHttp.Client(endpoint, options);
    }

    /// <summary>Where the model is.</summary>
    public Uri Address => endpoint.Address;

    /// <summary>The failure that nobody was asked for.</summary>
    public ChatCallException Paused(ChatRequest request) =>
        Failures(request).Because(ModelFault.Paused, "failed several times in a row and is asked again in a few seconds");

    /// <summary>Asks for an answer in pieces.</summary>
    /// <exception cref="ChatCallException">There is none.</exception>
    public async Task<ChatStream> StreamAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var failures = Failures(request);
        var deadline = new Deadline(TimeSpan.FromSeconds(options.FirstTokenTimeoutSeconds), time, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await OpenAsync(request, failures, deadline, cancellationToken);
            CheckType(response, "event-stream", failures);
            return new ChatStream(response, await response.Content.ReadAsStreamAsync(deadline.Token), deadline, failures, TimeSpan.FromSeconds(options.IdleTimeoutSeconds));
        }
        catch
        {
            response?.Dispose();
            deadline.Dispose();
            throw;
        }
    }

    /// <summary>Asks for a whole answer.</summary>
    /// <exception cref="ChatCallException">There is none.</exception>
    public async Task<ChatReading> AskAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var failures = Failures(request);
        using var deadline = new Deadline(TimeSpan.FromSeconds(options.FirstTokenTimeoutSeconds), time, cancellationToken);
        using var response = await OpenAsync(request, failures, deadline, cancellationToken);
        CheckType(response, "json", failures);
        using var bytes = new PooledBytes();
        var isWhole = await GuardAsync(
            async () => response.Content.Headers.ContentLength is not > WholeBytes
                && await bytes.ReadAllAsync(await response.Content.ReadAsStreamAsync(deadline.Token), WholeBytes, deadline.Token),
            failures, deadline, cancellationToken);
        return isWhole ? Read(bytes.Written.Span, failures) : throw failures.Because(ModelFault.Nonsense, $"answered with more than {WholeBytes} bytes");
    }

    public void Dispose() => http.Dispose();

    private ChatFailures Failures(ChatRequest request) => new(options.Model, endpoint, request);

    private Task<HttpResponseMessage> OpenAsync(ChatRequest request, ChatFailures failures, Deadline deadline, CancellationToken cancellationToken) =>
        GuardAsync(
            async () =>
            {
                // Each turn but the last one leaves something out of the form, of which there are few things.
                while (true)
                {
                    if (await SendAsync(request, Form, failures, deadline.Token) is { } response)
                    {
                        return response;
                    }
                }
            },
            failures, deadline, cancellationToken);

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work, ChatFailures failures, Deadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException late) when (deadline.IsOver)
        {
            throw failures.Silence(deadline.Allowed, hasBegun: false, late);
        }
        catch (OperationCanceledException)
        {
            // In the caller's name, not in that of what was made of it here.
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw failures.Connection(cut, hasBegun: false);
        }
    }

    // Null when the server refused something in the form, and it may be asked again without.
    private async Task<HttpResponseMessage?> SendAsync(ChatRequest request, ChatForm asked, ChatFailures failures, CancellationToken cancellationToken)
    {
        // Given back only when there is an answer: until then the connection may still be reading it.
        var body = new PooledBytes();
        request.Write(body, asked);
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint.Address) { Content = new ReadOnlyMemoryContent(body.Written) };
        message.Content.Headers.ContentType = Json;
        endpoint.Sign(message.Headers);

        var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            var (error, raw) = await ErrorAsync(response, cancellationToken);
            if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity && asked.Without(error.Length > 0 ? error : raw) is { } less)
            {
                Form = less;
                return null;
            }

            throw failures.Status(response, error, raw, time);
        }
    }

    private ChatForm Form
    {
        get
        {
            lock (gate)
            {
                return form;
            }
        }

        set
        {
            lock (gate)
            {
                form = value;
            }
        }
    }

    private static void CheckType(HttpResponseMessage response, string wanted, ChatFailures failures)
    {
        // An error that is sent as an answer is JSON whatever was asked for; what it is shows in reading.
        if (response.Content.Headers.ContentType?.MediaType is { } type
            && !type.Contains(wanted, StringComparison.OrdinalIgnoreCase) && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            throw failures.Because(ModelFault.Nonsense, $"answered with {Word(type)} instead of an answer; see whether the address is that of a model");
        }
    }

    private static string Word(string type) => type.Length > 60 ? type[..60] : type;

    private static ChatReading Read(ReadOnlySpan<byte> json, ChatFailures failures)
    {
        var reading = new ChatReading();
        try
        {
            reading.Read(json);
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            throw failures.Unreadable(wrong, hasBegun: false);
        }

        return reading.Error.Length > 0 ? throw failures.Error(reading.Error, hasBegun: false)
            : FinishReasons.Of(reading) is null ? throw failures.Unfinished(reading.Finish, reading.HasBegun)
            : reading;
    }

    private static async Task<(string Message, string Raw)> ErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var bytes = new PooledBytes(4096);
        return await bytes.ReadAllAsync(await response.Content.ReadAsStreamAsync(cancellationToken), ErrorBytes, cancellationToken)
            ? (ServerError.Of(bytes.Written.Span), Encoding.UTF8.GetString(bytes.Written.Span))
            : ("", "");
    }
}
