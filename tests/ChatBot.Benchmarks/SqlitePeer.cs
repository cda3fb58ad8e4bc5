using System.Text;
using System.Text.Json;

namespace ChatBot.Benchmarks;

/// <summary>SQLite's full text index as Python brings it: what the same passages cost there, and nothing else but inserting them.</summary>
internal static class SqlitePeer
{
    private const string Script = """
        import json, os, sqlite3, sys, tempfile, time
        with open(sys.argv[1], encoding="utf-8") as lines:
            passages = [tuple(json.loads(line)) for line in lines]
        with tempfile.TemporaryDirectory() as folder:
            start, processor = time.perf_counter(), time.process_time()
            database = sqlite3.connect(os.path.join(folder, "peer.db"))
            database.execute("create virtual table passages using fts5(headings, words, tokenize = 'porter unicode61')")
            with database:
                database.executemany("insert into passages values (?, ?)", passages)
            database.close()
            print(json.dumps({"seconds": time.perf_counter() - start, "cpuSeconds": time.process_time() - processor}))
        """;

    /// <summary>What a run took, by the clock and of the processor.</summary>
    public sealed record Run(double Seconds, double CpuSeconds);

    /// <summary>Inserts all passages of a file that <see cref="DumpAsync"/> wrote, in one transaction.</summary>
    public static async Task<Run> RunAsync(string passages) =>
        JsonSerializer.Deserialize<Run>(await FreshProcess.RunAsync("python3", Script, ["-", passages]), JsonSerializerOptions.Web)!;

    /// <summary>Writes the passages of a corpus, cut by the product, as lines of headings and text. Returns how many.</summary>
    public static async Task<int> DumpAsync(string corpus, string target)
    {
        var count = 0;
        await using var lines = new StreamWriter(target, append: false, new UTF8Encoding(false));
        foreach (var file in Directory.EnumerateFiles(corpus).Order(StringComparer.Ordinal))
        {
            foreach (var (_, document, passages) in await Product.CutAsync(Path.GetFileName(file), await File.ReadAllBytesAsync(file)))
            {
                foreach (var passage in passages)
                {
                    var headings = string.Join('\n', passage.HeadingPath.Prepend(document!.Title).Distinct(StringComparer.Ordinal));
                    await lines.WriteLineAsync(JsonSerializer.Serialize(new[] { headings, passage.Span.In(document.Content.SourceText).ToString() }));
                    count++;
                }
            }
        }

        return count;
    }
}
