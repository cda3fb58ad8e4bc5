using System.IO.Compression;
using System.Text;
using static ChatBot.SystemTests.Hostile.FrontMatterCases;

namespace ChatBot.SystemTests.Hostile;

/// <summary>Records that are broken, endless, far too many or packed to explode: CSV, JSON and JSON lines.</summary>
internal static class RecordCases
{
    private const string Good = "{\"id\":\"good\",\"title\":\"Orchard\",\"text\":\"The orchard of Quillfeather bears pears.\"}\n";

    public static IEnumerable<HostileCase> All =>
    [
        HostileCase.Text("csv-quote-unclosed", "case.csv", () => "name,text\nQuillfeather,\"never closed\n" + Repeat("a,b\n", 500_000), says: "Quillfeather"),
        HostileCase.Text("csv-quotes-1m", "case.csv", () => "name,text\nQuillfeather,x\n" + new string('"', 1_000_001), says: "Quillfeather"),
        HostileCase.Text("csv-columns-100k", "case.csv", () => "Quillfeather" + new string(',', 100_000) + "\n" + new string(',', 100_000) + "x", says: "Quillfeather"),
        HostileCase.Text("csv-ragged", "case.csv", () => "name,text\n" + Lines(2_000, i => "Quillragged" + new string(',', i)), says: "Quillragged"),
        HostileCase.Text("csv-cell-5mb", "case.csv", () => "name,text\nQuillfeather," + new string('c', 5_000_000), says: "Quillfeather"),
        HostileCase.Text("csv-header-wide-rows-many", "case.csv", () => string.Join(',', Enumerable.Range(0, 500).Select(i => $"column{i}")) + "\n" + Lines(20_000, i => $"Quillwide{i % 9},x"), says: "Quillwide1"),
        HostileCase.Text("csv-as-documents-same-ids", "case.csv", () => "id,text\n" + Lines(20_000, _ => "same,Quillsame pays"))
            with { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Corpus__CsvRows"] = "documents" }, IsHeavy = true },
        new("jsonl-bad-lines", Write("case.jsonl", () => "{\"text\":\n[1,2]\nnull\n\"x\"\n{}\n{\"text\":5}\n{\"text\":\"a\"} trailing\n\u0001\n" + Good),
            new Expectation("case.jsonl#good", Ending.Indexed, "Quillfeather"), new Expectation("case.jsonl#line 1", Ending.Failed, "JSON")),
        new("jsonl-same-ids", Write("case.jsonl", () => Good + Good.Replace("pears", "plums", StringComparison.Ordinal) + Good),
            new Expectation("case.jsonl#good", Ending.Indexed, "pears"), new Expectation("case.jsonl#good~2", Ending.Indexed, "plums")),
        new("jsonl-lone-surrogates", Write("case.jsonl", () => "{\"id\":\"a\\ud800b\",\"title\":\"\\udc00\",\"text\":\"x \\ud83d Quillfeather \\ude00\",\"k\\udfff\":\"\\ud800\\ud800\"}\n" + Good),
            new Expectation("case.jsonl#good", Ending.Indexed, "Quillfeather")),
        new("jsonl-deep", Write("case.jsonl", () => "{\"a\":" + new string('[', 1_000_000) + "\n" + "{\"a\":" + Repeat("{\"a\":", 100_000) + "\n" + Good),
            new Expectation("case.jsonl#good", Ending.Indexed, "Quillfeather"), new Expectation("case.jsonl#line 1", Ending.Failed)),
        new("jsonl-wide-object", Write("case.jsonl", () => "{\"text\":\"wide\"" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $",\"k{i}\":{i}")) + "}\n" + Good),
            new Expectation("case.jsonl#good", Ending.Indexed, "Quillfeather")),
        new("jsonl-bad-lines-100k", Write("case.jsonl", () => Repeat("{]\n", 100_000) + Good),
            new Expectation("case.jsonl#good", Ending.Indexed, "Quillfeather"), new Expectation("case.jsonl#more", Ending.Failed, "more records")),
        new("jsonl-odd-ids", Write("case.jsonl", () => Lines(1, _ => "{\"id\":\"../../etc/passwd\",\"text\":\"Quillfeather one\"}") + "{\"id\":\"\\u0000\\n\\u202e#a/b\",\"text\":\"two\"}\n"
            + "{\"id\":\"" + new string('i', 100_000) + "\",\"text\":\"three\"}\n" + Good), new Expectation("case.jsonl#good", Ending.Indexed, "Quillfeather")),
        HostileCase.Text("jsonl-1m-tiny", "case.jsonl", () => Lines(1_000_000, i => $"{{\"text\":\"t{i}\"}}"), Ending.Failed, "split the file") with { IsHeavy = true },
        new("jsonl-400k-tiny", Write("case.jsonl", () => Lines(400_000, i => $"{{\"text\":\"t{i}\"}}") + Good), new Expectation("case.jsonl#good", Ending.Indexed, "Quillfeather")) { IsHeavy = true },
        HostileCase.Text("json-deep", "case.json", () => new string('[', 1_000_000), Ending.Failed, "not valid JSON"),
        HostileCase.Text("json-number-1mb", "case.json", () => "[{\"text\":\"Quillfeather\",\"n\":" + new string('9', 1_000_000) + "}]") with { Files = [new("case.json#1", Ending.Indexed, "Quillfeather")] },
        HostileCase.Text("json-not-closed", "case.json", () => "[" + Repeat("{\"text\":\"x\"},", 50_000), Ending.Failed, "not valid JSON"),
        HostileCase.Bytes("gzip-bomb", "case.jsonl.gz", () => Gzip("{\"text\":\"", 'a', 600), Ending.Failed, "bomb"),
        HostileCase.Bytes("gzip-bomb-4gb", "case.jsonl.gz", () => Gzip("{\"text\":\"", 'a', 4096), Ending.Failed, "bomb") with { IsHeavy = true },
        HostileCase.Bytes("gzip-bomb-of-lines", "case.jsonl.gz", () => Gzip("{\"text\":\"a\"}\n", '\n', 600), Ending.Failed, "bomb"),
        HostileCase.Bytes("gzip-cut", "case.jsonl.gz", () => Gzip(Good, '\n', 1)[..60], Ending.Failed),
        HostileCase.Bytes("gzip-of-something", "case.gz", () => Gzip("not JSON at all", ' ', 1), Ending.Skipped, "gzip"),
        HostileCase.Bytes("gzip-in-gzip", "case.jsonl.gz", () => GzipOf(Gzip(Good, '\n', 1)), Ending.Skipped, "gzip"),
    ];

    private static Func<string, Task> Write(string file, Func<string> text) => folder => File.WriteAllTextAsync(Path.Combine(folder, file), text());

    private static byte[] GzipOf(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Gzip(string start, char filler, int megabytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(start));
            var step = new byte[1 << 20];
            step.AsSpan().Fill((byte)filler);
            for (var i = 0; i < megabytes; i++)
            {
                gzip.Write(step);
            }
        }

        return packed.ToArray();
    }
}
