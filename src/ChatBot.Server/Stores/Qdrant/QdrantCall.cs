namespace ChatBot.Server.Stores.Qdrant;

/// <summary>How long a call may take.</summary>
internal enum QdrantPatience
{
    /// <summary>Somebody waits for an answer.</summary>
    Search,

    /// <summary>Writing, and reading in bulk.</summary>
    Write,

    /// <summary>Work over a whole collection, such as a snapshot.</summary>
    Long,
}

/// <summary>One request to Qdrant, without its body.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query below the endpoint.</param>
/// <param name="Patience">How long it may take.</param>
/// <param name="IsRepeatable">Whether it may be sent again when nobody knows whether it was carried out.</param>
internal readonly record struct QdrantCall(HttpMethod Method, string Path, QdrantPatience Patience, bool IsRepeatable = true);
