using System.CommandLine;
using ChatBot.Index;

namespace ChatBot.Server.Hosting.Commands;

/// <summary><c>chatbot index</c>: one pass that makes the index equal to the corpus.</summary>
internal static class IndexCommand
{
    private const int ProblemsShown = 20;

    // After a larger pass the questions are made later, of the documents that answers cite.
    private const int MostAsked = 24;

    private static readonly Option<bool> Json = new("--json") { Description = "Print the report as one JSON object in the last line." };

    public static Command Create(Func<CommandWork, Func<ParseResult, CancellationToken, Task<int>>> action)
    {
        var command = new Command("index", "Bring the index up to date with the corpus.") { Json };
        command.SetAction(action(RunAsync));
        return command;
    }

    /// <summary>One pass with its progress; what went wrong with files is told on standard error.</summary>
    public static Task<IndexReport> UpdateAsync(CommandCall call, CorpusIndex index, CancellationToken cancellationToken) =>
        UpdateAsync(call, index, _ => { }, cancellationToken);

    /// <summary>The same, for somebody else who wants to know how far it is.</summary>
    public static async Task<IndexReport> UpdateAsync(CommandCall call, CorpusIndex index, Action<IndexProgress> tell, CancellationToken cancellationToken)
    {
        IndexReport report;
        await using (var progress = ProgressLine.On(call.Place))
        {
            report = await index.UpdateAsync(new Told(progress, tell), cancellationToken);
        }

        foreach (var problem in report.Failed.Take(ProblemsShown))
        {
            await call.Place.Error.WriteLineAsync($"failed: {Printable.Line(problem.Path)}: {Printable.Line(problem.Reason)}");
        }

        if (report.Failed.Count > ProblemsShown)
        {
            await call.Place.Error.WriteLineAsync($"and {report.Failed.Count - ProblemsShown} more; --json lists all.");
        }

        return report;
    }

    /// <summary>Opens the index for a command that only reads, after one pass over the corpus unless <c>--no-index</c> says not to.</summary>
    public static async Task<CorpusIndex> OpenUpToDateAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var willIndex = !call.Arguments.GetValue(call.Common.NoIndex) && call.Settings.CorpusPaths.Count > 0;
        var index = await CorpusIndex.OpenAsync(call.Settings, call.Arguments.GetValue(call.Common.PruneAll), willIndex, call.Place.Error.WriteLine, cancellationToken);
        if (willIndex)
        {
            await UpdateAsync(call, index, cancellationToken);
        }

        return index;
    }

    private static async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Settings.CorpusPaths.Count == 0)
        {
            await call.Place.Error.WriteLineAsync("There is no corpus: name a folder with --corpus, or in Corpus:Paths of the settings.");
            return ExitCode.WrongUse;
        }

        await using var index = await CorpusIndex.OpenAsync(call.Settings, call.Arguments.GetValue(call.Common.PruneAll), willIndex: true, call.Place.Error.WriteLine, cancellationToken);
        var report = await UpdateAsync(call, index, cancellationToken);
        if (report.Changed.Count is > 0 and <= MostAsked)
        {
            using var answering = Answering.Over(index, call);
            answering.Suggester.Want(report.Changed);
            await answering.Suggester.CatchUpAsync(cancellationToken);
        }

        if (call.Arguments.GetValue(Json))
        {
            await call.Place.Output.WriteLineAsync(ReportJson.Of(report));
            return ExitCode.Done;
        }

        await call.Place.Output.WriteLineAsync(
            $"{report.Documents} documents, {report.Passages} passages: {report.Added} added, {report.Updated} updated, {report.Unchanged} unchanged, "
            + $"{report.Removed} removed, {report.Skipped.Count} skipped, {report.Failed.Count} failed, in {report.Seconds:0.0} s");
        return ExitCode.Done;
    }

    private sealed class Told(IProgress<IndexProgress> line, Action<IndexProgress> tell) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value)
        {
            line.Report(value);
            tell(value);
        }
    }
}
