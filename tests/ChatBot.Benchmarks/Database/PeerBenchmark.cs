using System.Globalization;
using System.Text.Json;
using ChatBot.Benchmarks.Web;
using ChatBot.Server.Stores.Qdrant;
using ChatBot.Tests.ModelClients.Double;

namespace ChatBot.Benchmarks.Database;

/// <summary>
/// A corpus into a real Qdrant and questions to it, in turn with LangChain.js and its store for Qdrant. Both embed at the same server, which should be a process of its own
/// such as <c>embedding-double</c>. The peer is installed from its lock file into a temporary folder.
/// </summary>
internal sealed class PeerBenchmark(string corpus, string qdrant, string embeddings, string scratch) : IDisposable
{
    private const int Rounds = 3;
    private const int Asked = 1_500;
    private const int Clients = 32;
    private const string Ours = "bench-ours";
    private const string Theirs = "bench-theirs";

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    private readonly string docs = Path.Combine(scratch, "docs");
    private readonly string settings = Path.Combine(scratch, "settings.json");
    private readonly string questions = Path.Combine(scratch, "questions.jsonl");
    private readonly string peer = Path.Combine(scratch, "peers", "peer.mjs");
    private readonly QdrantConnection connection = new(new QdrantOptions { Endpoints = [qdrant] }, TimeProvider.System);

    private sealed record Run(double Seconds, double CpuSeconds, string Output, long Requests, long Texts);

    private sealed record Counts(long Requests, long Texts);

    public static async Task RunAsync(string corpus, string qdrant, string embeddings)
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-peers-");
        try
        {
            using var benchmark = new PeerBenchmark(Path.GetFullPath(corpus), qdrant.TrimEnd('/'), embeddings.TrimEnd('/'), folder.FullName);
            await benchmark.PrepareAsync();
            await benchmark.IndexAsync();
            await benchmark.AskAsync();
            await benchmark.DropAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose() => connection.Dispose();

    private async Task PrepareAsync()
    {
        Directory.CreateDirectory(docs);
        Directory.CreateDirectory(Path.GetDirectoryName(peer)!);
        Copy(Path.Combine(corpus, "docs"), docs);
        Copy(Path.Combine(AppContext.BaseDirectory, "peers"), Path.GetDirectoryName(peer)!);
        await FreshProcess.RunAsync("npm", input: null, ["ci", "--no-audit", "--no-fund", "--silent", "--prefix", Path.GetDirectoryName(peer)!]);
        await File.WriteAllTextAsync(settings, JsonSerializer.Serialize(new
        {
            Index = new { Store = "qdrant", Qdrant = new { Endpoints = new[] { qdrant }, Collection = Ours } },
            Models = new { Embedding = new { Endpoint = embeddings, Model = new DoubleOptions().Model } },
            Limits = new { QuestionsPerMinute = 1_000_000 },
        }));
        await File.WriteAllLinesAsync(questions, MoreThanAreRemembered(File.ReadLines(Path.Combine(corpus, "facts.jsonl"))));
        Console.WriteLine($"Qdrant {(await Api.CheckVersionAsync(default)).Text}, {Directory.GetFiles(docs).Length} documents");
    }

    private QdrantApi Api => new(connection, new QdrantOptions());

    // The product remembers the vectors of the last 256 questions, which would spare it what the peer has to do.
    private static IEnumerable<string> MoreThanAreRemembered(IEnumerable<string> facts)
    {
        var known = facts.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        foreach (var form in new[] { "{0}", "Please: {0}", "{0} Thank you." })
        {
            foreach (var fact in known)
            {
                var question = string.Format(CultureInfo.InvariantCulture, form, fact.GetProperty("question").GetString());
                yield return JsonSerializer.Serialize(new { question, answer = fact.GetProperty("answer").GetString() });
            }
        }
    }

    private async Task IndexAsync()
    {
        var (speed, processor, idleShare, changedShare) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await DropAsync();
            var data = Path.Combine(scratch, $"data{round}");
            await Task.Delay(Settling, TimeProvider.System);
            var (first, theirs) = round % 2 == 0 ? (await OursAsync(data), await TheirsAsync()) : await SwappedAsync(data);
            var passages = JsonDocument.Parse(LastLine(first.Output)).RootElement.GetProperty("passages").GetInt32();
            using var json = JsonDocument.Parse(LastLine(theirs.Output));
            var chunks = json.RootElement.GetProperty("chunks").GetInt32();
            var idle = await OursAsync(data);
            Copy(Path.Combine(corpus, "changed"), docs);
            await Task.Delay(Settling, TimeProvider.System);
            var changed = await OursAsync(data);
            Copy(Path.Combine(corpus, "docs"), docs);
            speed.Add(passages / first.Seconds / (chunks / theirs.Seconds));
            processor.Add(first.CpuSeconds / passages / (theirs.CpuSeconds / chunks));
            idleShare.Add(idle.Seconds / first.Seconds);
            changedShare.Add(changed.Seconds / first.Seconds);
            Print($"round {round + 1} ours", first, passages);
            Print("        peer", theirs, chunks);
            Print("        nothing changed", idle, 0);
            Print("        1 % changed", changed, 0);
            Console.WriteLine($"          {LastLine(changed.Output)}");
        }

        Console.WriteLine($"medians of {Rounds}: rate to the peer's {Median(speed):0.00}, processor time a piece to the peer's {Median(processor):0.00}, "
            + $"nothing changed {Median(idleShare):0.000} and 1 % changed {Median(changedShare):0.000} of a full run");
    }

