using System.Text;

namespace ChatBot.Tests.Corpus.Formats;

/// <summary>Writes small PDF files: each page is a list of lines with their place in points from the lower left corner.</summary>
internal static class PdfFiles
{
    public static byte[] Of(params (int X, int Y, string Text)[][] pages) => Of("", pages.Select(Content).ToArray());

    public static byte[] Of(string information, params string[] contents)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {contents.Length} /Kids [{string.Join(' ', Enumerable.Range(0, contents.Length).Select(i => $"{5 + (2 * i)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            $"<< {information} >>",
        };
        for (var i = 0; i < contents.Length; i++)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {6 + (2 * i)} 0 R >>");
            objects.Add($"<< /Length {contents[i].Length} >>\nstream\n{contents[i]}\nendstream");
        }

        return Written(objects, "/Root 1 0 R /Info 4 0 R");
    }

    public static string Content((int X, int Y, string Text)[] lines) =>
        $"BT /F1 11 Tf {string.Concat(lines.Select(line => $"1 0 0 1 {line.X} {line.Y} Tm ({line.Text}) Tj "))}ET";

    public static byte[] Written(IReadOnlyList<string> objects, string trailer)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append($"{file.Length:D10} 00000 n \n");
            file.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(table).Append($"trailer << /Size {objects.Count + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
