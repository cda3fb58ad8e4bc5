using System.CommandLine;
using ChatBot.Conversations;

namespace ChatBot.Server.Hosting.Commands;

/// <summary><c>chatbot verify</c>: compares what answers quoted with the kept texts, without looking at the corpus.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string[]> Ids = new("answer-id") { Description = "Answers to verify; without any, all that have a receipt.", Arity = ArgumentArity.ZeroOrMore };

    public static Command Create(Func<CommandWork, Func<ParseResult, CancellationToken, Task<int>>> action)
    {
        var command = new Command("verify", "Check that every quote of earlier answers still stands in its document version.") { Ids };
        command.SetAction(action(RunAsync));
        return command;
    }

    private static async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var receipts = await Journal.ReadAsync(Answering.JournalFolder(call.Settings), cancellationToken);
        var wanted = call.Arguments.GetValue(Ids) ?? [];
        var isMissing = false;
        foreach (var id in wanted.Where(id => receipts.All(receipt => receipt.AnswerId != id)))
        {
            await call.Place.Error.WriteLineAsync($"There is no receipt of the answer {Printable.Line(id)}.");
            isMissing = true;
        }

        await using var index = await CorpusIndex.OpenAsync(call.Settings, pruneAll: false, willIndex: false, call.Place.Error.WriteLine, cancellationToken);
        var verifier = new Verifier(index.Store);
        int answers = 0, verbatim = 0, notKept = 0, differs = 0;
        foreach (var receipt in receipts.Where(receipt => wanted.Length == 0 || wanted.Contains(receipt.AnswerId, StringComparer.Ordinal)))
        {
            answers++;
            foreach (var quote in await verifier.VerifyAsync(receipt, cancellationToken))
            {
                verbatim += quote.State == QuoteState.Verbatim ? 1 : 0;
                notKept += quote.State == QuoteState.NotKept ? 1 : 0;
                differs += quote.State == QuoteState.Differs ? 1 : 0;
                if (quote.State != QuoteState.Verbatim || wanted.Length > 0)
                {
                    await call.Place.Output.WriteLineAsync($"{Word(quote.State)}: {quote.AnswerId} [{quote.Quote.Number}] {Printable.Line(quote.Quote.Path)}");
                }
            }
        }

        await call.Place.Output.WriteLineAsync($"{answers} answers: {verbatim} quotes verbatim, {notKept} not kept, {differs} different");
        return differs > 0 || isMissing ? ExitCode.CheckFailed : ExitCode.Done;
    }

    private static string Word(QuoteState state) => state switch
    {
        QuoteState.Verbatim => "verbatim",
        QuoteState.NotKept => "not kept",
        QuoteState.Differs => "different",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
