using ChatBot.Access;
using ChatBot.Answers;

namespace ChatBot.Conversations;

/// <summary>Whether an answer helped.</summary>
public enum Reaction
{
    /// <summary>It did.</summary>
    Like,

    /// <summary>It did not.</summary>
    Dislike,
}

/// <summary>What was wrong with an answer.</summary>
public enum DislikeReason
{
    /// <summary>It is wrong.</summary>
    Wrong,

    /// <summary>A source does not say this.</summary>
    Unsupported,

    /// <summary>Something is missing.</summary>
    Missing,

    /// <summary>It is not what was asked.</summary>
    OffTopic,
}

/// <summary>What somebody said of an answer they were given; a later one of the same person about the same answer stands in its place.</summary>
public sealed record Feedback
{
    /// <summary>Which answer.</summary>
    public required string AnswerId { get; init; }

    /// <summary>Whether it helped.</summary>
    public required Reaction Reaction { get; init; }

    /// <summary>What was wrong, if they said so.</summary>
    public DislikeReason? Reason { get; init; }

    /// <summary>In their own words.</summary>
    public string? Text { get; init; }
}

/// <summary>What people say of answers, the same record from every channel, kept as lines beside the journal.</summary>
/// <param name="folder">Where the lines go; made with the first one.</param>
/// <param name="journalFolder">Where the receipts are of the answers that people speak of.</param>
/// <param name="time">The clock.</param>
public sealed class FeedbackBook(string folder, string journalFolder, TimeProvider time) : IDisposable
{
    /// <summary>The longest text that is kept.</summary>
    public const int MostCharacters = 500;

    private readonly DailyLines lines = new(folder, time, mostBytes: 16 << 20);

    // A search reads up to some megabytes of the journal, so that only one is done at a time, whoever asks for how many.
    private readonly SemaphoreSlim oneSearch = new(1);

    /// <summary>Name of its folder below the data folder.</summary>
    public static string FolderName => "feedback";

    /// <summary>Keeps what a principal says of an answer; false when the principal was given no such answer of late.</summary>
    public async ValueTask<bool> AddAsync(Feedback feedback, Principal principal, CancellationToken cancellationToken)
    {
        await oneSearch.WaitAsync(cancellationToken);
        try
        {
            if (await Journal.FindAsync(journalFolder, feedback.AnswerId, cancellationToken) is not { } receipt || receipt.PrincipalId != principal.Id)
            {
                return false;
            }

            lines.Append(LineOf(feedback, principal));
            return true;
        }
        finally
        {
            oneSearch.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lines.Dispose();
        oneSearch.Dispose();
    }

    private string LineOf(Feedback feedback, Principal principal) => AnswerJson.Line(json =>
    {
        json.WriteStartObject();
        json.WriteString("answerId", feedback.AnswerId);
        json.WriteString("at", time.GetUtcNow());
        json.WriteString("principal", principal.Id);
        json.WriteString("reaction", feedback.Reaction == Reaction.Like ? "like" : "dislike");
        if (feedback.Reason is { } reason)
        {
            json.WriteString("reason", reason switch
            {
                DislikeReason.Wrong => "wrong",
                DislikeReason.Unsupported => "unsupported",
                DislikeReason.Missing => "missing",
                DislikeReason.OffTopic => "offTopic",
                _ => throw new ArgumentOutOfRangeException(nameof(feedback)),
            });
        }

        if (feedback.Text is { Length: > 0 } text)
        {
            json.WriteString("text", text);
        }

        json.WriteEndObject();
    });
}
