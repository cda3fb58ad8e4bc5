using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>
/// Passages and catalogue, stored and searched. Every question to it carries an <see cref="AccessFilter"/>; readers see the state before
/// or after a replacement, never one in between.
/// </summary>
public interface IPassageStore : IAsyncDisposable
{
    /// <summary>The best passages for a query, best first; equal scores stand in the order of document id and ordinal.</summary>
    ValueTask<PassageHits> SearchAsync(PassageQuery query, CancellationToken cancellationToken);

    /// <summary>The words of a text as a search takes them, each once and without fillers: what is meant by them and how rare they are.</summary>
    ValueTask<IReadOnlyList<QueryWord>> ReadWordsAsync(string text, AccessFilter access, CancellationToken cancellationToken);

    /// <summary>The documents whose title is named in a text, each once, the longest title first.</summary>
    ValueTask<IReadOnlyList<NamedDocument>> FindNamedAsync(string text, AccessFilter access, CancellationToken cancellationToken);

    /// <summary>Every document that the asker may see, by path.</summary>
    ValueTask<IReadOnlyList<DocumentEntry>> CatalogueAsync(AccessFilter access, CancellationToken cancellationToken);

    /// <summary>One document, or null when it is not there or may not be seen.</summary>
    ValueTask<DocumentEntry?> FindAsync(string documentId, AccessFilter access, CancellationToken cancellationToken);

    /// <summary>Source text and structure of a version (the present one when null), or null when it is not kept or may not be seen.</summary>
    ValueTask<StoredText?> ReadTextAsync(string documentId, string? version, AccessFilter access, CancellationToken cancellationToken);

    /// <summary>How much is in the store.</summary>
    ValueTask<StoreState> StateAsync(CancellationToken cancellationToken);

    /// <summary>How much of the store the asker may see.</summary>
    ValueTask<StoreState> StateAsync(AccessFilter access, CancellationToken cancellationToken);

    /// <summary>Begins to write. There is one writer at a time; a second one is told who the first is by <see cref="StoreLockedException"/>.</summary>
    ValueTask<IPassageWriter> OpenWriterAsync(CancellationToken cancellationToken);
}

/// <summary>The one writer of a store. What it replaces is visible at once, unless the whole index is being rebuilt beside the old one.</summary>
public interface IPassageWriter : IAsyncDisposable
{
    /// <summary>Everything that is in the store now, whoever may see it.</summary>
    IReadOnlyList<DocumentEntry> Documents { get; }

    /// <summary>Files that gave no document when they were last tried.</summary>
    IReadOnlyList<FileProblem> Problems { get; }

    /// <summary>Replaces documents in one step each; may be called by several tasks at once.</summary>
    ValueTask ReplaceAsync(IReadOnlyList<DocumentReplacement> batch, CancellationToken cancellationToken);

    /// <summary>Tidies up after a pass: merges small parts, forgets what may no longer be kept, and makes a rebuilt index the present one.</summary>
    ValueTask CompleteAsync(IReadOnlyList<FileProblem> problems, CancellationToken cancellationToken);
}

/// <summary>A document to put in place of whatever stands under its id; without content it is only removed.</summary>
public sealed record DocumentReplacement(string DocumentId, Document? Document, IReadOnlyList<Passage> Passages)
{
    /// <summary>What each passage means, as a vector of length 1 from the embedding model; null when there is no model.</summary>
    public IReadOnlyList<ReadOnlyMemory<Half>>? Vectors { get; init; }

    /// <summary>Removes a document.</summary>
    public static DocumentReplacement Removal(string documentId) => new(documentId, Document: null, []);
}

/// <summary>What to search for, and on whose behalf.</summary>
public sealed record PassageQuery
{
    /// <summary>What the asker may see.</summary>
    public required AccessFilter Access { get; init; }

    /// <summary>The words to find; order matters for neighbours.</summary>
    public required string Words { get; init; }

    /// <summary>What the question means, as a vector of length 1; null when there is no embedding model or it did not answer.</summary>
    public ReadOnlyMemory<float>? Meaning { get; init; }

    /// <summary>How words and meaning were weighed by the search that this one belongs to, so that scores of both can be compared.</summary>
    public Fusion? Fusion { get; init; }

