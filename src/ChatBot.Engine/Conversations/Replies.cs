using System.Globalization;
using ChatBot.Answers;

namespace ChatBot.Conversations;

/// <summary>The fixed sentences of the product where there is no answer.</summary>
internal static class Replies
{
    public const string NothingAsked = "There is no question in this. Ask in a sentence or a few words what you want to know of the documents.";

    public static string TooLong(int length, int limit) =>
        string.Create(CultureInfo.InvariantCulture, $"The question has {length:N0} characters and may have {limit:N0}. Please shorten it.");

    public static string NotFound(IReadOnlyList<NearestDocument> nearest) => nearest.Count == 0
        ? "I found no answer to this in the documents."
        : $"I found no answer to this in the documents. The nearest is {string.Join(", then ", nearest.Select(document => $"“{PlainMarkdown.Of(document.Title)}”"))}.";

    public static string Failed(string traceId) => $"Something went wrong while answering. Please ask again; if it stays like this, report the number {traceId}.";

    public static string Unreachable(string traceId) =>
        $"The documents cannot be reached at the moment. Please ask again in a minute; if it stays like this, report the number {traceId}.";
}
