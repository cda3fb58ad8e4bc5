namespace ChatBot.Server.Hosting.Configuration;

/// <summary>The documents that come with the product, over which a first run answers.</summary>
internal static class SampleCorpus
{
    /// <summary>Looks beside the settings, beside the executable and at the top of the sources; null when it is nowhere.</summary>
    public static string? Find(string settingsFolder, string executableFolder)
    {
        string?[] folders = [settingsFolder, executableFolder, SettingsFile.SourceFolder(executableFolder)];
        return folders.OfType<string>().Select(folder => Path.Combine(folder, "samples", "corpus")).FirstOrDefault(Directory.Exists);
    }
}
