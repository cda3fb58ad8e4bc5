using ChatBot.Access;
using ChatBot.Conversations;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>The conversations that are going on. Those in which nothing has happened for a while are forgotten.</summary>
internal sealed class DirectLineConversations(TimeProvider time)
{
    /// <summary>How many there may be.</summary>
    public const int Most = 10_000;

    /// <summary>How many bytes their activities may have together.</summary>
    public const long MostBytes = 128_000_000;

    /// <summary>After which time a conversation that nobody uses is forgotten.</summary>
    public static readonly TimeSpan IdleFor = TimeSpan.FromMinutes(60);

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Dictionary<string, DirectLineConversation> known = new(StringComparer.Ordinal);
    private DateTimeOffset lookedAt = time.GetUtcNow();

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return known.Count;
            }
        }
    }

    /// <summary>A number for a conversation that does not exist yet.</summary>
    public static string NewId() => Question.NewId();

    /// <summary>A principal's own conversation; null when there is none of this number.</summary>
    public DirectLineConversation? Find(string id, Principal principal)
    {
        lock (gate)
        {
            return known.TryGetValue(id, out var found) && found.Principal.Id == principal.Id ? found : null;
        }
    }

    /// <summary>A principal's own conversation, which is begun or taken up again when it is not there; null when there are too many, or it is somebody else's.</summary>
    public DirectLineConversation? Open(string id, Principal principal, out bool isNew)
    {
        lock (gate)
        {
            isNew = false;
            if (known.TryGetValue(id, out var found))
            {
                return found.Principal.Id == principal.Id ? found : null;
            }

            LookAfter();
            if (known.Count >= Most)
            {
                return null;
            }

            isNew = true;
            var begun = new DirectLineConversation(id, principal, time);
            known.Add(id, begun);
            return begun;
        }
    }

    /// <summary>Forgets what is idle, and when there is too much, the conversations that nobody has touched for the longest time.</summary>
    public void Tidy()
    {
        lock (gate)
        {
            LookAfter();
        }
    }

    private void LookAfter()
    {
        var now = time.GetUtcNow();
        if (now - lookedAt < Pace && known.Count < Most)
        {
            return;
        }

        lookedAt = now;
        foreach (var idle in known.Values.Where(conversation => now - conversation.Touched > IdleFor && !conversation.IsInUse).ToList())
        {
            known.Remove(idle.Id);
        }

        var bytes = known.Values.Sum(conversation => conversation.Bytes);
        if (known.Count < Most && bytes <= MostBytes)
        {
            return;
        }

        // A good part at once, so that the next newcomer does not cause the same work.
        var enough = known.Count < Most ? known.Count : Most * 9 / 10;
        foreach (var oldest in known.Values.OrderBy(conversation => conversation.IsInUse).ThenBy(conversation => conversation.Touched).ToList())
        {
            if ((known.Count <= enough || oldest.IsInUse) && bytes <= MostBytes * 9 / 10)
            {
                break;
            }

            known.Remove(oldest.Id);
            bytes -= oldest.Bytes;
            oldest.Cut();
        }
    }
}
