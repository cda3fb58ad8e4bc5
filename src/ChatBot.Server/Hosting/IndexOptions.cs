using System.ComponentModel.DataAnnotations;
using ChatBot.Server.Stores.Qdrant;

namespace ChatBot.Server.Hosting;

/// <summary>Where passages can be kept.</summary>
public enum IndexStore
{
    /// <summary>In the data folder, by this process.</summary>
    Embedded,

    /// <summary>In Qdrant, for any number of replicas.</summary>
    Qdrant,
}

/// <summary>Where the index is: the section <c>Index</c> of the settings.</summary>
public sealed class IndexOptions
{
    /// <summary>The store of passages and catalogue.</summary>
    public IndexStore Store { get; set; } = IndexStore.Embedded;

    /// <summary>After how many new documents what was read is written and can be found.</summary>
    [Range(1, 100_000)]
    public int BatchDocuments { get; set; } = 5_000;

    /// <summary>Where Qdrant is and how it keeps the index.</summary>
    public QdrantOptions Qdrant { get; set; } = new();
}
