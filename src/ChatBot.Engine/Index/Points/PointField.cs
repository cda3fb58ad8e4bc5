namespace ChatBot.Index;

/// <summary>Names of the payload fields by which points are found; the others are known to the classes that write and read them.</summary>
public static class PointField
{
    /// <summary>The document that a point belongs to.</summary>
    public const string DocumentId = "documentId";

    /// <summary>The version of it.</summary>
    public const string Version = "version";

    /// <summary>Access labels: who holds one of them may see the point.</summary>
    public const string Labels = "labels";

    /// <summary>Place of a passage in its document, from 0.</summary>
    public const string Ordinal = "ordinal";

    /// <summary>A number below <see cref="Chances"/> that a passage has by chance, but always the same: by a range of it passages are sampled.</summary>
    public const string Chance = "chance";

    /// <summary>How many numbers <see cref="Chance"/> has.</summary>
    public const int Chances = 1 << 20;

    /// <summary>What a point of the collection of documents is: one of the kinds below.</summary>
    public const string Kind = "kind";

    /// <summary>The change of the index with which a document came or went.</summary>
    public const string Generation = "generation";

    /// <summary>Since when a text is not its document's present one, or a document is gone.</summary>
    public const string Until = "until";

    /// <summary>A document of the catalogue, or what is left where one was removed.</summary>
    public const string DocumentKind = "document";

    /// <summary>A part of a kept text.</summary>
    public const string TextKind = "text";

    /// <summary>The state of the index, or its writer.</summary>
    public const string StateKind = "state";
}
