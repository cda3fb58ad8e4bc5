using System.Text.Json;

namespace ChatBot.Server.Hosting.Configuration;

/// <summary>Finds and reads the settings file.</summary>
internal static class SettingsFile
{
    public const string Name = "appsettings.json";

    private const int MaxBytes = 1 << 20;

    private static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    /// <summary>
    /// The file to read when none is named: in the current folder, else beside the executable, else in the folder above the
    /// executable that holds <c>ChatBot.sln</c> (a run from source). Null when there is none.
    /// </summary>
    public static string? Find(string currentFolder, string executableFolder) =>
        Candidates(currentFolder, executableFolder).FirstOrDefault(File.Exists);

    /// <summary>The folder of the sources that the executable was built in, or null when it runs elsewhere.</summary>
    public static string? SourceFolder(string executableFolder)
    {
        for (var folder = new DirectoryInfo(executableFolder); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatBot.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    /// <summary>Reads the file into flat keys; what is wrong with it goes to <paramref name="problems"/>.</summary>
    public static Dictionary<string, SettingValue> Read(string path, List<string> problems)
    {
        var values = new Dictionary<string, SettingValue>(StringComparer.OrdinalIgnoreCase);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                problems.Add($"The settings file {path} does not exist.");
            }
            else if (file.Length > MaxBytes)
            {
                problems.Add($"The settings file {path} is larger than 1 MB.");
            }
            else
            {
                using var json = JsonDocument.Parse(File.ReadAllText(path), Lenient);
                Flatten(json.RootElement, "", path, values, problems);
            }
        }
        catch (JsonException wrong)
        {
            problems.Add($"The settings file {path} is not valid JSON: {FirstSentence(wrong.Message)}.");
        }
        catch (InvalidOperationException)
        {
            problems.Add($"The settings file {path} holds half of a surrogate pair, which is no text.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            problems.Add($"The settings file {path} cannot be read: {wrong.Message}");
        }

        return values;
    }

    private static IEnumerable<string> Candidates(string currentFolder, string executableFolder)
    {
        yield return Path.Combine(currentFolder, Name);
        yield return Path.Combine(executableFolder, Name);
        if (SourceFolder(executableFolder) is { } source)
        {
            yield return Path.Combine(source, Name);
        }
    }

    // The parser refuses more than 64 levels, so the depth of this is bounded.
    private static void Flatten(JsonElement element, string key, string path, Dictionary<string, SettingValue> values, List<string> problems)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Flatten(member.Value, key.Length == 0 ? member.Name : $"{key}:{member.Name}", path, values, problems);
                }

                break;
            case JsonValueKind.Array when element.GetArrayLength() > 0 && key.Length > 0:
                foreach (var (index, item) in element.EnumerateArray().Index())
                {
                    Flatten(item, $"{key}:{index}", path, values, problems);
                }

                break;
            case JsonValueKind.Null when key.Length > 0:
                break;
            default:
                Add(element, key, path, values, problems);
                break;
        }
    }

    private static void Add(JsonElement element, string key, string path, Dictionary<string, SettingValue> values, List<string> problems)
    {
        if (key.Length == 0)
        {
            problems.Add($"The settings file {path} must hold one JSON object.");
        }
        else if (!values.TryAdd(key, new SettingValue(Text(element), path)))
        {
            problems.Add($"{key} is given twice in {path}.");
        }
    }

    // An empty list is the empty value.
    private static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => "",
        JsonValueKind.String => element.GetString() ?? "",
        _ => element.GetRawText(),
    };

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
