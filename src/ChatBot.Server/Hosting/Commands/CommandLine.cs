using System.CommandLine;
using ChatBot.Index;
using ChatBot.Server.Hosting.Configuration;

namespace ChatBot.Server.Hosting.Commands;

/// <summary>What a verb is given: the settings of this call, its arguments and where to write.</summary>
internal sealed record CommandCall(Settings Settings, ParseResult Arguments, CommonOptions Common, CommandPlace Place);

/// <summary>Does the work of one verb and returns the exit code.</summary>
internal delegate Task<int> CommandWork(CommandCall call, CancellationToken cancellationToken);

/// <summary>The command <c>chatbot</c> with its verbs; no verb means <c>serve</c>.</summary>
internal static class CommandLine
{
    private const string Description = "Answers questions over a folder of documents, with checked citations.";

    /// <summary>Runs one call to its end and returns its exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandPlace place, CancellationToken cancellationToken)
    {
        var call = Build(place).Parse(arguments);
        if (call.Errors.Count > 0)
        {
            await place.Error.WriteLineAsync($"{call.Errors[0].Message} See chatbot --help.");
            return ExitCode.WrongUse;
        }

        // Signals are turned into the token outside, so that every command ends in the same way.
        var invocation = new InvocationConfiguration { Output = place.Output, Error = place.Error, ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
        return await call.InvokeAsync(invocation, cancellationToken);
    }

    /// <summary>What the command line says about these arguments, or null when it understands them.</summary>
    public static string? Complaint(IReadOnlyList<string> arguments) =>
        Build(CommandPlace.OfThisProcess()).Parse(arguments).Errors is [var first, ..] ? first.Message : null;

    private static RootCommand Build(CommandPlace place)
    {
        var common = new CommonOptions();
        var root = new RootCommand(Description);
        common.AddTo(root);
        root.SetAction(Action(ServeCommand.RunAsync));
        root.Add(ServeCommand.Create(Action));
        root.Add(IndexCommand.Create(Action));
        root.Add(AskCommand.Create(Action));
        root.Add(SearchCommand.Create(Action));
        root.Add(VerifyCommand.Create(Action));
        root.Add(EvalCommand.Create(Action));
        root.Add(CopyCommand.Create(Action));
        root.Add(CheckCommand.Create(Action));
        return root;

        Func<ParseResult, CancellationToken, Task<int>> Action(CommandWork work) =>
            (arguments, cancellationToken) => RunAsync(work, arguments, common, place, cancellationToken);
    }

    private static async Task<int> RunAsync(
        CommandWork work, ParseResult arguments, CommonOptions common, CommandPlace place, CancellationToken cancellationToken)
    {
        switch (Settings.Load(common.Sources(arguments, place)))
        {
            case SettingsOutcome.Wrong wrong:
                await place.Error.WriteLineAsync(wrong.Sentence);
                return ExitCode.WrongUse;
            case SettingsOutcome.Ready ready:
                return await RunAsync(work, new CommandCall(ready.Settings, arguments, common, place), cancellationToken);
            default:
                throw new InvalidOperationException("Settings are either ready or wrong.");
        }
    }

    private static async Task<int> RunAsync(CommandWork work, CommandCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await work(call, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await call.Place.Error.WriteLineAsync("Interrupted.");
            return ExitCode.Interrupted;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or StoreLockedException or StoreUnusableException or StoreUnreachableException or EmbeddingException)
        {
            // The disk, the index, the terminal, a port or a model: the world is broken, not the program, so a sentence says more than a stack.
            await call.Place.Error.WriteLineAsync(broken.Message);
            return ExitCode.CheckFailed;
        }
    }
}
