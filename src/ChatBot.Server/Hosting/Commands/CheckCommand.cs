using System.CommandLine;

namespace ChatBot.Server.Hosting.Commands;

/// <summary><c>chatbot check</c>: prints the effective settings with secrets masked and tries everything they name.</summary>
internal static class CheckCommand
{
    public static Command Create(Func<CommandWork, Func<ParseResult, CancellationToken, Task<int>>> action)
    {
        var command = new Command("check", "Print the effective settings and test every connection.");
        command.SetAction(action(RunAsync));
        return command;
    }

    private static async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var output = call.Place.Output;
        await output.WriteLineAsync($"settings file: {call.Settings.File ?? "none"}");
        foreach (var (setting, origin) in call.Settings.Effective)
        {
            await output.WriteLineAsync($"{setting.Key} = {(setting.IsSecret && setting.Value.Length > 0 ? "***" : setting.Value)}  ({origin})");
        }

        var failed = false;
        IReadOnlyList<Check> checks =
        [
            .. Checks.Of(call.Settings, cancellationToken),
            .. await StoreChecks.QdrantAsync(call.Settings, cancellationToken),
            .. await ModelChecks.ChatAsync(call.Settings, cancellationToken),
            await ModelChecks.EmbeddingAsync(call.Settings, cancellationToken),
        ];
        foreach (var check in checks)
        {
            failed |= check.Outcome == CheckOutcome.Failed;
            await output.WriteLineAsync($"{Word(check.Outcome)}: {check.What}");
        }

        return failed ? ExitCode.CheckFailed : ExitCode.Done;
    }

    private static string Word(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Good => "ok",
        CheckOutcome.Note => "note",
        CheckOutcome.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
