using System.Globalization;
using ChatBot.Index;

namespace ChatBot.Channels.Web.Sources;

/// <summary>Where a recording can be watched, from any moment on.</summary>
internal sealed class Moments
{
    private const int LongestVideoId = 20;

    private readonly string address;
    private readonly string behind;

    private Moments(string address, string behind)
    {
        this.address = address;
        this.behind = behind;
    }

    /// <summary>What the metadata of a document says; null when there is no address that can be trusted to be one.</summary>
    public static Moments? Of(DocumentEntry entry)
    {
        if (Value(entry, "youtubeVideoId") is { } video && IsVideoId(video))
        {
            return new Moments($"https://www.youtube.com/watch?v={video}&t=", "s");
        }

        if (AddressOf(entry) is not { } address)
        {
            return null;
        }

        var uri = new Uri(address);
        if (uri.Host is "www.youtube.com" or "youtube.com" or "m.youtube.com" or "youtu.be")
        {
            return new Moments($"{uri.GetLeftPart(UriPartial.Path)}{(uri.Query.Length > 1 ? uri.Query + "&" : "?")}t=", "s");
        }

        // The way of the web to name a moment of a medium; a page that does not know it ignores it.
        return uri.Fragment.Length > 0 ? null : new Moments(address + "#t=", "");
    }

    /// <summary>Where the document itself can be found, by its metadata; null when that is not an address that may become a link.</summary>
    public static string? AddressOf(DocumentEntry entry) => Value(entry, "url") is { } url ? SafeLinks.Of(url.Trim()) : null;

    /// <summary>The address of a moment.</summary>
    public string At(TimeSpan moment) => string.Create(CultureInfo.InvariantCulture, $"{address}{(long)moment.TotalSeconds}{behind}");

    private static string? Value(DocumentEntry entry, string name) =>
        entry.Metadata.FirstOrDefault(field => field.Path.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.Written;

    private static bool IsVideoId(string video) => video.Length is > 0 and <= LongestVideoId && video.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
