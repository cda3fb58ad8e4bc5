using ChatBot.Server.Hosting.Configuration;

namespace ChatBot.Tests.Infra;

/// <summary>What the settings reader makes of the variables that a container is given.</summary>
internal static class SettingsOfContainer
{
    /// <summary>Variables that the runtime reads, not we.</summary>
    public static bool IsOfTheSystem(string name) => name is "PATH" || name.StartsWith("DOTNET_", StringComparison.Ordinal);

    /// <summary>The variables among <paramref name="given"/> that are no settings, and what is wrong with the settings of <paramref name="all"/>.</summary>
    public static IEnumerable<string> Problems(IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string> all)
    {
        foreach (var name in given.Keys.Where(name => EnvironmentLayer.Of(new Dictionary<string, string>(StringComparer.Ordinal) { [name] = "" }).Count == 0))
        {
            yield return $"{name} is not a setting";
        }

        if (Load(all) is SettingsOutcome.Wrong wrong)
        {
            foreach (var problem in wrong.Problems)
            {
                yield return problem;
            }
        }
    }

    /// <summary>Reads the settings with nothing but these variables, and no file.</summary>
    public static SettingsOutcome Load(IReadOnlyDictionary<string, string> variables)
    {
        using var empty = new TempFolder();
        return Settings.Load(new SettingsSources { CurrentFolder = empty.Path, ExecutableFolder = empty.Path, Environment = variables });
    }
}
