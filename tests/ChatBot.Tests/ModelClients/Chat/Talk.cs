using System.Text.Json;
using ChatBot.Server.ModelClients;
using ChatBot.Server.ModelClients.Chat;
using ChatBot.Tests.ModelClients.Double.Chat;
using Microsoft.Extensions.AI;

namespace ChatBot.Tests.ModelClients.Chat;

/// <summary>What the tests of the chat client ask and how.</summary>
internal static class Talk
{
    public const string Key = "sk-sesame-0123456789";

    public static ChatMessage[] Question { get; } = [new(ChatRole.System, "Answer from the passages."), new(ChatRole.User, "How high is the crane of the yard?")];

    public static ChatOptions WithTools { get; } = new() { Tools = [new SearchTool()], ToolMode = ChatToolMode.Auto };

    public static ChatClient Client(ChatDouble model, TimeProvider? time = null, Action<ChatModelOptions>? change = null, Action<ChatCallException, TimeSpan>? waiting = null)
    {
        var options = new ChatModelOptions { Endpoint = model.Endpoint, Model = "double", ApiKey = Key };
        change?.Invoke(options);
        return ChatClient.Of(options, time ?? TimeProvider.System, waiting)!;
    }

    /// <summary>Asks streamed or not, and gives one answer either way.</summary>
    public static Task<ChatResponse> AskAsync(this IChatClient client, bool streamed, IEnumerable<ChatMessage>? messages = null, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        streamed
            ? client.GetStreamingResponseAsync(messages ?? Question, options, cancellationToken).ToChatResponseAsync(CancellationToken.None)
            : client.GetResponseAsync(messages ?? Question, options, cancellationToken);

    private sealed class SearchTool : AIFunctionDeclaration
    {
        public override string Name => "search";

        public override string Description => "Searches the documents.";

        public override JsonElement JsonSchema { get; } = JsonElement.Parse("""{"type":"object","properties":{"query":{"type":"string"}},"required":["query"],"additionalProperties":false}""");
    }
}
