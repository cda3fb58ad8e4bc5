using System.Globalization;

namespace ChatBot.SystemTests.Hostile;

/// <summary>Indexes each case alone and prints a table of what became of it and what it cost.</summary>
internal static class HostileMeasurement
{
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(5);

    /// <summary>Measures the cases whose names contain one of the given parts, or all.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> parts, TextWriter output)
    {
        var bad = 0;
        await output.WriteLineAsync("| case | outcome | s | CPU s | MB |\n|---|---|---:|---:|---:|");
        foreach (var made in HostileCases.All.Where(c => parts.Count == 0 || parts.Any(p => c.Name.Contains(p, StringComparison.Ordinal))))
        {
            bad += await MeasureAsync(made, output);
        }

        return bad == 0 ? 0 : 1;
    }

    private static async Task<int> MeasureAsync(HostileCase made, TextWriter output)
    {
        var work = Directory.CreateTempSubdirectory("chatbot-hostile-");
        try
        {
            var corpus = work.CreateSubdirectory("corpus").FullName;
            var data = Path.Combine(work.FullName, "data");
            await HostileCases.MakeAsync(made, corpus);
            var (outcome, run) = await HostileOutcome.OfAsync(corpus, data, made.Settings, limit);
            var complaints = new List<string>(outcome is null ? [$"ended with {run.ExitCode}: {run.Error}"] : outcome.Complaints(made));
            if (outcome is not null)
            {
                complaints.AddRange(await HostileOutcome.SearchComplaintsAsync([made], data, work.FullName, limit));
            }

            var ending = outcome is null ? "CRASH" : string.Join("; ", made.Files.Select(f => outcome.EndingOf($"{made.Name}/{f.File}")).Distinct(StringComparer.Ordinal));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {made.Name} | {ending} | {run.Seconds:0.0} | {run.ProcessorSeconds:0.0} | {run.PeakMegabytes} |"));
            foreach (var complaint in complaints)
            {
                await output.WriteLineAsync($"    WRONG {complaint[..Math.Min(600, complaint.Length)]}");
            }

            return complaints.Count;
        }
        finally
        {
            HostileCases.Remove(work.FullName);
        }
    }
}
