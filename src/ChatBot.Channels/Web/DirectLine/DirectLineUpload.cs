using ChatBot.Channels.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>An upload: an activity with words, perhaps, and files, which are counted and not kept.</summary>
/// <param name="Activity">The activity, when there is one.</param>
/// <param name="Files">How many files came with it.</param>
internal sealed record DirectLineUpload(Activity? Activity, int Files)
{
    private const string ActivityMediaType = "application/vnd.microsoft.activity";

    /// <summary>Reads an upload; <see cref="InvalidDataException"/> when it is not what it says it is.</summary>
    public static async Task<DirectLineUpload> ReadAsync(HttpRequest request, int mostActivityBytes, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return new DirectLineUpload(null, 1);
        }

        Activity? activity = null;
        var files = 0;
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (activity is null && section.ContentType?.StartsWith(ActivityMediaType, StringComparison.OrdinalIgnoreCase) == true)
                {
                    activity = ActivityJson.Read(await ReadPartAsync(section.Body, mostActivityBytes, cancellationToken)) ?? throw new InvalidDataException();
                }
                else
                {
                    files++;
                }
            }
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            throw new InvalidDataException("The parts of the upload cannot be told apart.", broken);
        }

        return new DirectLineUpload(activity, files);
    }

    private static async Task<byte[]> ReadPartAsync(Stream part, int most, CancellationToken cancellationToken)
    {
        var bytes = new byte[most + 1];
        var length = await part.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length > most ? throw new InvalidDataException() : bytes[..length];
    }
}
