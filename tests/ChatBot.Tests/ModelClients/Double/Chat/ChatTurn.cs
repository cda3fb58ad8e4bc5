using System.Text.Json;

namespace ChatBot.Tests.ModelClients.Double.Chat;

/// <summary>One call of a tool, with its arguments in the pieces in which they are sent.</summary>
internal sealed record ScriptedCall(string Name, params string[] Pieces)
{
    /// <summary>The call's id; one is made up when it is null.</summary>
    public string? Id { get; init; }

    /// <summary>A call with one text as its argument, in three pieces.</summary>
    public static ScriptedCall With(string name, string argument, string value)
    {
        var json = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { [argument] = value });
        return new ScriptedCall(name, json[..2], json[2..(json.Length / 2)], json[(json.Length / 2)..]);
    }
}

/// <summary>What the double says in one turn: pieces of text, then calls of tools, then why it ends.</summary>
internal sealed record ChatTurn
{
    public IReadOnlyList<string> Text { get; init; } = [];

    public IReadOnlyList<ScriptedCall> Calls { get; init; } = [];

    /// <summary>Why it ends; null says <c>stop</c> or <c>tool_calls</c>, empty says nothing.</summary>
    public string? Finish { get; init; }

    /// <summary>The tokens it counts; null counts the characters.</summary>
    public (int Input, int Output)? Usage { get; init; }

    public string FinishReason => Finish ?? (Calls.Count > 0 ? "tool_calls" : "stop");

    /// <summary>A turn that says a text word by word.</summary>
    public static ChatTurn Say(string text)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == ' ')
            {
                pieces.Add(text[start..i]);
                start = i;
            }
        }

        pieces.Add(text[start..]);
        return new ChatTurn { Text = text.Length == 0 ? [] : pieces };
    }

    public static ChatTurn Call(params ScriptedCall[] calls) => new() { Calls = calls };
}
