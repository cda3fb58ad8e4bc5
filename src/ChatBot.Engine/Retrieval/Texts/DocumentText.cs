using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>What part a sentence plays in its document.</summary>
public enum SentenceRole
{
    /// <summary>Running text, or what is said in a recording.</summary>
    Prose,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>The line that leads into a list.</summary>
    ListLead,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>A row of a table.</summary>
    Row,

    /// <summary>A quotation set off from the text.</summary>
    Quote,

    /// <summary>Code.</summary>
    Code,

    /// <summary>A line of metadata.</summary>
    Metadata,
}

/// <summary>One sentence of a document.</summary>
public sealed record TextSentence
{
    /// <summary>Position among the sentences of the document, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>As a person reads it: without marks, time stamps and line breaks.</summary>
    public required string Text { get; init; }

    /// <summary>From its first to its last character in the source text; over several cues it contains their stamps.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The block in which it begins.</summary>
    public required int Block { get; init; }

    /// <summary>What part it plays.</summary>
    public required SentenceRole Role { get; init; }

    /// <summary>The list or table it belongs to, with its lead: an equal number for all of one; null outside lists.</summary>
    public int? Group { get; init; }

    /// <summary>
    /// The sentence that leads into its list or stands as the header over its row, by <see cref="Number"/>. An item may itself lead into a
    /// list of its own, which is another group.
    /// </summary>
    public int? Lead { get; init; }

    /// <summary>The headings above it.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>From the start of its first cue to the end of its last.</summary>
    public (TimeSpan From, TimeSpan To)? Time { get; init; }

    /// <summary>Who says it, where the recording names speakers.</summary>
    public string? Speaker { get; init; }
}

/// <summary>A document opened for reading: its text, its structure and its sentences.</summary>
public sealed record DocumentText
{
    /// <summary>Its entry in the catalogue.</summary>
    public required DocumentEntry Entry { get; init; }

    /// <summary>The text that all spans refer to.</summary>
    public required string SourceText { get; init; }

    /// <summary>Its structure.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Its sentences in order.</summary>
    public required IReadOnlyList<TextSentence> Sentences { get; init; }

    /// <summary>Reads the sentences of a kept text.</summary>
    public static DocumentText Of(DocumentEntry entry, StoredText text) => new()
    {
        Entry = entry,
        SourceText = text.SourceText,
        Blocks = text.Blocks,
        Sentences = TextSentences.Read(text.SourceText, text.Blocks),
    };
}
