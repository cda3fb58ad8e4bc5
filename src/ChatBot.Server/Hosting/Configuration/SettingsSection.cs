using ChatBot.Answers;
using ChatBot.Channels.Http;
using ChatBot.Conversations;
using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Server.ModelClients;

namespace ChatBot.Server.Hosting.Configuration;

/// <summary>One top-level group of the settings and the options class it is read into.</summary>
/// <param name="Name">The key in the settings file.</param>
/// <param name="Options">A class with a public constructor without parameters; its properties are the keys.</param>
/// <param name="PathKeys">The keys that hold paths, which are relative to the settings file's folder; with a colon, of a group within it.</param>
internal sealed record SettingsSection(string Name, Type Options, IReadOnlyList<string> PathKeys)
{
    /// <summary>Every section of the product. A further one is a line here, and its lines in docs/configuration.md.</summary>
    public static IReadOnlyList<SettingsSection> All { get; } =
    [
        new(CorpusOptions.Section, typeof(CorpusOptions), [nameof(CorpusOptions.Paths)]),
        new("Data", typeof(DataOptions), [nameof(DataOptions.Path)]),
        new(PassageOptions.Section, typeof(PassageOptions), []),
        new("Index", typeof(IndexOptions), []),
        new(
            ModelsOptions.Section,
            typeof(ModelsOptions),
            [$"{nameof(ModelsOptions.Chat)}:CaFile", $"{nameof(ModelsOptions.StrongChat)}:CaFile", $"{nameof(ModelsOptions.Embedding)}:CaFile"]),
        new(AnswersOptions.Section, typeof(AnswersOptions), []),
        new(LimitsOptions.Section, typeof(LimitsOptions), []),
        new(AccessOptions.Section, typeof(AccessOptions), []),
        new("Channels", typeof(ChannelsOptions), []),
    ];

    /// <summary>Whether a key of it holds a path.</summary>
    public bool HoldsPath(string key) => PathKeys.Any(path => key == $"{Name}:{path}");

    /// <summary>Sections that the web host reads itself.</summary>
    public static IReadOnlyList<string> OfTheHost { get; } = ["Logging", "Kestrel", "AllowedHosts", "Urls"];
}
