using System.Text;

namespace ChatBot.Corpus;

/// <summary>
/// Reads text documents (<c>.docx</c>): headings, paragraphs, numbered and plain lists, tables with their header, and footnotes below
/// the paragraph that has them. Hidden and deleted text, tables of contents, macros, page headers and comments are not read.
/// </summary>
public sealed class WordReader : IDocumentReader
{
    private static readonly string[] Extensions = [".docx", ".docm", ".dotx", ".dotm"];
    private static readonly string[] OldExtensions = [".doc", ".dot"];

    /// <inheritdoc />
    public bool CanRead(SourceFile file) => OfficeFile.Is(file, OfficeKind.Word, Extensions, OldExtensions);

    /// <inheritdoc />
    public ValueTask<ReadOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken) =>
        ValueTask.FromResult(OfficeFile.Read(file, OfficeKind.Word, (package, composer) => Read(package, composer, cancellationToken)));

    private static DocumentContent? Read(OfficePackage package, TextComposer composer, CancellationToken cancellationToken)
    {
        var relations = package.RelationsOf(package.MainPart);
        var styles = WordStyles.Of(package, PartOf("/styles"));
        var outline = new WordOutline(composer, styles, WordNumbering.Of(package, PartOf("/numbering")), new WordNotes(
            WordNotes.TextsOf(package, PartOf("/footnotes"), "footnote"),
            WordNotes.TextsOf(package, PartOf("/endnotes"), "endnote")));
        using var xml = package.Part(package.MainPart);
        if (xml is not null)
        {
            outline.Read(xml, cancellationToken);
        }

        return OfficeProperties.Document(package, composer, outline.Title);

        string? PartOf(string type) => relations.FirstOrDefault(relation => relation.Type.EndsWith(type, StringComparison.Ordinal)).Target;
    }
}

/// <summary>The footnotes and endnotes of a text document, to be told where they are referred to.</summary>
internal sealed class WordNotes(IReadOnlyDictionary<string, string> footnotes, IReadOnlyDictionary<string, string> endnotes)
{
    private const int CharactersAtMost = 4 * 1024 * 1024;

    private readonly List<(string Mark, string Text)> waiting = [];
    private int footnoteCount;
    private int endnoteCount;

    /// <summary>Remembers a reference, to be told at the end of its paragraph.</summary>
    public void Refer(bool footnote, string? id)
    {
        var mark = footnote ? $"Footnote {++footnoteCount}: " : $"Endnote {++endnoteCount}: ";
        if (id is not null && (footnote ? footnotes : endnotes).TryGetValue(id, out var text))
        {
            waiting.Add((mark, text));
        }
    }

    /// <summary>Tells the notes that wait.</summary>
    public void Tell(TextComposer composer)
    {
        foreach (var (mark, text) in waiting)
        {
            composer.Paragraph(text, mark);
        }

        waiting.Clear();
    }

    /// <summary>The texts of all notes in a part by their ids.</summary>
    public static IReadOnlyDictionary<string, string> TextsOf(OfficePackage package, string? part, string element)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var total = 0;
        using var xml = part is null ? null : package.Part(part);
        var text = new StringBuilder();
        string? id = null;
        var hidden = false;
        while (xml is not null && total < CharactersAtMost && xml.Next())
        {
            if (xml.Starts(element))
            {
                id = xml.Attribute("id");
                text.Clear();
            }
            else if (xml.Ends(element) && id is not null && texts.TryAdd(id, text.ToString()))
            {
                total += text.Length;
            }
            else if (xml.Starts("r") || xml.Ends("p"))
            {
                hidden = false;
                text.Append(xml.LocalName == "p" ? " " : "");
            }
            else if (xml.Starts("vanish"))
            {
                hidden = xml.IsOn();
            }
            else if (xml.Starts("t"))
            {
                xml.AppendText(hidden ? new StringBuilder() : text);
            }
        }

        return texts;
    }
}
