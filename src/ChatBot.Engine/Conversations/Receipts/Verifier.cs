using System.Security.Cryptography;
using System.Text;
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
        foreach (var version in receipt.Quotes.GroupBy(quote => (quote.DocumentId, quote.Version)))
        {
            var kept = await store.ReadTextAsync(version.Key.DocumentId, version.Key.Version, access, cancellationToken);
            var isThatVersion = kept is not null && VersionOf(kept.SourceText) == version.Key.Version;
            verified.AddRange(version.Select(quote => new VerifiedQuote(
                receipt.AnswerId, quote, kept is null ? QuoteState.NotKept : isThatVersion && StandsIn(quote, kept.SourceText) ? QuoteState.Verbatim : QuoteState.Differs)));
        }

        return verified;
    }

    private static string VersionOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static bool StandsIn(KeptQuote quote, string text) =>
        quote.Span.Start >= 0 && !quote.Span.IsEmpty && quote.Span.End <= text.Length && quote.Span.In(text).SequenceEqual(quote.Quote);
}
