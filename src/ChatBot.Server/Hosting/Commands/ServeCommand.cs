using System.CommandLine;
using Microsoft.AspNetCore.Connections;

namespace ChatBot.Server.Hosting.Commands;

/// <summary><c>chatbot serve</c>, also without a verb: runs until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Create(Func<CommandWork, Func<ParseResult, CancellationToken, Task<int>>> action)
    {
        var command = new Command("serve", "Index, watch the corpus and serve; the default.");
        command.SetAction(action(RunAsync));
        return command;
    }

    public static async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Settings.OpenToStrangers is { } reason)
        {
            await call.Place.Error.WriteLineAsync(reason);
            return ExitCode.WrongUse;
        }

        await using var index = await CorpusIndex.OpenAsync(call.Settings, call.Arguments.GetValue(call.Common.PruneAll), willIndex: true, call.Place.Error.WriteLine, cancellationToken);
        using var answering = Answering.Over(index, call);
        var keeper = new IndexKeeper(index, answering.Suggester, call);
        await using var host = WebHost.Build(call.Settings, index, keeper, answering);
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await call.Place.Error.WriteLineAsync($"Another program listens on {call.Settings.Urls}; choose another address with --urls.");
            return ExitCode.WrongUse;
        }

        await call.Place.Error.WriteLineAsync($"Listening on {string.Join(", ", host.Urls)}");
        await keeper.RunAsync(cancellationToken);
        await host.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }
}
