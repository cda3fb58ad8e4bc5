using System.ComponentModel.DataAnnotations;
using ChatBot.Server.Hosting.Configuration;
using Xunit;

namespace ChatBot.Tests.Hosting;

/// <summary>Shapes of options classes that sections to come will have.</summary>
public sealed class SettingsReaderTests
{
    [Fact]
    public void GroupsListsOfGroupsDictionariesAndClosedChoicesAreRead()
    {
        var (options, problems) = Read(
            ("Sample:Inner:Price", "0.25"), ("Sample:Inner:Endpoint", "http://localhost:6333"), ("Sample:Runtime", "bot-builder"),
            ("Sample:Rules:0:Name", "first"), ("Sample:Rules:1:Name", "second"), ("Sample:Groups:staff:0", "a"), ("Sample:Groups:staff:1", "b"),
            ("Sample:Endpoints:0", "https://one.example"), ("Sample:Limit", ""));
        Assert.Empty(problems);
        Assert.Equal(0.25m, options.Inner.Price);
        Assert.Equal(new Uri("http://localhost:6333"), options.Inner.Endpoint);
        Assert.Equal(SampleRuntime.BotBuilder, options.Runtime);
        Assert.Equal(["first", "second"], options.Rules.Select(rule => rule.Name));
        Assert.Equal(["a", "b"], options.Groups["staff"]);
        Assert.Equal([new Uri("https://one.example")], options.Endpoints);
        Assert.Null(options.Limit);
    }

    [Theory]
    [InlineData("Sample:Inner:Endpoint", "file:///etc/hosts", "an address that starts with http:// or https://")]
    [InlineData("Sample:Endpoints:0", "not an address", "an address that starts with http:// or https://")]
    [InlineData("Sample:Inner:Prize", "1", "did you mean Sample:Inner:Price?")]
    [InlineData("Sample:Rules:0:Nam", "x", "did you mean Sample:Rules:0:Name?")]
    [InlineData("Sample:Runtime", "bot builder", "one of built-in, bot-builder")]
    [InlineData("Sample:Inner:Price", "NaN", "a number")]
    [InlineData("Sample:Inner:Ratio", "1e999", "a number")]
    [InlineData("Sample:Limit", "0", "it must be 1 to 9")]
    public void AProblemDeepInAGroupIsNamedWithItsWholeKey(string key, string value, string message)
    {
        var problem = Assert.Single(Read((key, value)).Problems);
        Assert.StartsWith(key, problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongSecretIsNotRepeated()
    {
        var problem = Assert.Single(Read(("Sample:Inner:ApiKey", "hunter2")).Problems);
        Assert.StartsWith("Sample:Inner:ApiKey", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Index:Qdrant:ApiKey", true)]
    [InlineData("Access:ApiKeys", true)]
    [InlineData("Channels:Slack:SigningSecret", true)]
    [InlineData("State:ConnectionString", true)]
    [InlineData("Data:Path", false)]
    [InlineData("Limits:QuestionCharacters", false)]
    public void SecretsAreKnownByTheirNames(string key, bool secret) => Assert.Equal(secret, SettingDescription.HoldsSecret(key));

    [Theory]
    [InlineData("Pahts", "Paths")]
    [InlineData("keepversiondays", "KeepVersionsDays")]
    [InlineData("Zebra", null)]
    public void ANearMissIsSuggestedAndAFarOneIsNot(string word, string? suggestion) =>
        Assert.Equal(suggestion, Spelling.Nearest(word, ["Paths", "KeepVersionsDays", "Store"]));

    private static (SampleOptions Options, IReadOnlyList<string> Problems) Read(params (string Key, string Value)[] given)
    {
        var values = new SettingValues();
        values.AddLayer(given.ToDictionary(item => item.Key, item => new SettingValue(item.Value, "test"), StringComparer.OrdinalIgnoreCase));
        var reader = new SettingsReader(values, Path.GetTempPath());
        var options = (SampleOptions)reader.Read(new SettingsSection("Sample", typeof(SampleOptions), []));
        return (options, reader.Problems);
    }
}

public enum SampleRuntime
{
    BuiltIn,
    BotBuilder,
}

public sealed class SampleOptions
{
    public SampleInner Inner { get; init; } = new();

    public SampleRuntime Runtime { get; init; }

    public IReadOnlyList<SampleRule> Rules { get; init; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Groups { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public IReadOnlyList<Uri> Endpoints { get; init; } = [];

    [Range(1, 9)]
    public int? Limit { get; init; } = 3;
}

public sealed class SampleInner
{
    public decimal Price { get; init; }

    public double Ratio { get; init; }

    public Uri? Endpoint { get; init; }

    [MinLength(16)]
    public string ApiKey { get; init; } = "";
}

public sealed class SampleRule
{
    public string Name { get; init; } = "";
}
