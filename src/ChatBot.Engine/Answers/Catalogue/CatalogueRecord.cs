using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>One thing that has fields: a document with its metadata, or a row of a table with its cells.</summary>
internal sealed record CatalogueRecord
{
    /// <summary>The document that it is, or in which it stands.</summary>
    public required DocumentEntry Document { get; init; }

    /// <summary>What people call it: the title of a document, the first cell of a row that tells it apart.</summary>
    public required string Name { get; init; }

    /// <summary>The row that it is; null for a document.</summary>
    public TableRowPlace? Row { get; init; }
}

/// <summary>Where a row of a table stands.</summary>
/// <param name="Block">The row.</param>
/// <param name="Header">The header of its table.</param>
/// <param name="HeadingPath">The headings above it.</param>
internal sealed record TableRowPlace(Block.TableRow Block, TextSpan Header, IReadOnlyList<string> HeadingPath);
