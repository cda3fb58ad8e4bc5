using ChatBot.Access;
using ChatBot.Index;

namespace ChatBot.Conversations;

/// <summary>What became of a quote that was shown once.</summary>
public enum QuoteState
{
    /// <summary>It still stands there, character for character.</summary>
    Verbatim,

    /// <summary>That version of the document is no longer kept.</summary>
    NotKept,

    /// <summary>That version is there and says something else.</summary>
    Differs,
}

/// <summary>One quote of one answer, checked again.</summary>
public sealed record VerifiedQuote(string AnswerId, KeptQuote Quote, QuoteState State);

/// <summary>Compares receipts with the kept texts, with the rights of those who asked and without the net.</summary>
public sealed class Verifier(IPassageStore store)
{
    /// <summary>Every quote of a receipt with its state.</summary>
    public async Task<IReadOnlyList<VerifiedQuote>> VerifyAsync(KeptReceipt receipt, CancellationToken cancellationToken)
    {
        var access = AccessFilter.For(new Principal { Id = "verify", Labels = receipt.Labels });
        var verified = new List<VerifiedQuote>(receipt.Quotes.Count);
        foreach (var quote in receipt.Quotes)
        {
            var text = await store.ReadTextAsync(quote.DocumentId, quote.Version, access, cancellationToken);
            verified.Add(new VerifiedQuote(receipt.AnswerId, quote, StateOf(quote, text)));
        }

        return verified;
    }

    private static QuoteState StateOf(KeptQuote quote, StoredText? text)
    {
        if (text is null)
        {
            return QuoteState.NotKept;
        }

        var span = quote.Span;
        return span.Start >= 0 && !span.IsEmpty && span.End <= text.SourceText.Length && span.In(text.SourceText).SequenceEqual(quote.Quote)
            ? QuoteState.Verbatim
            : QuoteState.Differs;
    }
}
