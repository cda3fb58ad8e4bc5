using System.IO.Compression;
using System.Text;
using ChatBot.Tests.Corpus.Formats;
using static ChatBot.SystemTests.Hostile.FrontMatterCases;

namespace ChatBot.SystemTests.Hostile;

/// <summary>Office files and PDFs that explode, reach for other files, go in circles or are locked.</summary>
internal static class PackageCases
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Found = "<w:p><w:r><w:t>The granary of Quillfeather is full.</w:t></w:r></w:p>";

    public static IEnumerable<HostileCase> All => [.. Office, .. Pdf];

    private static IEnumerable<HostileCase> Office =>
    [
        HostileCase.Bytes("docx-bomb", "case.docx", () => Bomb("word/document.xml", $"<w:document {Packages.WordSpace}><w:body><w:p><w:r><w:t>", 600), Ending.Failed, "16 million"),
        HostileCase.Bytes("docx-bomb-4gb", "case.docx", () => Bomb("word/document.xml", $"<w:document {Packages.WordSpace}><w:body><w:p><w:r><w:t>", 4096), Ending.Failed, "16 million")
            with { IsHeavy = true },
        HostileCase.Bytes("xlsx-bomb", "case.xlsx", () => Bomb("xl/workbook.xml", $"<workbook {Packages.SheetSpace}><sheets>", 600), Ending.Failed, "bomb"),
        HostileCase.Bytes("pptx-bomb", "case.pptx", () => Bomb("ppt/presentation.xml", $"<p:presentation {Packages.SlideSpace}>", 600), Ending.Failed, "bomb"),
        HostileCase.Bytes("docx-attribute-bomb", "case.docx", () => Bomb("word/document.xml", $"<w:document {Packages.WordSpace}><w:body w:x=\"", 600), Ending.Failed, "bomb"),
        HostileCase.Bytes("docx-name-bomb", "case.docx", () => Bomb("word/document.xml", "<w", 600), Ending.Failed, "bomb"),
        HostileCase.Bytes("docx-external-entity", "case.docx", () => WithMainPart("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>", "&e;"), Ending.Failed, "DTD"),
        HostileCase.Bytes("docx-entity-bomb", "case.docx", () => WithMainPart("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>", "&b;"), Ending.Failed, "DTD"),
        HostileCase.Bytes("docx-external-dtd", "case.docx", () => WithMainPart("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">", "x"), Ending.Failed, "DTD"),
        HostileCase.Bytes("docx-nested-100k", "case.docx", () => Packages.Docx(Found + Repeat("<w:tbl><w:tr><w:tc>", 30_000)), Ending.Failed, "corrupt"),
        HostileCase.Bytes("docx-nested-tables-closed", "case.docx", () => Packages.Docx(
            Found + Repeat("<w:tbl><w:tr><w:tc>", 2_000) + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>" + Repeat("</w:tc></w:tr></w:tbl>", 2_000)), Ending.Failed, "corrupt"),
        HostileCase.Bytes("docx-names-upwards", "case.docx", () => Packages.Docx(Found, ("../../../hostile-escaped.txt", "x"), ("/hostile-escaped.txt", "x")), says: "Quillfeather"),
        HostileCase.Bytes("docx-relations-in-circles", "case.docx", () => Packages.Docx(Found,
            ("word/_rels/document.xml.rels", Packages.AllRelations(Repeat(Packages.Relation("r", "footnotes", "document.xml"), 1_000) + Packages.Relation("s", "styles", "document.xml")))), says: "Quillfeather"),
        HostileCase.Bytes("docx-of-20k-parts", "case.docx", () => Packages.Docx(Found, [.. Enumerable.Range(0, 19_000).Select(i => ($"p{i}", "x"))]), says: "Quillfeather"),
        HostileCase.Bytes("docx-encrypted", "case.docx", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")], Ending.Failed, "encrypted"),
        HostileCase.Bytes("docx-half", "case.docx", () => Packages.Docx(Found)[..200], Ending.Failed, "corrupt"),
        HostileCase.Bytes("docx-is-text", "case.docx", () => [.. "The granary of Quillfeather"u8], Ending.Failed, "corrupt"),
        HostileCase.Bytes("docx-lies-about-sizes", "case.docx", () => Lying(Packages.Docx(Found)), Ending.Failed, "corrupt"),
        HostileCase.Bytes("xlsx-last-cell", "case.xlsx", () => Packages.Xlsx([("name=\"A\"",
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Quillfeather</t></is></c><c r=\"XFD1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>")]), says: "Quillfeather"),
        HostileCase.Bytes("xlsx-wild-references", "case.xlsx", () => Packages.Xlsx([("name=\"A\"",
            "<sheetData><row r=\"99999999999\"><c r=\"ZZZZZZ-1\" t=\"inlineStr\"><is><t>Quillfeather</t></is></c><c r=\"\" t=\"s\"><v>-5</v></c><c t=\"s\"><v>99999999</v></c></row></sheetData>"
            + "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>")]), says: "Quillfeather"),
        HostileCase.Bytes("xlsx-text-in-every-cell", "case.xlsx", () => Packages.Xlsx([("name=\"A\"",
            $"<sheetData>{Repeat("<row><c t=\"s\"><v>0</v></c></row>", 20_000)}</sheetData>")], $"<si><t>{new string('x', 100_000)}</t></si>"), Ending.Failed),
        HostileCase.Bytes("pptx-slides-same-5k", "case.pptx", () => Packages.Pptx([.. Enumerable.Repeat(
            ($"<p:sld {Packages.SlideSpace}><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>Quillslide</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>", (string?)null), 5_000)]), says: "Quillslide"),
        HostileCase.Bytes("zip-as-markdown", "case.md", () => Packages.Docx(Found), says: "Quillfeather"),
    ];

    private static IEnumerable<HostileCase> Pdf =>
    [
        HostileCase.Bytes("pdf-pages-in-circles", "case.pdf", () => PdfFiles.Written(
            ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 99999 /Kids [3 0 R 2 0 R] >>", "<< /Type /Pages /Parent 2 0 R /Count 9 /Kids [2 0 R] >>"], "/Root 1 0 R"), Ending.Failed),
        HostileCase.Bytes("pdf-image-only", "case.pdf", () => PdfFiles.Of("", "0 0 m 9 9 l S"), Ending.Skipped, "no text"),
        HostileCase.Bytes("pdf-encrypted", "case.pdf", Encrypted, Ending.Failed, "encrypted"),
        HostileCase.Bytes("pdf-half", "case.pdf", () => PdfFiles.Of([[(72, 700, "Quillfeather")]])[..120], Ending.Failed, "corrupt"),
        HostileCase.Bytes("pdf-of-noise", "case.pdf", () => [.. "%PDF-1.7\n"u8, .. Noise(200_000)], Ending.Failed, "corrupt"),
        HostileCase.Bytes("pdf-bomb", "case.pdf", () => Flate(600), Ending.Failed),
        HostileCase.Bytes("pdf-text-without-end", "case.pdf", () => PdfFiles.Of("", "BT /F1 11 Tf " + Repeat("(Quillfeather pays) Tj T* ", 200_000) + "ET"), Ending.Failed, "10 seconds") with { IsHeavy = true },
        HostileCase.Bytes("pdf-script-and-launch", "case.pdf", () => PdfFiles.Of("/X << /S /JavaScript /JS (hiddenscriptword) >> /Y << /S /Launch /F (/bin/true) >>",
            PdfFiles.Content([(72, 700, "Quillfeather has a mill")])), says: "Quillfeather"),
        HostileCase.Bytes("pdf-is-text", "case.pdf", () => [.. "The granary of Quillfeather"u8], Ending.Failed, "corrupt"),
    ];

    private static byte[] WithMainPart(string definition, string text) => Packages.Package(
        "word/document.xml", Word, [("word/document.xml", $"{definition}<w:document {Packages.WordSpace}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>")]);

    private static byte[] Bomb(string main, string start, int megabytes)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/{main}\" ContentType=\"{TypeOf(main)}\"/></Types>");
            Write(zip, "_rels/.rels", Packages.AllRelations(Packages.Relation("rId1", "officeDocument", main)));
            using var part = zip.CreateEntry(main, CompressionLevel.Optimal).Open();
            part.Write(Encoding.UTF8.GetBytes(start));
            var step = new byte[1 << 20];
            step.AsSpan().Fill((byte)'a');
            for (var i = 0; i < megabytes; i++)
            {
                part.Write(step);
            }
        }

        return file.ToArray();
    }

    private static string TypeOf(string main) =>
        main[0] == 'w' ? Word
        : main[0] == 'x' ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        : "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(content));
    }

    // Each entry of the directory says that its part is four gigabytes long and begins elsewhere.
    private static byte[] Lying(byte[] zip)
    {
        for (var at = 0; (at = zip.AsSpan(at).IndexOf("PK\u0001\u0002"u8) is >= 0 and var found ? at + found : -1) >= 0; at += 46)
        {
            zip.AsSpan(at + 20, 8).Fill(0xFE);
            zip.AsSpan(at + 42, 3).Fill(0x07);
        }

        return zip;
    }

    private static byte[] Encrypted()
    {
        var secret = new string('A', 64);
        return PdfFiles.Written(
            [
                "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 0 /Kids [] >>",
                $"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{secret}> /U <{secret}> >>",
            ],
            "/Root 1 0 R /Encrypt 3 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]");
    }

    private static byte[] Noise(int count)
    {
        var noise = new byte[count];
        new Random(7).NextBytes(noise);
        return noise;
    }

    private static byte[] Flate(int megabytes)
    {
        var packed = new MemoryStream();
        using (var flate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            flate.Write("BT /F1 11 Tf ("u8);
            var step = new byte[1 << 20];
            step.AsSpan().Fill((byte)'a');
            for (var i = 0; i < megabytes; i++)
            {
                flate.Write(step);
            }
        }

        var content = Encoding.Latin1.GetString(packed.GetBuffer(), 0, (int)packed.Length);
        return PdfFiles.Written(
            [
                "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [4 0 R] >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>",
                $"<< /Length {content.Length} /Filter /FlateDecode >>\nstream\n{content}\nendstream",
            ],
            "/Root 1 0 R");
    }
}
