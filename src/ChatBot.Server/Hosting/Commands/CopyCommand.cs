using System.CommandLine;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Server.Stores.Qdrant;

namespace ChatBot.Server.Hosting.Commands;

/// <summary><c>chatbot copy</c>: brings the embedded index into another store with its vectors, so that nothing is embedded again.</summary>
internal static class CopyCommand
{
    private const string Qdrant = "qdrant";
    private const int DocumentsAtOnce = 256;

    private static readonly Option<string> To = new("--to") { Description = "Where to: qdrant.", HelpName = "STORE", Required = true };

    public static Command Create(Func<CommandWork, Func<ParseResult, CancellationToken, Task<int>>> action)
    {
        var command = new Command("copy", "Copy the embedded index into Qdrant, with its vectors.") { To };
        command.SetAction(action(RunAsync));
        return command;
    }

    private static async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Arguments.GetValue(To) != Qdrant)
        {
            await call.Place.Error.WriteLineAsync($"--to is {Qdrant}: an index is copied from the data folder into Qdrant.");
            return ExitCode.WrongUse;
        }

        using var meaning = await Meaning.OpenAsync(call.Settings, call.Place.Error.WriteLine, cancellationToken);
        var folder = new DataFolder(call.Settings.Get<DataOptions>().Path) { BeforeWrite = FaultPoint.FromEnvironment() };
        await using var from = StoresOfSettings.Embedded(call.Settings, meaning?.Model, folder, willIndex: false);
        if ((await from.StateAsync(cancellationToken)).Documents == 0)
        {
            await call.Place.Error.WriteLineAsync($"There is no index in {folder.Path}. Run `chatbot index` first.");
            return ExitCode.CheckFailed;
        }

        await using var to = StoresOfSettings.Qdrant(call.Settings, meaning?.Model, call.Place.Error.WriteLine);
        var (copied, kept, removed) = await CopyAsync(call, from, to, cancellationToken);
        var state = await to.StateAsync(cancellationToken);
        await call.Place.Output.WriteLineAsync($"{state.Documents} documents, {state.Passages} passages: {copied} copied, {kept} there already, {removed} removed");
        return ExitCode.Done;
    }

    private static async Task<(int Copied, int Kept, int Removed)> CopyAsync(CommandCall call, EmbeddedStore from, QdrantStore to, CancellationToken cancellationToken)
    {
        await using var writer = await to.OpenWriterAsync(cancellationToken);
        await using var progress = ProgressLine.On(call.Place);
        var known = writer.Documents.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        var all = (await from.StateAsync(cancellationToken)).Documents;
        var (copied, kept, passages) = (0, 0, 0);
        var batch = new List<DocumentReplacement>();
        foreach (var replacement in EmbeddedCopy.Documents(from, call.Settings.Get<PassageOptions>()))
        {
            if (known.Remove(replacement.DocumentId, out var there) && there.IsOf(replacement.Document!))
            {
                kept++;
                continue;
            }

            batch.Add(replacement);
            passages += replacement.Passages.Count;
            if (batch.Count == DocumentsAtOnce)
            {
                await WriteAsync();
            }
        }

        await WriteAsync();
        await writer.ReplaceAsync([.. known.Keys.Select(DocumentReplacement.Removal)], cancellationToken);
        await writer.CompleteAsync(from.Problems, cancellationToken);
        return (copied, kept, known.Count);

        async Task WriteAsync()
        {
            await writer.ReplaceAsync(batch, cancellationToken);
            copied += batch.Count;
            batch = [];
            progress.Report(new IndexProgress(copied + kept, all, copied, passages));
        }
    }
}
