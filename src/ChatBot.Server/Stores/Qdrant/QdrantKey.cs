namespace ChatBot.Server.Stores.Qdrant;

/// <summary>What kind of values an index over the payload has.</summary>
internal enum QdrantKeyType
{
    /// <summary>Whole texts.</summary>
    Keyword,

    /// <summary>A keyword by which most searches are divided, so that Qdrant keeps the points of each together.</summary>
    Tenant,

    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>Moments.</summary>
    Moment,
}

/// <summary>A key of the payload that can be filtered by quickly.</summary>
internal readonly record struct QdrantKey(string Name, QdrantKeyType Type);

/// <summary>A step of a change of aliases.</summary>
/// <param name="Alias">The alias.</param>
/// <param name="Collection">What it shall stand for, or null to remove it.</param>
internal readonly record struct QdrantAlias(string Alias, string? Collection);

/// <summary>What a server says about itself.</summary>
internal sealed record QdrantVersion(string Text, Version Number);

/// <summary>What the asked node knows of its cluster.</summary>
/// <param name="IsEnabled">Whether it is part of one.</param>
/// <param name="Peers">How many nodes it has.</param>
internal sealed record QdrantClusterInfo(bool IsEnabled, int Peers);

/// <summary>How a collection is spread, as the asked node sees it.</summary>
/// <param name="States">The state of each replica of each part; all are <c>Active</c> when nothing is missing.</param>
/// <param name="LocalPoints">How many points lie on the asked node.</param>
/// <param name="Transfers">How many parts are being copied at present.</param>
internal sealed record QdrantCollectionCluster(IReadOnlyList<string> States, long LocalPoints, int Transfers);
