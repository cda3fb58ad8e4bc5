using ChatBot.Channels.Http;
using ChatBot.Server.Hosting;
using ChatBot.Server.Hosting.Configuration;
using Xunit;

namespace ChatBot.Tests.Hosting;

/// <summary>Whether other machines may reach the server is decided by the settings alone.</summary>
public sealed class AccessSettingsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{ "Urls": "http://localhost:1;http://[::1]:2;http://127.0.0.9:3" }""")]
    [InlineData("""{ "Urls": "http://0.0.0.0:1", "Access": { "Anonymous": [] } }""")]
    [InlineData("""{ "Urls": "http://*:1", "Access": { "ApiKeys": { "d7ecdf25eaf3deba0f2628771dbdd22d4138ab6cf38f91ed02a2ca0dec7c8ab7": { "Name": "a" } } } }""")]
    [InlineData("""{ "AllowedHosts": "bot.example", "Access": { "Anonymous": "guests" } }""")]
    public void WhereItIsSaidWhoMayAskTheServerStarts(string file) => Assert.Null(Good(file).OpenToStrangers);

    [Theory]
    [InlineData("""{ "Urls": "http://0.0.0.0:1" }""")]
    [InlineData("""{ "Urls": "http://*:1" }""")]
    [InlineData("""{ "Urls": "http://127.0.0.1:1;http://[::]:2" }""")]
    [InlineData("""{ "Urls": "http://127.0.0.1:1;http://bot.example:2" }""")]
    [InlineData("""{ "AllowedHosts": "bot.example" }""")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "Open": { "Url": "http://0.0.0.0:5" } } } }""")]
    public void WhereOthersCouldReachItAndNobodyIsNamedItDoesNot(string file)
    {
        var settings = Good(file);
        Assert.Contains("Access:ApiKeys", settings.OpenToStrangers, StringComparison.Ordinal);
        Assert.False(settings.IsLocalOnly);
    }

    [Theory]
    [InlineData("""{ "Access": { "ApiKeys": { "secret": { "Name": "a" } } } }""", "64 hexadecimal digits")]
    [InlineData("""{ "Access": { "ApiKeys": { "d7ecdf25eaf3deba0f2628771dbdd22d4138ab6cf38f91ed02a2ca0dec7c8ab7": { "Labels": ["a"] } } } }""", "Name")]
    [InlineData("""{ "Channels": { "Web": { "AllowedOrigins": "*" } } }""", "an origin looks like")]
    [InlineData("""{ "Channels": { "Web": { "AllowedOrigins": "https://a.example/page" } } }""", "an origin looks like")]
    [InlineData("""{ "Channels": { "Web": { "SignInUrl": "javascript:alert(1)" } } }""", "SignInUrl")]
    [InlineData("""{ "Channels": { "Web": { "SignInUrl": "//evil.example" } } }""", "SignInUrl")]
    [InlineData("""{ "Channels": { "Web": { "Name": "" } } }""", "Channels:Web:Name")]
    public void WhatCannotBeMeantStopsTheStartWithASentence(string file, string part)
    {
        var wrong = Assert.IsType<SettingsOutcome.Wrong>(Load(file));
        Assert.Contains(part, wrong.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void NotSettingAnonymousIsSomethingElseThanAnEmptyList()
    {
        Assert.Null(Good("{}").Get<AccessOptions>().Anonymous);
        Assert.Equal([], Good("""{ "Access": { "Anonymous": [] } }""").Get<AccessOptions>().Anonymous);
        Assert.Equal(["https://a.example"], Good("""{ "Channels": { "Web": { "AllowedOrigins": "https://a.example" } } }""").Get<ChannelsOptions>().Web.AllowedOrigins);
    }

    private Settings Good(string file) => Assert.IsType<SettingsOutcome.Ready>(Load(file)).Settings;

    private SettingsOutcome Load(string file)
    {
        folder.Write("appsettings.json", file);
        return Settings.Load(new SettingsSources
        {
            CurrentFolder = folder.Path,
            ExecutableFolder = folder.At("bin"),
            Environment = new Dictionary<string, string>(StringComparer.Ordinal),
            Options = new Dictionary<string, SettingValue>(StringComparer.Ordinal),
        });
    }
}
