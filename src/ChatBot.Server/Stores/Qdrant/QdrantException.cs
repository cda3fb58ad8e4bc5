namespace ChatBot.Server.Stores.Qdrant;

/// <summary>Why a call to Qdrant came to nothing.</summary>
internal enum QdrantFailure
{
    /// <summary>No endpoint could be reached, or none was asked because none answered before.</summary>
    Unreachable,

    /// <summary>The deadline of the call passed.</summary>
    TimedOut,

    /// <summary>Qdrant answered that it will not or cannot; the status says which.</summary>
    Refused,

    /// <summary>What came back is not an answer of Qdrant, or too long.</summary>
    Unreadable,

    /// <summary>The server is too old for this program.</summary>
    TooOld,
}

/// <summary>A call to Qdrant failed; the message is a sentence for people and never holds the key.</summary>
internal sealed class QdrantException(QdrantFailure failure, string message, int status = 0, Exception? inner = null) : Exception(message, inner)
{
    private const int Conflict = 409;
    private const int NotFound = 404;

    /// <summary>What kind of failure it is.</summary>
    public QdrantFailure Failure => failure;

    /// <summary>The HTTP status when Qdrant refused, else 0.</summary>
    public int Status => status;

    /// <summary>Whether there is no such collection, alias or snapshot.</summary>
    public bool IsNotFound => status == NotFound;

    /// <summary>Whether it is there already.</summary>
    public bool IsConflict => status == Conflict;

    /// <summary>Whether the same call may succeed later. A write that failed like this may have been applied nevertheless.</summary>
    public bool IsPassing => failure is QdrantFailure.Unreachable or QdrantFailure.TimedOut || (failure == QdrantFailure.Refused && IsPassingStatus(status));

    /// <summary>Whether this status says that it is not the call that is wrong.</summary>
    public static bool IsPassingStatus(int status) => status is 408 or 429 or >= 500;
}
