using ChatBot.Server.Hosting.Configuration;

namespace ChatBot.Tests.Tidy;

/// <summary>
/// Each setting has a row | `Key` | `default` | range | meaning | in the documentation that says what the code says, and each such row a setting.
/// </summary>
internal static class OptionsDocumented
{
    /// <param name="path">Path of the document.</param>
    /// <param name="text">Its Markdown.</param>
    /// <param name="settings">The settings there are, with their defaults.</param>
    public static IEnumerable<Finding> Check(string path, string text, IReadOnlyList<SettingDescription> settings)
    {
        var rows = Rows(text).ToList();
        foreach (var setting in settings.Where(setting => rows.TrueForAll(row => row.Key != setting.Key)))
        {
            yield return new Finding(path, 1, $"{setting.Key} has no row");
        }

        foreach (var row in rows)
        {
            if (settings.FirstOrDefault(setting => setting.Key == row.Key) is not { } setting)
            {
                yield return new Finding(path, row.Line, $"{row.Key} is not a setting");
                continue;
            }

            if (row.Default != setting.Value)
            {
                yield return new Finding(path, row.Line, $"the default of {row.Key} is '{setting.Value}', not '{row.Default}'");
            }

            if (setting.Range.Length > 0 && row.Range != setting.Range)
            {
                yield return new Finding(path, row.Line, $"the range of {row.Key} is '{setting.Range}', not '{row.Range}'");
            }

            if (row.Meaning.Length == 0)
            {
                yield return new Finding(path, row.Line, $"{row.Key} has no meaning");
            }
        }
    }

    private static IEnumerable<(int Line, string Key, string Default, string Range, string Meaning)> Rows(string text)
    {
        foreach (var (number, line) in SourceLines.All(text))
        {
            if (line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|', StringSplitOptions.TrimEntries) is ["", var key, var value, var range, var meaning, ""])
            {
                yield return (number, key.Trim('`'), value.Trim('`'), range, meaning);
            }
        }
    }
}
