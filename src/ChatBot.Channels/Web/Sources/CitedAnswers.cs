using System.Diagnostics.CodeAnalysis;
using ChatBot.Access;
using ChatBot.Channels.Turns;
using ChatBot.Conversations;

namespace ChatBot.Channels.Web.Sources;

/// <summary>What an answer cited, told to nobody but who asked: from the desk while it is there, later from the journal.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore that is only waited for without blocking holds nothing to give back.")]
public sealed class CitedAnswers(TurnDesk desk, string journalFolder)
{
    private readonly SemaphoreSlim oneSearch = new(1);

    /// <summary>The citations in their order; empty when the answer is not known, not finished or not the asker's.</summary>
    public async Task<IReadOnlyList<KeptQuote>> FindAsync(string answerId, Principal principal, CancellationToken cancellationToken)
    {
        if (desk.Find(answerId, principal) is { } turn)
        {
            return turn.Done.IsCompletedSuccessfully && await turn.Done is { } answer
                ? [.. answer.Citations.Select(c => new KeptQuote(c.Number, c.DocumentId, c.Path, c.Version, c.Span, c.Quote))]
                : [];
        }

        await oneSearch.WaitAsync(cancellationToken);
        try
        {
            var receipt = await Journal.FindAsync(journalFolder, answerId, cancellationToken);
            return receipt is not null && receipt.PrincipalId == principal.Id ? receipt.Quotes : [];
        }
        finally
        {
            oneSearch.Release();
        }
    }
}
