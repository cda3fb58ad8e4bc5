using System.Globalization;
using System.Net;
using System.Text.Json;

namespace ChatBot.Server.ModelClients.Chat;

/// <summary>Makes of everything that can go wrong with one request an exception with a sentence for people.</summary>
internal sealed class ChatFailures(string model, ModelEndpoint endpoint, ChatRequest request)
{
    /// <summary>A failure in the given words, the rest of a sentence.</summary>
    public ChatCallException Because(ModelFault fault, string what, Exception? inner = null, HttpStatusCode? status = null, TimeSpan? retryAfter = null) =>
        new(fault, $"The chat model {model} at {endpoint.Host} {what}.", status, inner) { RetryAfter = retryAfter };

    /// <summary>The server refused, or failed, with a status.</summary>
    public ChatCallException Status(HttpResponseMessage response, string error, string raw, TimeProvider time)
    {
        var status = (int)response.StatusCode;
        var (fault, what) = ModelHttp.Judge(status, Quoted(error), endpoint);

        // Money that is spent does not come back by waiting.
        fault = status == 429 && raw.Contains("insufficient_quota", StringComparison.Ordinal) ? ModelFault.Refused : fault;
        return Because(fault, what, status: response.StatusCode, retryAfter: ModelHttp.RetryAfter(response, time));
    }

    /// <summary>An error came in place of an answer, or in the middle of one.</summary>
    public ChatCallException Error(ReadOnlySpan<byte> json, bool hasBegun)
    {
        var what = $"{(hasBegun ? "broke off its answer with an error" : "sent an error as its answer")}{Quoted(ServerError.Of(json))}";
        return Because(hasBegun ? ModelFault.Cut : FaultOf(json), what);
    }

    /// <summary>The connection failed.</summary>
    public ChatCallException Connection(Exception cut, bool hasBegun)
    {
        var (fault, what) = ModelHttp.Judge(cut, endpoint);
        return hasBegun ? Because(ModelFault.Cut, "broke off in the middle of its answer", cut) : Because(fault, what, cut);
    }

    /// <summary>The server was silent for too long.</summary>
    public ChatCallException Silence(TimeSpan allowed, bool hasBegun, Exception inner) =>
        Because(ModelFault.Stalled, string.Create(CultureInfo.InvariantCulture, $"{(hasBegun ? "fell silent in the middle of its answer for" : "did not begin to answer within")} {allowed.TotalSeconds:0.###} s"), inner);

    /// <summary>What came is no piece of an answer.</summary>
    public ChatCallException Unreadable(Exception wrong, bool hasBegun) => wrong is FormatException
        ? Because(ModelFault.Nonsense, wrong.Message, wrong)
        : Because(hasBegun ? ModelFault.Cut : ModelFault.Nonsense, $"sent something that is not the JSON of an answer{(hasBegun ? ", in the middle of one" : "")}", wrong);

    /// <summary>The stream ended and the answer did not.</summary>
    public ChatCallException Unfinished(string? finish, bool hasBegun) => Because(
        ModelFault.Cut,
        finish is not null ? $"ended its answer for another reason than that it was complete{Quoted(finish)}"
        : hasBegun ? "stopped in the middle of its answer" : "sent no answer");

    private string Quoted(string message) => ServerError.Quoted(message, request.Texts(), endpoint);

    // The number of a status is in the error where there was no status to send any more.
    private static ModelFault FaultOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = ChatReading.MaxDepth });
        try
        {
            using var error = JsonDocument.ParseValue(ref reader);
            var inner = error.RootElement;
            var status = inner.ValueKind == JsonValueKind.Object && inner.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) ? number : 500;
            return status is 408 or 429 or 502 or 503 or 504 ? ModelFault.Overloaded : status is >= 400 and < 500 ? ModelFault.Refused : ModelFault.Broken;
        }
        catch (JsonException)
        {
            return ModelFault.Broken;
        }
    }
}