    /// <summary>How many passages at most.</summary>
    public required int Limit { get; init; }

    /// <summary>Whether passages that share rare names with the best one are brought in behind it.</summary>
    public bool FollowsNames { get; init; }

    /// <summary>Only these documents, when given.</summary>
    public IReadOnlyList<string>? Documents { get; init; }

    /// <summary>At most this many passages of one document.</summary>
    public int PerDocument { get; init; } = int.MaxValue;
}

/// <summary>What a search found, best first.</summary>
/// <param name="Hits">The passages.</param>
/// <param name="PossibleScore">What a passage would score that had everything the query asks for, words unknown to the corpus included.</param>
public sealed record PassageHits(IReadOnlyList<PassageHit> Hits, double PossibleScore)
{
    /// <summary>How words and meaning were weighed; null when meaning took no part.</summary>
    public Fusion? Fusion { get; init; }
}

/// <summary>One passage that a search found.</summary>
public sealed record PassageHit
{
    /// <summary>See <see cref="Passage.Id"/>.</summary>
    public required string PassageId { get; init; }

    /// <summary>The document it belongs to.</summary>
    public required DocumentEntry Document { get; init; }

    /// <summary>What it covers of the document's source text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }

    /// <summary>The headings above it, highest first.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>Exactly the characters of <see cref="Span"/>.</summary>
    public required string Text { get; init; }

    /// <summary>How well it fits; comparable within one search only.</summary>
    public required double Score { get; init; }

    /// <summary>Its place in the search by words; null when that did not find it.</summary>
    public Leg? Words { get; init; }

    /// <summary>Its place in the search by meaning; null when that did not find it.</summary>
    public Leg? Meaning { get; init; }

    /// <summary>What the rare names that it shares with the best passage are worth to it; zero when none is followed.</summary>
    public double SharedNames { get; init; }
}

/// <summary>Rank (from 1) and score in one way of searching.</summary>
public readonly record struct Leg(int Rank, double Score);

/// <summary>One word of a question, as a search takes it on behalf of one asker.</summary>
public sealed record QueryWord
{
    /// <summary>The word, folded.</summary>
    public required string Asked { get; init; }

    /// <summary>The same, or the known word that an unknown one was taken for.</summary>
    public required string Meant { get; init; }

    /// <summary>The stems under which it may stand in a text.</summary>
    public required IReadOnlyList<string> Stems { get; init; }

    /// <summary>Where it stands in the question; a number's value covers all its words.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Its place among the words.</summary>
    public required int Position { get; init; }

    /// <summary>Whether it is a second form of words that are listed too: a compound joined, or a number's value.</summary>
    public required bool IsOtherForm { get; init; }

    /// <summary>In how many passages that the asker may see it occurs.</summary>
    public required int PassageCount { get; init; }

    /// <summary>How rare it is, as the search weighs it.</summary>
    public required double Rarity { get; init; }
}

/// <summary>A document whose title stands in a text.</summary>
/// <param name="DocumentId">Which document.</param>
/// <param name="Words">Number of words of its title.</param>
/// <param name="Weight">What the words of its title are worth in a search: much for rare names, little for what many passages say.</param>
public sealed record NamedDocument(string DocumentId, int Words, double Weight);

/// <summary>The kept text of one version of a document.</summary>
public sealed record StoredText
{
    /// <summary>Which document.</summary>
    public required string DocumentId { get; init; }

    /// <summary>SHA-256 of the text.</summary>
    public required string Version { get; init; }

    /// <summary>When this version was indexed.</summary>
    public required DateTimeOffset KeptAt { get; init; }

    /// <summary>The text that all spans refer to.</summary>
    public required string SourceText { get; init; }

    /// <summary>Its structure.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }
}

/// <summary>How much is in a store.</summary>
public sealed record StoreState(int Documents, int Passages, DateTimeOffset? ChangedAt);

/// <summary>Somebody else is writing to the store.</summary>
public sealed class StoreLockedException(string message) : Exception(message);

/// <summary>The index on the disk cannot be used as it is; the message says what to do.</summary>
public sealed class StoreUnusableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The store cannot be reached now; later it may. The message is for whoever runs the product.</summary>
public sealed class StoreUnreachableException(string message, Exception? inner = null) : Exception(message, inner);
