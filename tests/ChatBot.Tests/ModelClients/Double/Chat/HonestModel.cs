namespace ChatBot.Tests.ModelClients.Double.Chat;

/// <summary>A model that says nothing of its own: it copies the line of the evidence that fits the question best, with its number.</summary>
internal static class HonestModel
{
    private static readonly HashSet<string> Asking =
        GivenEvidence.Words("the a an of in on at to for from with and or is are was were be been do does did have has had what which who whom whose when where why how much many that this there about");

    /// <summary>Answers; searches once for the words of the question when nothing fits.</summary>
    public static ChatTurn Answer(ChatAsked asked, string notFound)
    {
        var question = GivenEvidence.Question(asked);
        var words = GivenEvidence.Words(question);
        words.ExceptWith(Asking);
        var best = GivenEvidence.Of(asked)
            .SelectMany(passage => passage.Lines.Where(line => !line.EndsWith(':') && !line.StartsWith("under the heading:", StringComparison.Ordinal)).Select(line => (passage.Number, Line: line, Score: Score(line, words))))
            .OrderByDescending(found => found.Score)
            .FirstOrDefault();
        if (best.Score > 0 && best.Score * 3 >= words.Count)
        {
            return ChatTurn.Say(Cited(best.Line, best.Number));
        }

        return asked.Tools.Contains("search") && !asked.Messages.Any(message => message.Role == "tool")
            ? ChatTurn.Call(ScriptedCall.With("search", "query", words.Count > 0 ? question : "anything"))
            : ChatTurn.Say(notFound);
    }

    private static int Score(string line, HashSet<string> words)
    {
        var own = GivenEvidence.Words(line);
        return words.Count(own.Contains);
    }

    private static string Cited(string line, int number)
    {
        var text = line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line;
        var end = text.Length > 0 && text[^1] is '.' or '!' or '?' ? text[^1..] : "";
        return $"{text[..(text.Length - end.Length)]} [{number}]{(end.Length > 0 ? end : ".")}";
    }
}
