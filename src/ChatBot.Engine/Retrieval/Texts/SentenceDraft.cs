using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>A sentence while its document is being read: what list it belongs to is found out later.</summary>
internal sealed class SentenceDraft(string text, TextSpan span, int block, SentenceRole role)
{
    public string Text { get; } = text;

    public TextSpan Span { get; } = span;

    public int Block { get; } = block;

    public SentenceRole Role { get; set; } = role;

    public int? Group { get; set; }

    public int? Lead { get; set; }

    public (TimeSpan From, TimeSpan To)? Time { get; init; }

    public string? Speaker { get; init; }

    /// <summary>Whether it leads into what follows.</summary>
    public bool EndsOpen => Text.EndsWith(':') || Text.EndsWith('：');
}
