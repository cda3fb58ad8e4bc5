using ChatBot.Corpus;
using ChatBot.Server.Hosting;
using ChatBot.Server.Hosting.Configuration;
using Xunit;

namespace ChatBot.Tests.Hosting;

public sealed class SettingsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WithoutAnySourceTheDefaultsHold()
    {
        var settings = Good(null);
        Assert.Equal(folder.At("data"), settings.Get<DataOptions>().Path);
        Assert.Equal(30, settings.Get<DataOptions>().KeepVersionsDays);
        Assert.Equal("http://127.0.0.1:3978", settings.Urls);
    }

    [Fact]
    public void OptionsGoBeforeTheEnvironmentAndTheEnvironmentBeforeTheFile()
    {
        const string File = """{ "Data": { "Path": "a", "KeepVersionsDays": 1 }, "Corpus": { "Watch": false } }""";
        var settings = Good(File, Variables(("Data__KeepVersionsDays", "2"), ("DATA__PATH", "b")), Options(("Data:Path", "c")));
        Assert.Equal(folder.At("c"), settings.Get<DataOptions>().Path);
        Assert.Equal(2, settings.Get<DataOptions>().KeepVersionsDays);
        Assert.False(settings.Get<CorpusOptions>().Watch);
    }

    [Fact]
    public void ALaterListReplacesAnEarlierOneAsAWhole()
    {
        var settings = Good("""{ "Corpus": { "Paths": ["a", "b", "c"] } }""", Variables(("Corpus__Paths__0", "d")));
        Assert.Equal([folder.At("d")], settings.Get<CorpusOptions>().Paths);
    }

    [Fact]
    public void OneValueIsAListOfOneAndAnEmptyValueAnEmptyList()
    {
        Assert.Equal([folder.At("d")], Good("""{ "Corpus": { "Paths": ["a", "b"] } }""", Variables(("Corpus__Paths", "d"))).Get<CorpusOptions>().Paths);
        Assert.Empty(Good("""{ "Corpus": { "Paths": "a" } }""", Variables(("Corpus__Paths", ""))).Get<CorpusOptions>().Paths);
        Assert.Empty(Good("""{ "Corpus": { "Paths": [] } }""").Get<CorpusOptions>().Paths);
    }

    [Fact]
    public void ALongListKeepsItsOrder()
    {
        var paths = Enumerable.Range(0, 25).Select(number => $"p{number}").ToList();
        var settings = Good($$"""{ "Corpus": { "Include": [{{string.Join(',', paths.Select(path => $"\"{path}\""))}}] } }""");
        Assert.Equal(paths, settings.Get<CorpusOptions>().Include);
    }

    [Fact]
    public void RelativePathsOfSettingsAreFromTheFolderOfTheirFile()
    {
        var file = folder.Write("deep/er/my.json", """{ "Data": { "Path": "../kept" } }""");
        var settings = Assert.IsType<SettingsOutcome.Ready>(Settings.Load(Sources() with { ConfigFile = "deep/er/my.json" })).Settings;
        Assert.Equal(folder.At("deep/kept"), settings.Get<DataOptions>().Path);
        Assert.Equal(file, settings.File);
    }

    [Fact]
    public void TheFileOfTheCurrentFolderGoesBeforeTheOneBesideTheExecutable()
    {
        folder.Write("program/appsettings.json", """{ "Data": { "KeepVersionsDays": 1 } }""");
        Assert.Equal(1, Assert.IsType<SettingsOutcome.Ready>(Settings.Load(Sources())).Settings.Get<DataOptions>().KeepVersionsDays);
        Assert.Equal(2, Good("""{ "Data": { "KeepVersionsDays": 2 } }""").Get<DataOptions>().KeepVersionsDays);
    }

    [Fact]
    public void ARunFromSourceFindsTheFileAtTheTopOfTheSources()
    {
        folder.Write("source/ChatBot.sln", "");
        var file = folder.Write("source/appsettings.json", "{}");
        Assert.Equal(file, SettingsFile.Find(folder.Path, folder.Folder("source/src/bin")));
    }

    [Fact]
    public void CommentsTrailingCommasAndTheSectionsOfTheHostAreAllowed() =>
        Good("""{ /* why */ "Data": { "KeepVersionsDays": 7, }, "Logging": { "LogLevel": { "Default": "Debug" } }, "AllowedHosts": "*", "Kestrel": { "Limits": {} } }""");

    [Theory]
    [InlineData("""{ "Data": { "Pahts": "x" } }""", "Data:Pahts", "did you mean Data:Path?")]
    [InlineData("""{ "Dada": { "Path": "x" } }""", "Dada:Path", "did you mean Data?")]
    [InlineData("""{ "Quite": { "Other": 1 } }""", "Quite:Other", "is not a setting.")]
    [InlineData("""{ "Corpus": { "Paths": { "first": "x" } } }""", "Corpus:Paths:first", "Corpus:Paths is a list")]
    [InlineData("""{ "Data": { "Path": { "Deep": "x" } } }""", "Data:Path", "takes one value")]
    [InlineData("""{ "Data": { "Path": ["x"] } }""", "Data:Path", "takes one value")]
    [InlineData("""{ "Data": "x" }""", "Data", "cannot be one value")]
    [InlineData("""{ "Data": { "KeepVersionsDays": "many" } }""", "Data:KeepVersionsDays", "\"many\"; it must be a whole number")]
    [InlineData("""{ "Data": { "KeepVersionsDays": 1.5 } }""", "Data:KeepVersionsDays", "it must be a whole number")]
    [InlineData("""{ "Data": { "KeepVersionsDays": 99999999999999999999 } }""", "Data:KeepVersionsDays", "it must be a whole number")]
    [InlineData("""{ "Data": { "KeepVersionsDays": -1 } }""", "Data:KeepVersionsDays", "it must be 0 to 36500")]
    [InlineData("""{ "Data": { "Path": "" } }""", "Data:Path", "must not be empty")]
    [InlineData("""{ "Data": { "Path": "a\u0000b" } }""", "Data:Path", "not a path")]
    [InlineData("""{ "Corpus": { "Watch": "perhaps" } }""", "Corpus:Watch", "it must be true or false")]
    [InlineData("""{ "Corpus": { "CsvRows": "rows" } }""", "Corpus:CsvRows", "it must be one of table, documents")]
    [InlineData("""{ "Corpus": { "CsvRows": "1" } }""", "Corpus:CsvRows", "it must be one of table, documents")]
    [InlineData("""{ "Corpus": { "Paths": [""] } }""", "Corpus:Paths", "not a path")]
    [InlineData("""{ "Urls": "localhost" }""", "Urls", "no address to listen on")]
    [InlineData("""{ "Urls": "ftp://127.0.0.1:21" }""", "Urls", "no address to listen on")]
    [InlineData("""{ "Urls": "http://127.0.0.1:99999" }""", "Urls", "no address to listen on")]
    [InlineData("""{ "Urls": "" }""", "Urls", "is empty")]
    public void WhatIsWrongWithASettingIsSaidInOneSentenceThatNamesIt(string file, string key, string message)
    {
        var problem = Assert.Single(Wrong(file));
        Assert.StartsWith(key + " ", problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("{ \"Data\": ", "not valid JSON")]
    [InlineData("[1]", "one JSON object")]
    [InlineData("3", "one JSON object")]
    [InlineData("null", "one JSON object")]
    [InlineData("{ \"Data\": { \"Path\": \"a\", \"Path\": \"b\" } }", "not valid JSON")]
    [InlineData("{ \"Data\": { \"Path\": \"a\", \"path\": \"b\" } }", "given twice")]
    [InlineData("{ \"Data\": { \"Path\": \"\\ud800\" } }", "surrogate")]
    public void AFileThatIsNoSettingsFileIsSaidInOneSentence(string file, string message)
    {
        var problem = Assert.Single(Wrong(file));
        Assert.Contains(folder.At("appsettings.json"), problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void ADeepOrHugeFileIsRefusedQuickly()
    {
        Assert.Contains("not valid JSON", Assert.Single(Wrong(new string('[', 100_000))), StringComparison.Ordinal);
        Assert.Contains("larger than 1 MB", Assert.Single(Wrong(new string(' ', 2_000_000))), StringComparison.Ordinal);
    }

    [Fact]
    public void ANamedFileThatIsNotThereIsSaid() =>
        Assert.Contains(folder.At("none.json"), Assert.Single(Problems(Sources() with { ConfigFile = "none.json" })), StringComparison.Ordinal);

    [Fact]
    public void AFolderIsNoSettingsFile()
    {
        folder.Folder("conf");
        Assert.Contains("does not exist", Assert.Single(Problems(Sources() with { ConfigFile = "conf" })), StringComparison.Ordinal);
    }

    [Fact]
    public void AVariableOfASectionWithAnUnknownKeyIsNamedAndOthersMeanNothing()
    {
        var problem = Assert.Single(Problems(Sources() with { Environment = Variables(("DATA__PAHT", "x"), ("DATA", "y"), ("INDEX", "1"), ("OTHER__PATH", "z")) }));
        Assert.Contains("environment variable DATA__PAHT", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralProblemsAreOneLine()
    {
        var outcome = new SettingsOutcome.Wrong(Wrong("""{ "Data": { "Path": "", "KeepVersionsDays": -1 }, "Urls": "x" }"""));
        Assert.Equal(3, outcome.Problems.Count);
        Assert.DoesNotContain('\n', outcome.Sentence);
        Assert.All(outcome.Problems, problem => Assert.Contains(problem, outcome.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void AWrongValueIsShownInOneShortLine()
    {
        var problem = Assert.Single(Wrong($$"""{ "Data": { "KeepVersionsDays": "a\n{{new string('b', 5000)}}" } }"""));
        Assert.DoesNotContain('\n', problem);
        Assert.True(problem.Length < 400 + folder.Path.Length, problem);
    }

    private SettingsSources Sources() => new() { CurrentFolder = folder.Path, ExecutableFolder = folder.At("program") };

    private Settings Good(string? file, Dictionary<string, string>? environment = null, Dictionary<string, SettingValue>? options = null)
    {
        var outcome = Load(file, environment, options);
        Assert.True(outcome is SettingsOutcome.Ready, (outcome as SettingsOutcome.Wrong)?.Sentence);
        return ((SettingsOutcome.Ready)outcome).Settings;
    }

    private IReadOnlyList<string> Wrong(string file) => Assert.IsType<SettingsOutcome.Wrong>(Load(file, null, null)).Problems;

    private static IReadOnlyList<string> Problems(SettingsSources sources) => Assert.IsType<SettingsOutcome.Wrong>(Settings.Load(sources)).Problems;

    private SettingsOutcome Load(string? file, Dictionary<string, string>? environment, Dictionary<string, SettingValue>? options)
    {
        if (file is not null)
        {
            folder.Write("appsettings.json", file);
        }

        return Settings.Load(Sources() with { Environment = environment ?? [], Options = options ?? [] });
    }

    private static Dictionary<string, string> Variables(params (string Name, string Value)[] items) =>
        items.ToDictionary(item => item.Name, item => item.Value, StringComparer.Ordinal);

    private static Dictionary<string, SettingValue> Options(params (string Key, string Value)[] items) =>
        items.ToDictionary(item => item.Key, item => new SettingValue(item.Value, "option"), StringComparer.OrdinalIgnoreCase);
}
