using System.Text;
using System.Xml;

namespace ChatBot.Corpus;

/// <summary>
/// Reads workbooks (<c>.xlsx</c>) sheet by sheet, each row with its header and the cell it starts at. Formulas give their last value;
/// hidden sheets, rows and columns, macros and comments are not read.
/// </summary>
public sealed class WorkbookReader : IDocumentReader
{
    private const int TextsAtMost = 2_000_000;

    private static readonly string[] Extensions = [".xlsx", ".xlsm", ".xltx", ".xltm"];
    private static readonly string[] OldExtensions = [".xls", ".xlt"];

    /// <inheritdoc />
    public bool CanRead(SourceFile file) => OfficeFile.Is(file, OfficeKind.Workbook, Extensions, OldExtensions);

    /// <inheritdoc />
    public ValueTask<ReadOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken) =>
        ValueTask.FromResult(OfficeFile.Read(file, OfficeKind.Workbook, (package, composer) => Read(package, composer, cancellationToken)));

    private static DocumentContent? Read(OfficePackage package, TextComposer composer, CancellationToken cancellationToken)
    {
        var relations = package.RelationsOf(package.MainPart);
        var (sheets, from1904) = SheetsOf(package);
        var texts = SharedTexts(package, PartOf("/sharedStrings"));
        var forms = CellForms.Of(package, PartOf("/styles"), from1904);
        foreach (var (name, id) in sheets)
        {
            using var xml = relations.FirstOrDefault(relation => relation.Id == id).Target is { } part ? package.Part(part) : null;
            if (xml is not null)
            {
                new SheetRows(composer, CleanText.Words(name), texts, forms).Read(xml, cancellationToken);
            }
        }

        return OfficeProperties.Document(package, composer, firstTitle: null) is { } document
            // The name of the first sheet is no title of a workbook.
            ? document with { Title = document.Metadata.FirstOrDefault(field => field.Path == "title")?.Value.Written }
            : null;

        string? PartOf(string type) => relations.FirstOrDefault(relation => relation.Type.EndsWith(type, StringComparison.Ordinal)).Target;
    }

    private static (List<(string Name, string Id)> Sheets, bool From1904) SheetsOf(OfficePackage package)
    {
        var sheets = new List<(string, string)>();
        var from1904 = false;
        using var xml = package.Part(package.MainPart);
        while (xml is not null && xml.Next())
        {
            if (xml.Starts("workbookPr"))
            {
                from1904 = xml.Attribute("date1904") is not null && xml.IsOn("date1904");
            }
            else if (xml.Starts("sheet") && xml.Attribute("state") is null or "visible" && xml.Starts("sheet")
                && xml.Attribute("name") is { } name && xml.Attribute("id") is { } id)
            {
                sheets.Add((name, id));
            }
        }

        return (sheets, from1904);
    }

    private static List<string> SharedTexts(OfficePackage package, string? part)
    {
        var texts = new List<string>();
        var text = new StringBuilder();
        long total = 0;
        using var xml = part is null ? null : package.Part(part);
        while (xml is not null && xml.Next())
        {
            if (xml.Starts("si"))
            {
                text.Clear();
            }

            if (xml.Ends("si"))
            {
                total += text.Length;
                texts.Add(text.ToString());
                if (texts.Count > TextsAtMost || total > TextComposer.CharactersAtMost)
                {
                    throw new InflatedTooFarException("holds more text than any workbook for people");
                }
            }
            else if (xml.Starts("t"))
            {
                xml.AppendText(text);
            }
            else if (xml.Starts("rPh"))
            {
                // How the characters are pronounced repeats them.
                xml.ToEnd();
            }
        }

        return texts;
    }
}
