using ChatBot.Channels.Http;
using ChatBot.Corpus;

namespace ChatBot.Server.Hosting.Configuration;

/// <summary>The settings of one run, read and checked.</summary>
internal sealed class Settings
{
    private readonly SettingValues given;
    private readonly Dictionary<Type, object> read;

    private Settings(string folder, string? file, SettingValues given, Dictionary<Type, object> read)
    {
        Folder = folder;
        File = file;
        this.given = given;
        this.read = read;
    }

    /// <summary>Relative paths of settings are from here: the settings file's folder, without a file the current folder.</summary>
    public string Folder { get; }

    /// <summary>The settings file, or null when there is none.</summary>
    public string? File { get; }

    /// <summary>Where to listen, separated by semicolons.</summary>
    public string Urls => given.Find("Urls")?.Text ?? ListenAddress.Default;

    /// <summary>The roots of the corpus; when none is named, those of the sample corpus, if it can be found.</summary>
    public required IReadOnlyList<string> CorpusPaths { get; init; }

    /// <summary>Whether the corpus is the one that comes with the product.</summary>
    public bool IsSampleCorpus => Get<CorpusOptions>().Paths.Count == 0;

    /// <summary>Why the server may not start: other machines would reach it, and nobody is named who may ask. Null when it may.</summary>
    public string? OpenToStrangers => Get<AccessOptions>().IsConfigured || (Addresses.All(ListenAddress.IsLoopback) && HostNames is null) ? null
        : $"Other machines could reach {(Addresses.FirstOrDefault(address => !ListenAddress.IsLoopback(address)) ?? Addresses[0])}, and nobody is named who may ask: "
            + "set Access:ApiKeys, or Access:Anonymous to the labels that everybody may see (an empty list for public documents only).";

    /// <summary>Whether only this machine can reach the server.</summary>
    public bool IsLocalOnly => Addresses.All(ListenAddress.IsLoopback) && HostNames is null;

    /// <summary>
    /// The names under which the server may be called, separated by semicolons; null when none but those of this machine are. Without the names a
    /// page of any site could point its own name at this machine and read what it answers.
    /// </summary>
    public string? HostNames => given.Find("AllowedHosts")?.Text;

    private List<string> Addresses =>
        [.. Urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            .. given.Below("Kestrel:Endpoints").Where(item => item.Name.EndsWith(":Url", StringComparison.OrdinalIgnoreCase)).Select(item => item.Value.Text)];

    /// <summary>All given values by flat key, for the parts of the host that read their section themselves.</summary>
    public IReadOnlyDictionary<string, string?> Flat =>
        given.All.ToDictionary(item => item.Key, item => (string?)item.Value.Text, StringComparer.OrdinalIgnoreCase);

    /// <summary>The options class of one section.</summary>
    public T Get<T>()
        where T : class => (T)read[typeof(T)];

    /// <summary>Every setting with its value, and where the value comes from.</summary>
    public IReadOnlyList<(SettingDescription Setting, string Origin)> Effective =>
        [.. SettingsSection.All
            .SelectMany(section => SettingDescription.Of(section.Name, read[section.Options]))
            .Append(new SettingDescription("Urls", Urls, ""))
            .Select(setting => (setting, Origin(setting.Key)))];

    /// <summary>Reads the settings file, then environment variables, then options; each goes before the ones named first.</summary>
    public static SettingsOutcome Load(SettingsSources sources)
    {
        var problems = new List<string>();
        var file = sources.ConfigFile is { } named
            ? Path.GetFullPath(named, sources.CurrentFolder)
            : SettingsFile.Find(sources.CurrentFolder, sources.ExecutableFolder);
        var folder = file is null ? sources.CurrentFolder : Path.GetDirectoryName(file)!;

        var values = new SettingValues();
        if (file is not null)
        {
            values.AddLayer(SettingsFile.Read(file, problems));
        }

        values.AddLayer(EnvironmentLayer.Of(sources.Environment));
        values.AddLayer(sources.Options);

        var reader = new SettingsReader(values, folder);
        reader.CheckSections([.. SettingsSection.All.Select(section => section.Name), .. SettingsSection.OfTheHost]);
        var options = SettingsSection.All.ToDictionary(section => section.Options, reader.Read);
        var settings = new Settings(folder, file, values, options) { CorpusPaths = CorpusPathsOf(options, folder, sources.ExecutableFolder) };
        problems.AddRange(reader.Problems);
        problems.AddRange(ListenAddress.Problems(settings.Urls, settings.Origin("Urls")));
        return problems.Count == 0 ? new SettingsOutcome.Ready(settings) : new SettingsOutcome.Wrong(problems);
    }

    private static IReadOnlyList<string> CorpusPathsOf(Dictionary<Type, object> options, string folder, string executableFolder)
    {
        var paths = ((CorpusOptions)options[typeof(CorpusOptions)]).Paths;
        return paths.Count > 0 ? [.. paths] : SampleCorpus.Find(folder, executableFolder) is { } sample ? [sample] : [];
    }

    private string Origin(string key)
    {
        var value = given.Find(key) ?? given.Below(key).Select(item => item.Value).FirstOrDefault();
        return value?.Origin ?? "default";
    }
}

/// <summary>How reading the settings ended.</summary>
internal abstract record SettingsOutcome
{
    /// <summary>They can be used.</summary>
    public sealed record Ready(Settings Settings) : SettingsOutcome;

    /// <summary>They cannot, and why, a sentence each.</summary>
    public sealed record Wrong(IReadOnlyList<string> Problems) : SettingsOutcome
    {
        private const int Shown = 5;

        /// <summary>All of it in one line.</summary>
        public string Sentence => Problems.Count == 1
            ? Problems[0]
            : $"The settings have {Problems.Count} problems: {string.Join(' ', Problems.Take(Shown))}{(Problems.Count > Shown ? " …" : "")}";
    }
}
