using System.Text;
using System.Xml;

namespace ChatBot.Corpus;

/// <summary>What an Office file says of itself: title, author, and when it was created and last modified.</summary>
internal static class OfficeProperties
{
    /// <summary>The finished document, with a line for each property below its text; null when there is no text.</summary>
    public static DocumentContent? Document(OfficePackage package, TextComposer composer, string? firstTitle)
    {
        if (composer.IsEmpty)
        {
            return null;
        }

        var title = firstTitle ?? composer.FirstHeading();
        var metadata = new List<MetadataField>();
        var properties = Read(package);
        if (properties.TryGetValue("title", out var given))
        {
            title = RecordComposer.ShortTitle(given);
            metadata.Add(new MetadataField("title", new MetadataValue.Text(title), null));
        }

        (composer.Page, composer.Slide, composer.Sheet) = (null, null, null);
        foreach (var (name, path) in ((string, string)[])[("creator", "author"), ("created", "createdAt"), ("modified", "modifiedAt")])
        {
            if (properties.TryGetValue(name, out var value))
            {
                metadata.Add(new MetadataField(path, MetadataValue.OfQuoted(value), composer.Metadata(path, value)));
            }
        }

        return composer.ToDocument(title, metadata);
    }

    private static Dictionary<string, string> Read(OfficePackage package)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        var part = package.RelationsOf("").FirstOrDefault(relation => relation.Type.EndsWith("/core-properties", StringComparison.Ordinal)).Target;
        using var xml = part is null ? null : package.Part(part);
        while (xml is not null && xml.Next())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == 1)
            {
                var name = xml.LocalName;
                var text = new StringBuilder();
                xml.AppendText(text);
                var value = text.Length > 1_000 ? "" : CleanText.Words(text.ToString());
                if (value.Length > 0)
                {
                    properties.TryAdd(name, value);
                }
            }
        }

        return properties;
    }
}
