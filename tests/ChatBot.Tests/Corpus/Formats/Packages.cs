using System.IO.Compression;
using System.Text;

namespace ChatBot.Tests.Corpus.Formats;

/// <summary>Writes small Office files from their parts, as the format describes them, so that each test shows the XML it is about.</summary>
internal static class Packages
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public const string WordSpace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    public const string SlideSpace =
        "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\""
        + Relations + "\"";

    public const string SheetSpace = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + Relations + "\"";

    public static byte[] Docx(string body, params (string Name, string Content)[] parts) => Package(
        "word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        [("word/document.xml", $"<w:document {WordSpace}><w:body>{body}</w:body></w:document>"), .. parts]);

    /// <summary>A presentation of the given slides; a slide with notes names them after a bar.</summary>
    public static byte[] Pptx(params (string Slide, string? Notes)[] slides)
    {
        var ids = new StringBuilder();
        var relations = new StringBuilder();
        var parts = new List<(string, string)>();
        for (var i = 1; i <= slides.Length; i++)
        {
            ids.Append($"<p:sldId id=\"{255 + i}\" r:id=\"rId{i}\"/>");
            relations.Append(Relation($"rId{i}", "slide", $"slides/slide{i}.xml"));
            parts.Add(($"ppt/slides/slide{i}.xml", slides[i - 1].Slide));
            if (slides[i - 1].Notes is { } notes)
            {
                parts.Add(($"ppt/slides/_rels/slide{i}.xml.rels", AllRelations(Relation("rId1", "notesSlide", $"../notesSlides/notes{i}.xml"))));
                parts.Add(($"ppt/notesSlides/notes{i}.xml", notes));
            }
        }

        return Package(
            "ppt/presentation.xml",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            [
                ("ppt/presentation.xml", $"<p:presentation {SlideSpace}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>"),
                ("ppt/_rels/presentation.xml.rels", AllRelations(relations.ToString())),
                .. parts,
            ]);
    }

    /// <summary>A workbook of the given sheets; each has attributes for its entry and the content of its XML.</summary>
    public static byte[] Xlsx((string Entry, string Content)[] sheets, string sharedStrings = "", string styles = "", string properties = "")
    {
        var entries = new StringBuilder();
        var relations = new StringBuilder();
        var parts = new List<(string, string)>();
        for (var i = 1; i <= sheets.Length; i++)
        {
            entries.Append($"<sheet sheetId=\"{i}\" r:id=\"rId{i}\" {sheets[i - 1].Entry}/>");
            relations.Append(Relation($"rId{i}", "worksheet", $"/xl/worksheets/sheet{i}.xml"));
            parts.Add(($"xl/worksheets/sheet{i}.xml", $"<worksheet {SheetSpace}>{sheets[i - 1].Content}</worksheet>"));
        }

        relations.Append(Relation("rId90", "sharedStrings", "sharedStrings.xml")).Append(Relation("rId91", "styles", "styles.xml"));
        return Package(
            "xl/workbook.xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            [
                ("xl/workbook.xml", $"<workbook {SheetSpace}>{properties}<sheets>{entries}</sheets></workbook>"),
                ("xl/_rels/workbook.xml.rels", AllRelations(relations.ToString())),
                ("xl/sharedStrings.xml", $"<sst {SheetSpace}>{sharedStrings}</sst>"),
                ("xl/styles.xml", $"<styleSheet {SheetSpace}>{styles}</styleSheet>"),
                .. parts,
            ]);
    }

    public static byte[] Package(string main, string type, IEnumerable<(string Name, string Content)> parts) => Zip(
    [
        ("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/{main}\" ContentType=\"{type}\"/></Types>"),
        ("_rels/.rels", AllRelations(Relation("rId1", "officeDocument", main)
            + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>")),
        .. parts,
    ]);

    public static byte[] Zip(IEnumerable<(string Name, string Content)> parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    public static string AllRelations(string relations) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>";

    public static string Relation(string id, string type, string target) => $"<Relationship Id=\"{id}\" Type=\"{Relations}/{type}\" Target=\"{target}\"/>";

    public static (string Name, string Content) CoreProperties(string title, string creator) => ("docProps/core.xml",
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        + $" xmlns:dcterms=\"http://purl.org/dc/terms/\"><dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>"
        + "<dcterms:created>2024-03-01T10:00:00Z</dcterms:created></cp:coreProperties>");
}