    private async Task<(Run Ours, Run Theirs)> SwappedAsync(string data)
    {
        var theirs = await TheirsAsync();
        return (await OursAsync(data), theirs);
    }

    private Task<Run> OursAsync(string data) =>
        TimedAsync("dotnet", Path.Combine(AppContext.BaseDirectory, "chatbot.dll"), "index", "--json", "--config", settings, "--corpus", docs, "--data", data);

    private Task<Run> TheirsAsync() => TimedAsync("node", peer, "index", docs, qdrant, embeddings, Theirs);

    private async Task AskAsync()
    {
        var data = Path.Combine(scratch, $"data{Rounds - 1}");
        var texts = File.ReadLines(questions).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!).ToList();
        var ratios = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        await using var server = await WebProcess.StartAsync(
            Path.Combine(AppContext.BaseDirectory, "chatbot.dll"), new Dictionary<string, string>(), "serve", "--no-index", "--config", settings, "--corpus", docs, "--data", data);
        await AskBenchmark.AskAsync(server, texts, Asked);
        for (var round = 0; round < Rounds; round++)
        {
            var theirs = LastLine(await FreshProcess.RunAsync(
                "node", input: null, [peer, "ask", questions, qdrant, embeddings, Theirs, Number(Asked), Number(Clients)]));
            var other = Print("peer, vector and search", JsonSerializer.Deserialize<ManyQuestions>(theirs, JsonSerializerOptions.Web)!);
            foreach (var how in new[] { "search", "passages", "answers" })
            {
                Note(how, Print(
                    $"ours, {how}", await FreshProcess.RunAsync<ManyQuestions>("questions", how, questions, qdrant, embeddings, Ours, Number(Asked), Number(Clients))) / other);
            }

            var load = await AskBenchmark.AskAsync(server, texts, Asked);
            Note("http", Print("ours, whole answers over HTTP", new ManyQuestions(
                Asked, double.NaN, load.Elapsed.TotalSeconds, load.Processor.TotalSeconds, server.ResidentMegabytes)) / other);
        }

        Console.WriteLine($"medians of {Rounds}, processor time a question to the peer's: {string.Join(", ", ratios.Select(way => $"{way.Key} {Median(way.Value):0.00}"))}");

        void Note(string way, double ratio)
        {
            ratios.TryAdd(way, []);
            ratios[way].Add(ratio);
        }
    }

    private async Task DropAsync()
    {
        foreach (var collection in (await Api.ListAsync(default)).Where(name => name.StartsWith(Ours, StringComparison.Ordinal) || name == Theirs))
        {
            await Api.DropAsync(collection, default);
        }
    }

    // The shell says how much processor time its children took, which nobody else can say once they have ended.
    private async Task<Run> TimedAsync(params string[] command)
    {
        var before = await CountsAsync();
        var started = TimeProvider.System.GetTimestamp();
        var output = await FreshProcess.RunAsync("sh", input: null, ["-c", "\"$@\" && times", "sh", .. command]);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var lines = output.TrimEnd().Split('\n');
        var after = await CountsAsync();
        return new Run(seconds, lines[^1].Split(' ').Sum(SecondsOf), string.Join('\n', lines[..^2]), after.Requests - before.Requests, after.Texts - before.Texts);
    }

    private async Task<Counts> CountsAsync()
    {
        using var client = new HttpClient();
        return JsonSerializer.Deserialize<Counts>(await client.GetStringAsync(new Uri(new Uri(embeddings), EmbeddingDouble.CountsPath)), JsonSerializerOptions.Web)!;
    }

    private static double SecondsOf(string time) =>
        time.TrimEnd('s').Split('m') is [var minutes, var seconds]
            ? (60 * double.Parse(minutes, CultureInfo.InvariantCulture)) + double.Parse(seconds, CultureInfo.InvariantCulture)
            : throw new FormatException($"{time} is no time.");

    private static void Print(string who, Run run, int pieces) => Console.WriteLine(
        $"  {who,-24} {run.Seconds,6:0.00} s, cpu {run.CpuSeconds,6:0.00} s{(pieces == 0 ? "" : $", {pieces} pieces, {pieces / run.Seconds:0} a second")}; "
        + $"{run.Requests} requests with {run.Texts} texts to the model");

    private static double Print(string who, ManyQuestions asked)
    {
        var cpu = 1000 * asked.CpuSeconds / asked.Questions;
        Console.WriteLine($"  {who,-30} cpu {cpu:0.00} ms a question, {asked.Questions / asked.Seconds:0} questions a second, found {asked.Found:0.000}, {asked.Megabytes:0} MB");
        return cpu;
    }

    private static string LastLine(string output) => output.TrimEnd().Split('\n')[^1];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }
}
