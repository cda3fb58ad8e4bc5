using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatBot.Tests.ModelClients.Double.Chat;

/// <summary>One numbered piece of evidence in what a model is sent.</summary>
internal sealed record GivenPassage(int Number, IReadOnlyList<string> Lines);

/// <summary>Finds the evidence and the question in messages: passages between tags with a number, or lines that start with a number in brackets.</summary>
internal static partial class GivenEvidence
{
    /// <summary>All passages, in their order.</summary>
    public static IReadOnlyList<GivenPassage> Of(ChatAsked asked)
    {
        var passages = new List<GivenPassage>();
        List<string>? lines = null;
        foreach (var line in asked.Messages.Where(message => message.Role is "user" or "tool").SelectMany(message => message.Text.Split('\n')))
        {
            var text = line.Trim();
            if (Opening().Match(text) is { Success: true } opening && int.TryParse(opening.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                lines = [];
                passages.Add(new GivenPassage(number, lines));
                text = opening.Groups["rest"].Value.Trim();
            }

            var end = text.IndexOf("</", StringComparison.Ordinal);
            if (lines is not null && (end < 0 ? text : text[..end]).Trim() is { Length: > 0 } said)
            {
                lines.Add(said);
            }

            lines = end >= 0 || text.StartsWith("Question:", StringComparison.Ordinal) ? null : lines;
        }

        return passages;
    }

    /// <summary>The question: what stands behind that word, or else what a person said last.</summary>
    public static string Question(ChatAsked asked)
    {
        var said = asked.Messages.LastOrDefault(message => message.Role == "user")?.Text ?? "";
        var first = asked.Messages.Where(message => message.Role == "user").SelectMany(message => message.Text.Split('\n'))
            .FirstOrDefault(line => line.StartsWith("Question:", StringComparison.Ordinal));
        return first is null ? said : first["Question:".Length..].Trim();
    }

    /// <summary>The telling words of a text, each by its beginning.</summary>
    public static HashSet<string> Words(string text) =>
        [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value).Where(word => word.Length > 2).Select(word => word.Length > 5 ? word[..5] : word)];

    [GeneratedRegex("""^(<\w+ [^>]*(number|n|id)="(?<number>[0-9]{1,6})"[^>]*>|\[(?<number>[0-9]{1,6})\])(?<rest>.*)$""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
