namespace ChatBot.Tests.ModelClients.Double.Chat;

/// <summary>The same two turns every time: a call of a tool in three pieces, and sixty words when there is its result.</summary>
internal static class MeasuredModel
{
    private static readonly ChatTurn Search = ChatTurn.Call(ScriptedCall.With("search", "query", "how high the crane is"));
    private static readonly ChatTurn Words = new() { Text = [.. Enumerable.Range(0, 60).Select(number => $" word{number}")] };

    public static ChatTurn Answer(ChatAsked asked) => asked.Messages[^1].Role == "tool" ? Words : Search;
}
