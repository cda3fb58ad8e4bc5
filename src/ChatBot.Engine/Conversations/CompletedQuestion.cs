namespace ChatBot.Conversations;

/// <summary>How a question hangs on what was asked before.</summary>
public enum FollowUpKind
{
    /// <summary>It stands by itself.</summary>
    None,

    /// <summary>It leaves words out that the earlier questions hold.</summary>
    Completed,

    /// <summary>It turns to something else ("different subject: ...").</summary>
    NewTopic,

    /// <summary>"Show me where": asks for the places behind the last answer.</summary>
    ShowWhere,

    /// <summary>"More": asks for what the last answer left out.</summary>
    More,
}

/// <summary>A question that reads as a whole by itself, and is shown to the person like that.</summary>
/// <param name="Text">The complete question.</param>
/// <param name="Kind">How it hangs on what was asked before.</param>
public sealed record CompletedQuestion(string Text, FollowUpKind Kind)
{
    /// <summary>Another way to complete it, for when the first finds no answer.</summary>
    public string? Otherwise { get; init; }
}
