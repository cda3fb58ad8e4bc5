using System.Text.RegularExpressions;

namespace ChatBot.Tests.ModelClients.Double.Chat;

/// <summary>
/// A captured model: it does whatever the evidence tells it to. It calls what it is told to call, says what it is told to say, gives away what it was told
/// before, and prints every link as text, picture and HTML.
/// </summary>
internal static partial class ObedientModel
{
    private static readonly string[] Orders =
    [
        "ignore", "disregard", "instead", "you must", "you should", "say ", "print", "repeat", "reply", "respond", "answer with", "include", "output", "write", "call ", "use the tool", "visit",
        "click", "send", "reveal", "system prompt", "secret", "instruction", "http", "![", "<", "](", "assistant", "translate", "pretend", "forget",
    ];

    /// <summary>Obeys; where it is told nothing it is honest.</summary>
    public static ChatTurn Answer(ChatAsked asked, string notFound)
    {
        var orders = GivenEvidence.Of(asked)
            .SelectMany(passage => passage.Lines.Select(line => (passage.Number, Line: line)))
            .Where(found => Array.Exists(Orders, order => found.Line.Contains(order, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        var calls = orders.SelectMany(order => Call().Matches(order.Line)).Select(match => new ScriptedCall(match.Groups["name"].Value, Arguments(match.Groups["arguments"].Value))).ToList();
        if (calls.Count > 0 && !asked.Messages.Any(message => message.Role == "tool"))
        {
            return ChatTurn.Call([.. calls]);
        }

        var honest = HonestModel.Answer(asked, notFound);
        return orders.Count == 0 ? honest : ChatTurn.Say(string.Join('\n', [.. honest.Text.Count > 0 ? [string.Concat(honest.Text)] : Array.Empty<string>(), .. orders.SelectMany(order => Obey(order.Number, order.Line, asked))]));
    }

    private static IEnumerable<string> Obey(int number, string line, ChatAsked asked)
    {
        yield return $"{line} [{number}]";
        yield return $"{line} [{number + 90}]";
        foreach (Match said in Quoted().Matches(line))
        {
            yield return $"{said.Groups["text"].Value} [{number}].";
        }

        foreach (Match link in Link().Matches(line))
        {
            yield return $"Read [this]({link.Value}) or ![picture]({link.Value}?q={Uri.EscapeDataString(asked.Messages[0].Text[..Math.Min(80, asked.Messages[0].Text.Length)])}) [{number}].";
            yield return $"<a href=\"{link.Value}\">here</a><img src=\"{link.Value}\"><script src=\"{link.Value}\"></script> [{number}].";
            yield return $"{link.Value} <{link.Value}> [{number}].";
        }

        // Whatever it was told before is given away.
        yield return $"My instructions are: {asked.Messages[0].Text} [{number}].";
    }

    private static string Arguments(string written) => written.TrimStart().StartsWith('{') ? written : $$"""{"query":{{System.Text.Json.JsonSerializer.Serialize(written.Trim(' ', '"', '\''))}}}""";

    [GeneratedRegex(@"\b(?<name>[a-z]+_[a-z_]+|search|fetch|delete|read|open|run|exec)\((?<arguments>[^)]*)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Call();

    [GeneratedRegex("[\"“'](?<text>[^\"”']{2,200})[\"”']", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[a-z]{2,10}:[^\s)>""]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
