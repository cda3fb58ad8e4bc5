using System.Xml;

namespace ChatBot.Corpus;

/// <summary>
/// Reads presentations (<c>.pptx</c>) slide by slide: title, texts, lists, tables, and the speaker's notes. Hidden slides and shapes,
/// slide numbers, dates and footers are not read.
/// </summary>
public sealed class SlidesReader : IDocumentReader
{
    private static readonly string[] Extensions = [".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"];
    private static readonly string[] OldExtensions = [".ppt", ".pps", ".pot"];

    /// <inheritdoc />
    public bool CanRead(SourceFile file) => OfficeFile.Is(file, OfficeKind.Slides, Extensions, OldExtensions);

    /// <inheritdoc />
    public ValueTask<ReadOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken) =>
        ValueTask.FromResult(OfficeFile.Read(file, OfficeKind.Slides, (package, composer) => Read(package, composer, cancellationToken)));

    private static DocumentContent? Read(OfficePackage package, TextComposer composer, CancellationToken cancellationToken)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var relation in package.RelationsOf(package.MainPart))
        {
            targets.TryAdd(relation.Id, relation.Target);
        }

        var number = 0;
        foreach (var id in SlideIds(package))
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            if (targets.TryGetValue(id, out var part) && Outline(package, part) is { IsHidden: false } slide)
            {
                composer.Slide = number;
                slide.Compose(composer);
                ComposeNotes(package, part, composer);
            }
        }

        return OfficeProperties.Document(package, composer, firstTitle: null);
    }

    private static List<string> SlideIds(OfficePackage package)
    {
        var ids = new List<string>();
        using var xml = package.Part(package.MainPart);
        while (xml is not null && xml.Next())
        {
            if (xml.Starts("sldId") && RelationId(xml) is { } id)
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    // The element has two attributes named id; the one with a namespace is the relation.
    private static string? RelationId(XmlReader xml)
    {
        string? id = null;
        for (var found = xml.MoveToFirstAttribute(); found; found = xml.MoveToNextAttribute())
        {
            id = xml.LocalName == "id" && xml.Prefix.Length > 0 ? xml.Value : id;
        }

        xml.MoveToElement();
        return id;
    }

    private static SlideOutline? Outline(OfficePackage package, string part)
    {
        using var xml = package.Part(part);
        return xml is null ? null : SlideOutline.Read(xml);
    }

    private static void ComposeNotes(OfficePackage package, string slide, TextComposer composer)
    {
        var part = package.RelationsOf(slide).FirstOrDefault(relation => relation.Type.EndsWith("/notesSlide", StringComparison.Ordinal)).Target;
        if (part is not null && Outline(package, part) is { } outline)
        {
            outline.ComposeNotes(composer);
        }
    }
}
