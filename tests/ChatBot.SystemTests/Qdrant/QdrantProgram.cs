using System.Security.Cryptography;
using Xunit;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>Where the tests' Qdrant is: at <c>QDRANT_URL</c>, or a program that <c>build.sh</c> fetched and whose checksum is the known one.</summary>
internal static class QdrantProgram
{
    private const string Sum = "8019db3c315d27fe663d639a6cdc6f60dff2ae903312daea492b159b553ad66f";
    private static readonly Lazy<string?> Checked = new(FindChecked);

    /// <summary>The server that shall be used instead of one of the tests' own, or null.</summary>
    public static Uri? Existing { get; } = Environment.GetEnvironmentVariable("QDRANT_URL") is { Length: > 0 } url ? new Uri(url) : null;

    /// <summary>The program, or null when it is not there.</summary>
    public static string? Find() => Places().FirstOrDefault(File.Exists);

    /// <summary>The program, after its checksum was compared.</summary>
    public static string Use() => Checked.Value ?? throw new InvalidOperationException("There is no Qdrant with the known checksum; ./build.sh fetches it.");

    private static string? FindChecked()
    {
        if (Find() is not { } program)
        {
            return null;
        }

        using var file = File.OpenRead(program);
        return Convert.ToHexStringLower(SHA256.HashData(file)) == Sum ? program : null;
    }

    private static IEnumerable<string> Places()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "artifacts", "tools", "node_modules", "@just-memory", "qdrant-linux-x64", "bin", "qdrant");
        }
    }
}

/// <summary>
/// A test that needs a real Qdrant. Without one it is skipped and says so; on a build server (CI=true) it runs and fails instead.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class QdrantFactAttribute : FactAttribute
{
    public QdrantFactAttribute(bool ownServer = false)
    {
        OwnServer = ownServer;
        var isThere = QdrantProgram.Find() is not null || (!ownServer && QdrantProgram.Existing is not null);
        if (!isThere && !string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Skip = ownServer ? "Qdrant is not there to be started and killed; ./build.sh fetches it" : "Qdrant is not there; ./build.sh fetches it, or set QDRANT_URL";
        }
    }

    /// <summary>Whether an existing server will not do, because the test kills it or needs a cluster.</summary>
    public bool OwnServer { get; }
}

/// <summary>The same with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class QdrantTheoryAttribute : TheoryAttribute
{
    public QdrantTheoryAttribute() => Skip = new QdrantFactAttribute().Skip;
}
