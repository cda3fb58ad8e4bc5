namespace ChatBot.Server.Hosting.Configuration;

/// <summary>Everything that settings are read from, so that reading them depends on nothing else.</summary>
internal sealed record SettingsSources
{
    /// <summary>Relative paths of options are from here.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>Where the executable lies.</summary>
    public required string ExecutableFolder { get; init; }

    /// <summary>The file that <c>--config</c> names, or null to look for one.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>The environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the options of the command line set, by key; their paths are absolute.</summary>
    public IReadOnlyDictionary<string, SettingValue> Options { get; init; } = new Dictionary<string, SettingValue>(StringComparer.Ordinal);
}
