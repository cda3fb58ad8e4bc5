namespace ChatBot.Server.Hosting.Configuration;

/// <summary>The settings among the environment variables: <c>Data__Path</c> is <c>Data:Path</c>.</summary>
internal static class EnvironmentLayer
{
    /// <summary>
    /// Only variables that start with a section's name and two underscores are ours: a machine has many others, and one that is
    /// called DATA or INDEX by chance means nothing here. <c>URLS</c> and <c>ASPNETCORE_URLS</c> set <c>Urls</c>, <c>AllowedHosts</c> itself.
    /// </summary>
    public static Dictionary<string, SettingValue> Of(IReadOnlyDictionary<string, string> environment)
    {
        var sections = SettingsSection.All.Select(section => section.Name).Concat(SettingsSection.OfTheHost).ToList();
        var layer = new Dictionary<string, SettingValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, text) in environment.OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            if (Key(name, sections) is { } key)
            {
                layer[key] = new SettingValue(text, $"environment variable {name}");
            }
        }

        return layer;
    }

    private static string? Key(string name, List<string> sections)
    {
        if (name.Equals("URLS", StringComparison.OrdinalIgnoreCase) || name.Equals("ASPNETCORE_URLS", StringComparison.OrdinalIgnoreCase))
        {
            return "Urls";
        }

        if (name.Equals("AllowedHosts", StringComparison.OrdinalIgnoreCase))
        {
            return "AllowedHosts";
        }

        var end = name.IndexOf("__", StringComparison.Ordinal);
        return end > 0 && sections.Contains(name[..end], StringComparer.OrdinalIgnoreCase)
            ? name.Replace("__", ":", StringComparison.Ordinal)
            : null;
    }
}
