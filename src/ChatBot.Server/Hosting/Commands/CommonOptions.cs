using System.CommandLine;
using ChatBot.Server.Hosting.Configuration;

namespace ChatBot.Server.Hosting.Commands;

/// <summary>The options that every command takes. They go before settings; their relative paths are from the current folder.</summary>
internal sealed class CommonOptions
{
    public Option<string[]> Corpus { get; } = new("--corpus") { Description = "A folder of documents, or one file; may be given more than once.", HelpName = "PATH", Recursive = true };

    public Option<string?> Data { get; } = new("--data") { Description = "The folder of the index and all else that is kept.", HelpName = "DIR", Recursive = true };

    public Option<string?> Config { get; } = new("--config") { Description = "The settings file; without it, appsettings.json.", HelpName = "FILE", Recursive = true };

    public Option<string?> Urls { get; } = new("--urls") { Description = "Where to listen, such as http://127.0.0.1:3978.", HelpName = "URL", Recursive = true };

    public Option<string?> Store { get; } = new("--store") { Description = "Where passages are kept: embedded or qdrant.", HelpName = "STORE", Recursive = true };

    public Option<bool> NoIndex { get; } = new("--no-index") { Description = "Use the index as it is, without looking for changed files.", Recursive = true };

    public Option<bool> PruneAll { get; } = new("--prune-all") { Description = "Remove the documents of a corpus folder that is gone.", Recursive = true };

    public void AddTo(Command command)
    {
        Option[] all = [Corpus, Data, Config, Urls, Store, NoIndex, PruneAll];
        foreach (var option in all)
        {
            command.Add(option);
        }
    }

    /// <summary>Everything that this call reads its settings from.</summary>
    public SettingsSources Sources(ParseResult call, CommandPlace place) => new()
    {
        CurrentFolder = place.CurrentFolder,
        ExecutableFolder = place.ExecutableFolder,
        Environment = place.Environment,
        ConfigFile = call.GetValue(Config),
        Options = Layer(call, place.CurrentFolder),
    };

    private Dictionary<string, SettingValue> Layer(ParseResult call, string currentFolder)
    {
        var layer = new Dictionary<string, SettingValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, path) in (call.GetValue(Corpus) ?? []).Index())
        {
            layer[$"Corpus:Paths:{index}"] = new SettingValue(Absolute(path), "option --corpus");
        }

        if (call.GetValue(Data) is { } data)
        {
            layer["Data:Path"] = new SettingValue(Absolute(data), "option --data");
        }

        if (call.GetValue(Store) is { } store)
        {
            layer["Index:Store"] = new SettingValue(store, "option --store");
        }

        if (call.GetValue(Urls) is { } urls)
        {
            layer["Urls"] = new SettingValue(urls, "option --urls");
        }

        return layer;

        // An empty path stays empty, so that it is refused and does not mean the current folder.
        string Absolute(string path) => path.Length == 0 ? "" : Path.GetFullPath(path, currentFolder);
    }
}
