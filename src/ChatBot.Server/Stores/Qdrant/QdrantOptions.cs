using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>How Qdrant holds the vectors that searches compare.</summary>
public enum QdrantQuantization
{
    /// <summary>As they are.</summary>
    None,

    /// <summary>A byte for each number in memory; the best are compared again as they are.</summary>
    Scalar,
}

/// <summary>How the program speaks with Qdrant.</summary>
public enum QdrantProtocol
{
    /// <summary>JSON over HTTP.</summary>
    Rest,

    /// <summary>The official client, which only a build with it holds.</summary>
    Grpc,
}

/// <summary>Where Qdrant is and how it keeps the index: the section <c>Index:Qdrant</c> of the settings.</summary>
public sealed partial class QdrantOptions : IValidatableObject
{
    /// <summary>The nodes to call, each as a URL; when one does not answer the next is asked.</summary>
    public IReadOnlyList<string> Endpoints { get; set; } = ["http://127.0.0.1:6333"];

    /// <summary>The key that Qdrant asks for; it is sent to the endpoints and nowhere else.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>What the names of the collections and aliases begin with.</summary>
    public string Collection { get; set; } = "chatbot";

    /// <summary>On how many nodes of a cluster each part of a new collection lies.</summary>
    [Range(1, 16)]
    public int Replicas { get; set; } = 1;

    /// <summary>How many of these must have taken a write before it counts.</summary>
    [Range(1, 16)]
    public int WriteConsistency { get; set; } = 1;

    /// <summary>Into how many parts a new collection is divided; 0 leaves it to Qdrant.</summary>
    [Range(0, 1024)]
    public int Shards { get; set; }

    /// <summary>How a new collection holds the vectors in memory.</summary>
    public QdrantQuantization Quantization { get; set; } = QdrantQuantization.None;

    /// <summary>Whether the texts of passages stay on disk until they are read.</summary>
    public bool OnDiskPayload { get; set; } = true;

    /// <summary>Whether most people hold one label and see what carries it, as customers of one installation do: then Qdrant keeps what belongs together close.</summary>
    public bool LabelsAreTenants { get; set; }

    /// <summary>How many seconds the indexer goes on trying while Qdrant does not answer.</summary>
    [Range(1, 86_400)]
    public int GiveUpSeconds { get; set; } = 300;

    /// <summary>How the program speaks with Qdrant.</summary>
    public QdrantProtocol Protocol { get; set; } = QdrantProtocol.Rest;

    /// <summary>After how many seconds a search is given up, whatever was tried meanwhile.</summary>
    [Range(1, 60)]
    public int SearchTimeoutSeconds { get; set; } = 3;

    /// <summary>After how many seconds a write is given up.</summary>
    [Range(1, 600)]
    public int WriteTimeoutSeconds { get; set; } = 60;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoints.Count is < 1 or > 32)
        {
            yield return new ValidationResult("Endpoints names 1 to 32 nodes.");
        }

        if (Endpoints.Any(endpoint => !IsEndpoint(endpoint)))
        {
            yield return new ValidationResult("each of the Endpoints is a URL such as http://127.0.0.1:6333, without a user, a query or a fragment; the key has a setting of its own.");
        }

        if (!CollectionName().IsMatch(Collection))
        {
            yield return new ValidationResult("Collection is 1 to 100 letters, digits, hyphens and underscores.");
        }

        if (ApiKey.Any(letter => letter is < '!' or > '~'))
        {
            yield return new ValidationResult("ApiKey holds a character that no header can carry.");
        }

        if (WriteConsistency > Replicas)
        {
            yield return new ValidationResult($"WriteConsistency is {WriteConsistency}, more than there are Replicas.");
        }

        if (Protocol == QdrantProtocol.Grpc)
        {
            yield return new ValidationResult("Protocol grpc needs the integration ChatBot.QdrantClient, which this build does not hold: build with -p:OfficialSdks=true, or set rest.");
        }
    }

    private static bool IsEndpoint(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https")
        && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,100}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CollectionName();
}
