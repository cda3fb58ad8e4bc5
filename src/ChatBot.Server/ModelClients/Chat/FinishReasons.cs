using Microsoft.Extensions.AI;

namespace ChatBot.Server.ModelClients.Chat;

/// <summary>Why an answer ended.</summary>
internal static class FinishReasons
{
    /// <summary>The reason, or null when the answer did not come to its end: there is none, or one such as <c>error</c> or <c>abort</c>.</summary>
    public static ChatFinishReason? Of(ChatReading reading) => reading.Finish switch
    {
        // Some servers say "stop" where tools are called.
        "stop" or "eos" or "eos_token" or "end_turn" or "stop_sequence" => reading.Calls.Count > 0 ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "tool_calls" or "function_call" or "tool_use" => ChatFinishReason.ToolCalls,
        "length" or "max_tokens" => ChatFinishReason.Length,
        "content_filter" => ChatFinishReason.ContentFilter,
        _ => null,
    };
}
