using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatBot.Answers;
using ChatBot.Passages;

namespace ChatBot.Channels.Agents;

/// <summary>An answer for chat front ends that know Markdown and nothing of citations: markers become footnotes.</summary>
internal static partial class CompletionText
{
    private const int LongestQuote = 300;

    /// <summary>A piece of an answer, with its markers as references to footnotes.</summary>
    public static string Of(string piece) => Marker().Replace(piece, match => match.Value.StartsWith('\\') ? match.Value : $"[^{match.Groups["number"].Value}]");

    /// <summary>The footnotes of an answer; empty without citations.</summary>
    public static string Footnotes(IReadOnlyList<Citation> citations, string origin)
    {
        var text = new StringBuilder();
        foreach (var citation in citations)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n\n[^{citation.Number}]: [{PlainMarkdown.Of(citation.Title)}]({origin}{citation.Url}), ")
                .Append(PlaceText.Of(citation.Place)).Append(": “").Append(PlainMarkdown.Of(Short(citation.Quote))).Append('”');
        }

        return text.ToString();
    }

    private static string Short(string quote) =>
        quote.Length <= LongestQuote ? quote : quote[..(char.IsHighSurrogate(quote[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote)] + " …";

    [GeneratedRegex(@"\\?\[(?<number>\d{1,4})\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marker();
}
