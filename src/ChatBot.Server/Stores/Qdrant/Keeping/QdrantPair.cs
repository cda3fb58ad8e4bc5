using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// The two collections of one index: passages, and documents with their texts. Their name says what they were made with, so that an index of
/// another embedding model or cutter grows beside them; which pair is in use is said by two aliases, switched in one call.
/// </summary>
internal sealed record QdrantPair(string Passages)
{
    private const string DocumentsEnding = "-documents";
    private const int HashLength = 12;

    // Grows whenever points are written in another way.
    private const int PointVersion = 2;

    /// <summary>The collection of documents.</summary>
    public string Documents => Passages + DocumentsEnding;

    /// <summary>The pair for an index that is made like this.</summary>
    public static QdrantPair Of(string name, string fingerprint) =>
        new($"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{fingerprint}, points {PointVersion}")))[..HashLength]}");

    /// <summary>The pair that the aliases stand for; null when there is none.</summary>
    public static QdrantPair? In(IReadOnlyDictionary<string, string> aliases, string name) =>
        aliases.TryGetValue(name, out var passages) && aliases.TryGetValue(name + DocumentsEnding, out var documents)
        && new QdrantPair(passages) is var pair && pair.Documents == documents ? pair : null;

    /// <summary>The pair that a collection of this name is part of; null when it is none of an index of that name.</summary>
    public static QdrantPair? Named(string collection, string name)
    {
        var passages = collection.EndsWith(DocumentsEnding, StringComparison.Ordinal) ? collection[..^DocumentsEnding.Length] : collection;
        return passages.Length == name.Length + 1 + HashLength && passages.StartsWith(name + "-", StringComparison.Ordinal)
            && passages[^HashLength..].All(char.IsAsciiHexDigitLower) ? new QdrantPair(passages) : null;
    }

    /// <summary>What puts this pair into use.</summary>
    public IReadOnlyList<QdrantAlias> Use(string name) => [new(name, Passages), new(name + DocumentsEnding, Documents)];
}
