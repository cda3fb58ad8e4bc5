using System.Xml.Linq;

namespace ChatBot.Tests.Tidy;

/// <summary>Channels and the integrations use Engine, the integrations may use Channels, Server uses all, Engine uses none.</summary>
internal static class ProjectReferences
{
    private static readonly string[] Integrations = ["ChatBot.SemanticKernel", "ChatBot.BotBuilder", "ChatBot.QdrantClient"];

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["ChatBot.Engine"] = [],
        ["ChatBot.Channels"] = ["ChatBot.Engine"],
        ["ChatBot.SemanticKernel"] = ["ChatBot.Engine", "ChatBot.Channels"],
        ["ChatBot.BotBuilder"] = ["ChatBot.Engine", "ChatBot.Channels"],
        ["ChatBot.QdrantClient"] = ["ChatBot.Engine", "ChatBot.Channels"],
        ["ChatBot.Server"] = ["ChatBot.Engine", "ChatBot.Channels", .. Integrations],
    };

    public static IEnumerable<Finding> Check(string path, string text)
    {
        if (!path.StartsWith("src/", StringComparison.Ordinal) || !path.EndsWith(".csproj", StringComparison.Ordinal))
        {
            yield break;
        }

        var project = Path.GetFileNameWithoutExtension(path);
        if (!Allowed.TryGetValue(project, out var allowed))
        {
            yield return new Finding(path, 1, $"{project} is not one of the projects {string.Join(", ", Allowed.Keys)}");
            yield break;
        }

        foreach (var reference in XDocument.Parse(text).Descendants("ProjectReference"))
        {
            var other = Path.GetFileNameWithoutExtension(((string?)reference.Attribute("Include") ?? "").Replace('\\', '/'));
            if (!allowed.Contains(other))
            {
                yield return new Finding(path, 1, $"{project} may not reference {other}");
            }
        }
    }
}
