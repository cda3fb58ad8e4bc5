namespace ChatBot.Benchmarks;

/// <summary>Whole indexing passes over files, each in a process of its own, in turn with the peer.</summary>
internal static class IndexBenchmark
{
    private const int Rounds = 3;

    // The product trusts a file's time stamp only when the file was settled two seconds before a pass began.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    private sealed record Round(OnePass First, OnePass Idle, OnePass Changed, SqlitePeer.Run Peer, Written AfterIdle, Written AfterChange);

    private sealed record Written(int Files, long Bytes);

    public static async Task RunAsync(string folder)
    {
        var scratch = Directory.CreateTempSubdirectory("chatbot-index-").FullName;
        try
        {
            var docs = Directory.CreateDirectory(Path.Combine(scratch, "docs")).FullName;
            Copy(Path.Combine(folder, "docs"), docs);
            var passages = Path.Combine(scratch, "passages.jsonl");
            var count = await SqlitePeer.DumpAsync(docs, passages);
            var rounds = new List<Round>();
            for (var i = 0; i < Rounds; i++)
            {
                rounds.Add(await RunRoundAsync(folder, docs, Path.Combine(scratch, $"data{i}"), passages));
                Print($"round {i + 1}", rounds[^1], count);
            }

            Print(rounds, count);
            PrintSize(docs, Path.Combine(scratch, "data0"));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<Round> RunRoundAsync(string folder, string docs, string data, string passages)
    {
        await Task.Delay(Settling, TimeProvider.System);
        var first = await PassAsync(docs, data);
        var before = Files(data);
        var idle = await PassAsync(docs, data);
        var afterIdle = Since(before, data);
        Copy(Path.Combine(folder, "changed"), docs);
        before = Files(data);
        var changed = await PassAsync(docs, data);
        var afterChange = Since(before, data);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "changed")))
        {
            File.Copy(Path.Combine(folder, "docs", Path.GetFileName(file)), Path.Combine(docs, Path.GetFileName(file)), overwrite: true);
        }

        return new Round(first, idle, changed, await SqlitePeer.RunAsync(passages), afterIdle, afterChange);
    }

    private static Task<OnePass> PassAsync(string docs, string data) => FreshProcess.RunAsync<OnePass>("pass", docs, data);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }

    // The writer's own mark is no part of the index.
    private static Dictionary<string, (DateTime, long Length)> Files(string data) =>
        new DirectoryInfo(data).GetFiles().Where(f => !f.Name.StartsWith("writer.", StringComparison.Ordinal))
            .ToDictionary(f => f.Name, f => (f.LastWriteTimeUtc, f.Length), StringComparer.Ordinal);

    private static Written Since(Dictionary<string, (DateTime, long Length)> before, string data)
    {
        var written = Files(data).Where(f => !before.TryGetValue(f.Key, out var was) || was != f.Value).ToList();
        return new Written(written.Count, written.Sum(f => f.Value.Length));
    }

    private static void Print(string name, Round round, int passages) => Console.WriteLine(
        $"{name}: first {round.First.Seconds:0.00} s (cpu {round.First.CpuSeconds:0.00} s, peak {round.First.PeakMegabytes} MB), idle {round.Idle.Seconds:0.000} s, "
        + $"1 % changed {round.Changed.Seconds:0.000} s, peer {round.Peer.Seconds:0.00} s (cpu {round.Peer.CpuSeconds:0.00} s); "
        + $"{passages / round.First.Seconds:0} against {passages / round.Peer.Seconds:0} passages/s");

    private static void Print(List<Round> rounds, int passages)
    {
        Console.WriteLine($"passages: {passages}; medians of {rounds.Count} rounds:");
        Console.WriteLine($"  passages/s, ours to the peer's:      {Median(rounds, r => r.Peer.Seconds / r.First.Seconds):0.00}");
        Console.WriteLine($"  the same by processor time:          {Median(rounds, r => r.Peer.CpuSeconds / r.First.CpuSeconds):0.00}");
        Console.WriteLine($"  idle rerun to the first run:         {Median(rounds, r => r.Idle.Seconds / r.First.Seconds):0.000}");
        Console.WriteLine($"  1 % changed to the first run:        {Median(rounds, r => r.Changed.Seconds / r.First.Seconds):0.000}");
        Console.WriteLine($"  idle rerun wrote:                    {rounds.Max(r => r.AfterIdle.Files)} files");
        Console.WriteLine($"  1 % changed: updated {rounds[0].Changed.Updated}, wrote {rounds.Max(r => r.AfterChange.Files)} files, {rounds.Max(r => r.AfterChange.Bytes) / 1e6:0.0} MB");
        Console.WriteLine($"  peak memory of the first run:        {Median(rounds, r => r.First.PeakMegabytes):0} MB");
    }

    private static void PrintSize(string docs, string data)
    {
        var text = (double)new DirectoryInfo(docs).GetFiles().Sum(f => f.Length);
        var files = new DirectoryInfo(data).GetFiles();
        var kept = files.Where(f => f.Extension == ".texts").Sum(f => f.Length);
        var index = files.Sum(f => f.Length) - kept;
        Console.WriteLine($"  text {text / 1e6:0.0} MB; index to text {index / text:0.000}, kept source text to text {kept / text:0.000}, {files.Length} files");
    }

    private static double Median(List<Round> rounds, Func<Round, double> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);
}
