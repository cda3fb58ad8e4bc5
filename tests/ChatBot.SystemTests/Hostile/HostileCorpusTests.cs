using System.Text.RegularExpressions;
using ChatBot.Tests;
using Xunit;

namespace ChatBot.SystemTests.Hostile;

/// <summary>The real program over everything bad at once: it ends, says what became of each file, and finds all good ones.</summary>
public sealed partial class HostileCorpusTests : IDisposable
{
    private static readonly Dictionary<string, string> NoSettings = new(StringComparer.Ordinal);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly TempFolder corpus = new();
    private readonly TempFolder data = new();

    public void Dispose()
    {
        HostileCases.Remove(corpus.Path);
        corpus.Dispose();
        data.Dispose();
    }

    [Fact]
    public async Task EveryHostileFileEndsWithAReasonAndItsNeighboursAreFound()
    {
        var cases = HostileCases.All.Where(c => !c.IsHeavy && c.Settings.Count == 0).ToList();
        foreach (var made in cases)
        {
            await HostileCases.MakeAsync(made, corpus.Path);
        }

        var (outcome, run) = await HostileOutcome.OfAsync(corpus.Path, data.At("index"), NoSettings, Limit);

        Assert.True(outcome is not null, $"ended with {run.ExitCode} after {run.Seconds:0} s: {run.Error}");
        Complain(cases.SelectMany(outcome.Complaints));
        Complain(await HostileOutcome.SearchComplaintsAsync(cases, data.At("index"), data.Path, Limit));
        Assert.DoesNotContain(outcome.Reasons, reason => Unreadable().IsMatch(reason) || reason.Contains(corpus.Path, StringComparison.Ordinal));
        Assert.True(run.PeakMegabytes < 1024, $"took {run.PeakMegabytes} MB");
        Assert.DoesNotMatch(Commanding(), run.Output);
        Assert.DoesNotMatch(Commanding(), run.Error);

        var again = await ChatBotRun.Async(["index", "--json", "--corpus", corpus.Path, "--data", data.At("index")], NoSettings, Limit);
        Assert.Equal((0, 0, 0), (Count(again, "added"), Count(again, "updated"), Count(again, "removed")));
        Assert.Equal(Count(run, "documents"), Count(again, "documents"));
        Assert.Equal(run.Json.GetProperty("skipped").GetArrayLength(), again.Json.GetProperty("skipped").GetArrayLength());
        Assert.Equal(run.Json.GetProperty("failed").GetRawText(), again.Json.GetProperty("failed").GetRawText());
    }

