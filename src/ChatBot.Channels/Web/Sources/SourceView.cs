using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Text;

namespace ChatBot.Channels.Web.Sources;

/// <summary>One version of one document as it is to be shown, with the ranges to light in it.</summary>
internal sealed class SourceView
{
    /// <summary>Reads what a document is from its text and structure.</summary>
    public SourceView(DocumentEntry entry, StoredText stored, IReadOnlyList<TextSpan> asked)
    {
        Entry = entry;
        Stored = stored;
        Cited = CitedSpan.Of(asked, stored.SourceText, stored.Blocks);
        Kind = SourceKinds.Of(entry, stored);
        HasLines = !stored.Blocks.Any(block => block is Block.Cue or { Page: not null } or { Slide: not null } or { Sheet: not null });
        Lines = new LineIndex(stored.SourceText);
    }

    /// <summary>Its entry in the catalogue, which describes the present version.</summary>
    public DocumentEntry Entry { get; }

    /// <summary>The version that is shown.</summary>
    public StoredText Stored { get; }

    /// <summary>The ranges to light, in the order of the text.</summary>
    public IReadOnlyList<CitedSpan> Cited { get; }

    /// <summary>What sort of document it is.</summary>
    public SourceKind Kind { get; }

    /// <summary>Whether places in it are lines, rather than pages, slides, cells or moments.</summary>
    public bool HasLines { get; }

    /// <summary>Its lines.</summary>
    public LineIndex Lines { get; }

    /// <summary>The source text.</summary>
    public string Text => Stored.SourceText;

    /// <summary>Its structure.</summary>
    public IReadOnlyList<Block> Blocks => Stored.Blocks;

    /// <summary>Whether the version shown is the present one.</summary>
    public bool IsPresent => Stored.Version == Entry.Version;

    /// <summary>The range that the address leads to, if there is one.</summary>
    public CitedSpan? Current => Cited.Where(span => span.IsCurrent).Select(span => (CitedSpan?)span).FirstOrDefault();

    /// <summary>What a block stands for: from its first character, for the first block of all, to where the next one begins.</summary>
    public TextSpan OwnOf(int block) => new(
        block == 0 ? 0 : Blocks[block].Span.Start,
        block + 1 < Blocks.Count ? Blocks[block + 1].Span.Start : Text.Length);
}
