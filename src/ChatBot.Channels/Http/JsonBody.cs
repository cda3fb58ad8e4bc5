using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ChatBot.Channels.Http;

/// <summary>
/// Reads the JSON body of a request. Nothing but JSON is taken: that also keeps out forms, which pages of other origins may send without being asked.
/// </summary>
public sealed class JsonBody(TimeProvider time)
{
    /// <summary>A larger body is refused before it is read.</summary>
    public const int MostBytes = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The body, or what is wrong with it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="type">What the body is.</param>
    /// <param name="expected">What a caller should have sent, such as <c>an object with a "question"</c>.</param>
    /// <param name="mostBytes">How large it may be.</param>
    public async Task<JsonBody<T>> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type, string expected, int mostBytes = MostBytes)
        where T : class
    {
        var request = context.Request;
        if (!IsJson(request))
        {
            return Wrong<T>(StatusCodes.Status415UnsupportedMediaType, "Send the body as application/json, in UTF-8 and not compressed.");
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = mostBytes;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, context.RequestAborted);
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, either.Token) is { } value
                ? new JsonBody<T>(value, null)
                : Wrong<T>(StatusCodes.Status400BadRequest, $"Send {expected}.");
        }
        catch (JsonException)
        {
            return Wrong<T>(StatusCodes.Status400BadRequest, $"The body cannot be read; send {expected}.");
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // What is still to come is not read: the connection ends instead.
            context.Response.Headers.Connection = "close";
            return Wrong<T>(bad.StatusCode, $"The body is larger than {mostBytes / 1024} kB.");
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            context.Response.Headers.Connection = "close";
            return Wrong<T>(StatusCodes.Status408RequestTimeout, "The body came too slowly.");
        }
    }

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;

    private static JsonBody<T> Wrong<T>(int status, string sentence)
        where T : class => new(null, Problem.Of(status, sentence));
}

/// <summary>A body that was read, or the problem with it.</summary>
/// <param name="Value">What was read.</param>
/// <param name="Fault">What is wrong.</param>
public sealed record JsonBody<T>(T? Value, IResult? Fault)
    where T : class
{
    /// <summary>Whether it was read.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsRead => Fault is null;
}
