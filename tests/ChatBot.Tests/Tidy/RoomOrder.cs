using System.Text.RegularExpressions;

namespace ChatBot.Tests.Tidy;

/// <summary>A room uses only rooms that stand before it in its project's list; the channels do not use each other.</summary>
internal static partial class RoomOrder
{
    private static readonly string[] Engine =
        ["Text", "Access", "Corpus", "Passages", "Index", "Retrieval", "Answers", "Conversations", "Suggestions", "Evaluation"];

    private static readonly string[] Server = ["Stores", "ModelClients", "Insights", "Hosting"];

    // What channels share: who calls over HTTP, the turns that are running, and the protocol that more than one of them speaks.
    private static readonly string[] SharedByChannels = ["Http", "Turns", "Activities"];

    private static readonly string[] Channels = [.. SharedByChannels, "Teams", "Slack", "Web", "Agents"];

    /// <param name="path">Path below the repository.</param>
    /// <param name="text">The source code.</param>
    /// <param name="typesByRoom">Names of the Engine's types: inside its own namespace a room can be named without <c>ChatBot.</c>.</param>
    public static IEnumerable<Finding> Check(string path, string text, ILookup<string, string> typesByRoom)
    {
        var parts = path.Split('/');
        if (parts is not ["src", var project, ..] || !path.EndsWith(".cs", StringComparison.Ordinal))
        {
            return [];
        }

        var room = parts.Length > 3 ? parts[2] : "";
        return project switch
        {
            "ChatBot.Engine" => InOrder(path, text, "ChatBot", Engine, room).Concat(RelativeNames(path, text, room, typesByRoom)),
            "ChatBot.Server" when parts.Length > 3 => InOrder(path, text, "ChatBot.Server", Server, room),
            "ChatBot.Channels" => Apart(path, text, room),
            _ => [],
        };
    }

    private static IEnumerable<Finding> InOrder(string path, string text, string prefix, string[] rooms, string room)
    {
        var own = Array.IndexOf(rooms, room);
        if (own < 0)
        {
            yield return new Finding(path, 1, $"'{room}' is not one of the rooms {string.Join(", ", rooms)}");
            yield break;
        }

        foreach (var (line, name) in Mentions(text, prefix))
        {
            var other = Array.IndexOf(rooms, name);
            if (other < 0 || other > own)
            {
                yield return new Finding(path, line, $"{room} may not use {prefix}.{name}: it does not stand before it");
            }
        }
    }

    private static IEnumerable<Finding> RelativeNames(string path, string text, string room, ILookup<string, string> typesByRoom)
    {
        var later = Engine.SkipWhile(name => name != room).Skip(1).ToList();
        foreach (var (number, line) in SourceLines.Code(text))
        {
            foreach (Match match in QualifiedName().Matches(line))
            {
                var (name, type) = (match.Groups["room"].Value, match.Groups["type"].Value);
                if (later.Contains(name) && typesByRoom[name].Contains(type))
                {
                    yield return new Finding(path, number, $"{room} may not use {name}.{type}: {name} does not stand before it");
                }
            }
        }
    }

    private static IEnumerable<Finding> Apart(string path, string text, string room)
    {
        if (Array.IndexOf(Channels, room) < 0)
        {
            yield return new Finding(path, 1, $"'{room}' is not one of the channels {string.Join(", ", Channels)}");
            yield break;
        }

        foreach (var (line, name) in Mentions(text, "ChatBot.Channels"))
        {
            if (name != room && (!SharedByChannels.Contains(name) || Array.IndexOf(SharedByChannels, name) > Array.IndexOf(Channels, room)))
            {
                yield return new Finding(path, line, $"channel {room} may not use channel {name}");
            }
        }
    }

    private static IEnumerable<(int Line, string Room)> Mentions(string text, string prefix)
    {
        foreach (var (number, line) in SourceLines.All(text))
        {
            foreach (Match match in NamespaceName().Matches(line))
            {
                var name = match.Value;
                if (name.StartsWith(prefix + ".", StringComparison.Ordinal))
                {
                    yield return (number, name[(prefix.Length + 1)..].Split('.')[0]);
                }
            }
        }
    }

    [GeneratedRegex(@"\bChatBot(\.[A-Z]\w*)+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NamespaceName();

    [GeneratedRegex(@"\b(?<room>[A-Z]\w*)\.(?<type>[A-Z]\w*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex QualifiedName();
}
