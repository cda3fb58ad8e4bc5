using System.Globalization;
using ChatBot.Conversations;
using ChatBot.Index;
using ChatBot.Text;

namespace ChatBot.Channels.Web.Sources;

/// <summary>The place an address leads to among the places that belong with it: those of the same answer, or of the same address.</summary>
/// <param name="Number">Which one it is, from 1; 0 when nothing is cited.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Previous">Address of the one before, if there is one.</param>
/// <param name="Next">Address of the one behind, if there is one.</param>
internal sealed record CitedPlaces(int Number, int Count, string? Previous, string? Next)
{
    /// <summary>The ranges of one document version, as an answer cites them. The first is the one that the address leads to.</summary>
    public static IReadOnlyList<TextSpan> SpansOf(KeptQuote current, IReadOnlyList<KeptQuote> citations) =>
        [current.Span, .. citations.Where(other => other != current && other.DocumentId == current.DocumentId && other.Version == current.Version).Select(other => other.Span)];

    /// <summary>The places of an answer, which may be in several documents.</summary>
    public static CitedPlaces Of(KeptQuote current, IReadOnlyList<KeptQuote> citations, string answerId)
    {
        var at = citations.ToList().IndexOf(current);
        return new CitedPlaces(at + 1, citations.Count, AddressAt(at - 1), AddressAt(at + 1));

        string? AddressAt(int number) => number < 0 || number >= citations.Count ? null
            : Address(citations[number].DocumentId, citations[number].Version, [citations[number].Span], answerId);
    }

    /// <summary>The places of one address.</summary>
    public static CitedPlaces Of(DocumentEntry entry, string version, IReadOnlyList<CitedSpan> cited)
    {
        var at = -1;
        for (var i = 0; i < cited.Count; i++)
        {
            at = cited[i].IsCurrent ? i : at;
        }

        return new CitedPlaces(at + 1, cited.Count, AddressAt(at - 1), AddressAt(at + 1));

        string? AddressAt(int number) => at < 0 || number < 0 || number >= cited.Count ? null
            : Address(entry.Id, version, [cited[number].Span, .. cited.Where((_, i) => i != number).Select(other => other.Span)], answerId: null);
    }

    /// <summary>The address of a range, and of others beside it.</summary>
    public static string Address(string documentId, string version, IReadOnlyList<TextSpan> spans, string? answerId) => string.Create(
        CultureInfo.InvariantCulture,
        $"/sources/{documentId}?version={version}{string.Concat(spans.Select(span => $"&span={span.Start}-{span.End}"))}{(answerId is null ? "" : "&answer=" + answerId)}#cited");
}
