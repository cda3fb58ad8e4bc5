using ChatBot.Answers;

namespace ChatBot.Conversations;

/// <summary>What happens while a question is being answered, for whoever shows it meanwhile.</summary>
public abstract record TurnNews
{
    private TurnNews()
    {
    }

    /// <summary>The documents that the asker may see are being searched.</summary>
    public sealed record Searching(int Documents) : TurnNews;

    /// <summary>Passages were found and are being read.</summary>
    public sealed record Reading(int Passages) : TurnNews;

    /// <summary>Sentences are being compared with the documents.</summary>
    public sealed record Checking(int Sentences) : TurnNews;

    /// <summary>
    /// The next piece of the answer, which has passed the check and stays as it is. The pieces of an answer put together are its text.
    /// </summary>
    /// <param name="Text">Markdown with markers.</param>
    /// <param name="Citations">What the markers stand for that no earlier piece has used.</param>
    public sealed record Piece(string Text, IReadOnlyList<Citation> Citations) : TurnNews;
}
