namespace ChatBot.Conversations;

/// <summary>The last turns of the conversations that went on last. A conversation belongs to one principal; nobody else can continue it.</summary>
public sealed class ConversationMemory
{
    private readonly int mostConversations;
    private readonly int mostTurns;
    private readonly Lock gate = new();
    private readonly Dictionary<(string Principal, string Conversation), LinkedListNode<Conversation>> known = [];
    private readonly LinkedList<Conversation> lastUsedFirst = new();

    /// <summary>Makes an empty memory of bounded size.</summary>
    public ConversationMemory(int mostConversations = 1000, int mostTurns = 8)
    {
        this.mostConversations = mostConversations;
        this.mostTurns = mostTurns;
    }

    /// <summary>The turns so far, the latest last; none when the conversation is not known.</summary>
    public IReadOnlyList<EarlierTurn> Turns(string principalId, string conversationId)
    {
        lock (gate)
        {
            return known.TryGetValue((principalId, conversationId), out var node) ? node.Value.Turns : [];
        }
    }

    /// <summary>Appends a turn; the oldest turn of a long conversation and the conversation unused for longest are forgotten.</summary>
    public void Remember(string principalId, string conversationId, EarlierTurn turn)
    {
        lock (gate)
        {
            var key = (principalId, conversationId);
            IReadOnlyList<EarlierTurn> before = [];
            if (known.Remove(key, out var node))
            {
                before = node.Value.Turns;
                lastUsedFirst.Remove(node);
            }
            else if (known.Count >= mostConversations && lastUsedFirst.Last is { } oldest)
            {
                known.Remove(oldest.Value.Key);
                lastUsedFirst.RemoveLast();
            }

            known[key] = lastUsedFirst.AddFirst(new Conversation(key, [.. before.Append(turn).TakeLast(mostTurns)]));
        }
    }

    private sealed record Conversation((string Principal, string Conversation) Key, IReadOnlyList<EarlierTurn> Turns);
}
