using ChatBot.Tests;

namespace ChatBot.SystemTests.Running;

/// <summary>A folder with a corpus, a data folder and empty settings, and the program run on them.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly TempFolder folder = new();

    public Workplace()
    {
        folder.Folder("corpus");
        folder.Write("settings.json", "{}");
    }

    /// <summary>Environment of every run.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>The data folder, usually within the workplace.</summary>
    public string DataPath { get; init; } = "";

    public string Data => DataPath.Length > 0 ? DataPath : folder.At("data");

    public string Path => folder.Path;

    public string At(string relativePath) => folder.At(relativePath);

    public Workplace With(string name, string text)
    {
        folder.Write("corpus/" + name, text);
        return this;
    }

    /// <summary>Replaces the settings, which are empty otherwise.</summary>
    public void WriteSettings(string json) => folder.Write("settings.json", json);

    public void Delete(string name) => File.Delete(folder.At("corpus/" + name));

    /// <summary>The same corpus and data elsewhere.</summary>
    public Workplace Copy()
    {
        var copy = new Workplace();
        foreach (var file in Directory.GetFiles(Path, "*", SearchOption.AllDirectories))
        {
            copy.folder.Write(System.IO.Path.GetRelativePath(Path, file), File.ReadAllBytes(file));
        }

        foreach (var (name, value) in Environment)
        {
            copy.Environment[name] = value;
        }

        return copy;
    }

    /// <summary>Starts the program with this corpus and data folder.</summary>
    public ChatBotProcess Start(params string[] arguments) => StartThrough([], arguments);

    /// <summary>The same, started by another program.</summary>
    public ChatBotProcess StartThrough(string[] prefix, params string[] arguments) =>
        ChatBotProcess.Start(Path, [.. arguments, "--config", At("settings.json"), "--corpus", At("corpus"), "--data", Data], Environment, prefix);

    /// <summary>Runs the program to its end.</summary>
    public async Task<Ending> RunAsync(params string[] arguments)
    {
        await using var process = Start(arguments);
        return await process.EndAsync();
    }

    /// <summary>Runs the program to its end with one more variable in its environment.</summary>
    public async Task<Ending> RunWithAsync(string variable, string value, params string[] arguments)
    {
        Environment[variable] = value;
        var process = Start(arguments);
        Environment.Remove(variable);
        await using (process)
        {
            return await process.EndAsync();
        }
    }

    public void Dispose() => folder.Dispose();
}
