using AngleSharp.Dom;

namespace ChatBot.Corpus;

/// <summary>Where the main content of a page is, and what the page says of itself.</summary>
internal static class HtmlMain
{
    private static readonly (string Path, string[] Names)[] Described =
    [
        ("author", ["author", "article:author", "dc.creator", "dcterms.creator"]),
        ("date", ["date", "article:published_time", "dc.date", "dcterms.date", "datepublished"]),
        ("description", ["description", "og:description"]),
    ];

    /// <summary>The visible main element, else the articles, else the body.</summary>
    public static IReadOnlyList<IElement> RootsOf(IDocument page)
    {
        IElement? main = null;
        var articles = new List<IElement>();
        foreach (var element in page.All)
        {
            if (element.HasAttribute("hidden"))
            {
                continue;
            }

            main ??= element.LocalName == "main" || element.GetAttribute("role") == "main" ? element : null;
            if (element.LocalName == "article" && (articles.Count == 0 || !articles[^1].Contains(element)))
            {
                articles.Add(element);
            }
        }

        return main is not null ? [main]
            : articles.Count > 0 ? articles
            : page.Body is { } body ? [body] : [];
    }

    /// <summary>The finished document: title, and lines for author, date and description below the text.</summary>
    public static ReadOutcome WithMetadata(IDocument page, TextComposer composer, string? firstHeading)
    {
        var metadata = new List<MetadataField>();
        var title = page.QuerySelector("title")?.TextContent is { } named && !string.IsNullOrWhiteSpace(named)
            ? RecordComposer.ShortTitle(named)
            : null;
        if (title is not null)
        {
            metadata.Add(new MetadataField("title", new MetadataValue.Text(title), null));
        }

        var given = GivenIn(page);
        foreach (var (path, names) in Described)
        {
            if (Array.Find(names, given.ContainsKey) is { } name)
            {
                metadata.Add(new MetadataField(path, MetadataValue.OfQuoted(given[name]), composer.Metadata(path, given[name])));
            }
        }

        AddPlain(metadata, "lang", page.DocumentElement.GetAttribute("lang"));
        AddPlain(metadata, "url", Canonical(page));
        return ReadOutcome.One(composer.ToDocument(title ?? firstHeading, metadata));
    }

    private static Dictionary<string, string> GivenIn(IDocument page)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var meta in page.GetElementsByTagName("meta"))
        {
            var name = (meta.GetAttribute("name") ?? meta.GetAttribute("property"))?.Trim().ToLowerInvariant();
            var value = CleanText.Words(meta.GetAttribute("content") ?? "");
            if (name is not null && value.Length > 0)
            {
                given.TryAdd(name, value);
            }
        }

        return given;
    }

    private static string? Canonical(IDocument page)
    {
        foreach (var link in page.GetElementsByTagName("link"))
        {
            if (string.Equals(link.GetAttribute("rel")?.Trim(), "canonical", StringComparison.OrdinalIgnoreCase)
                && Uri.TryCreate(link.GetAttribute("href")?.Trim(), UriKind.Absolute, out var url)
                && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp))
            {
                return url.AbsoluteUri;
            }
        }

        return null;
    }

    private static void AddPlain(List<MetadataField> metadata, string path, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            metadata.Add(new MetadataField(path, new MetadataValue.Text(CleanText.Words(value)), null));
        }
    }
}