    [Fact]
    public async Task FilesThatChangeDuringTheRunAreRightAfterTheNextOne()
    {
        const int Files = 40;
        for (var i = 0; i < Files; i++)
        {
            corpus.Write($"a{i:00}.md", Version(i, 0));
            corpus.Write($"good{i:00}.md", $"A good neighbour of {HostileCases.NeighbourWord}, number {i}.");
        }

        using var stop = new CancellationTokenSource();
        var changing = Task.Run(() => ChangeUntil(Files, stop.Token), CancellationToken.None);
        for (var i = 0; i < 3; i++)
        {
            var during = await IndexAsync();
            Assert.Equal(0, during.ExitCode);
        }

        await stop.CancelAsync();
        await changing;
        for (var i = 0; i < Files; i += 2)
        {
            corpus.Write($"a{i:00}.md", Version(i, 999));
            File.Delete(corpus.At($"a{i + 1:00}.md"));
        }

        var after = await IndexAsync();

        Assert.Equal(Files + (Files / 2), Count(after, "documents"));
        Assert.Equal(0, after.Json.GetProperty("failed").GetArrayLength());
        var found = await SearchAsync("heronsong");
        Assert.Equal(Files / 2, found.Count);
        Assert.All(found, text => Assert.Contains("version 999", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARootThatVanishesKeepsItsDocumentsUntilAskedToPruneAndAnEmptiedOneDoesNot()
    {
        corpus.Write("root/a.md", "The heronsong of the first.");
        corpus.Write("other/b.md", "The heronsong of the second.");
        string[] roots = ["--corpus", corpus.At("root"), "--corpus", corpus.At("other")];
        await IndexAsync(roots);
        Directory.Move(corpus.At("root"), corpus.At("moved"));

        var vanished = await IndexAsync(roots);

        Assert.Equal(2, Count(vanished, "documents"));
        var reason = vanished.Json.GetProperty("failed")[0];
        Assert.Equal(("root", "is not there; what was indexed from it is kept"), (reason.GetProperty("path").GetString(), reason.GetProperty("reason").GetString()));

        var pruned = await IndexAsync([.. roots, "--prune-all"]);
        Assert.Equal((1, 1), (Count(pruned, "documents"), Count(pruned, "removed")));
        Assert.EndsWith("is removed", pruned.Json.GetProperty("failed")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);

        File.Delete(corpus.At("other/b.md"));
        Directory.CreateDirectory(corpus.At("root"));
        Assert.Equal(0, Count(await IndexAsync(roots), "documents"));
    }

    [Fact]
    public async Task ACorpusGivenTwiceNestedAndAroundTheDataFolderIsReadOnce()
    {
        corpus.Write("a.md", "The heronsong of the first.");
        corpus.Write("below/b.md", "The heronsong of the second.");
        string[] call =
        [
            "index", "--json", "--corpus", corpus.Path, "--corpus", corpus.Path + "/", "--corpus", corpus.At("below"), "--corpus", corpus.At("below/../a.md"),
            "--data", corpus.At("below/data"),
        ];

        var first = await ChatBotRun.Async(call, NoSettings, Limit);
        var second = await ChatBotRun.Async(call, NoSettings, Limit);

        Assert.Equal((2, 2), (Count(first, "added"), Count(first, "documents")));
        Assert.Equal((0, 2, 2), (Count(second, "added"), Count(second, "unchanged"), Count(second, "documents")));
        Assert.Equal((0, 0), (second.Json.GetProperty("skipped").GetArrayLength(), second.Json.GetProperty("failed").GetArrayLength()));
    }

    private static string Version(int file, int version) =>
        $"# File {file}\n\n" + string.Concat(Enumerable.Repeat($"The heronsong is at version {version} here. ", 5 + (version % 7)));

    // Grows, shrinks, deletes and replaces files without a pause.
    private void ChangeUntil(int files, CancellationToken stop)
    {
        for (var version = 1; !stop.IsCancellationRequested; version++)
        {
            var path = corpus.At($"a{version % files:00}.md");
            switch (version % 4)
            {
                case 0:
                    File.Delete(path);
                    break;
                case 1:
                    File.WriteAllText(path + ".tmp", Version(version % files, version));
                    File.Move(path + ".tmp", path, overwrite: true);
                    break;
                case 2:
                    File.WriteAllText(path, Version(version % files, version));
                    break;
                default:
                    File.AppendAllText(path, " And more.");
                    break;
            }
        }
    }

    private static void Complain(IEnumerable<string> complaints)
    {
        var all = complaints.ToList();
        Assert.True(all.Count == 0, $"{all.Count} complaints:\n{string.Join('\n', all.Take(40))}");
    }

    private Task<ChatBotRun> IndexAsync(params string[] roots) =>
        ChatBotRun.Async(["index", "--json", "--data", data.At("index"), .. roots.Length == 0 ? ["--corpus", corpus.Path] : roots], NoSettings, Limit);

    private async Task<IReadOnlyList<string>> SearchAsync(string question)
    {
        var run = await ChatBotRun.Async(["search", question, "--no-index", "--json", "--top", "100", "--data", data.At("index")], NoSettings, Limit);
        return [.. run.Json.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("text").GetString()!)];
    }

    private static int Count(ChatBotRun run, string name) => run.Json.GetProperty(name).GetInt32();

    // What only a programmer understands: names of types, stacks, places in the machine.
    [GeneratedRegex(@"[a-z]Exception|System\.|\bat ChatBot\.|exception$|/[a-z]+/[a-z]+/", RegexOptions.NonBacktracking)]
    private static partial Regex Unreadable();

    [GeneratedRegex(@"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", RegexOptions.NonBacktracking)]
    private static partial Regex Commanding();
}
