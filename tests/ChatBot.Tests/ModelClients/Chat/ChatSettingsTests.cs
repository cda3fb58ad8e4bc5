using ChatBot.Server.Hosting.Configuration;
using ChatBot.Server.ModelClients;
using ChatBot.Server.ModelClients.Chat;
using Xunit;

namespace ChatBot.Tests.ModelClients.Chat;

public sealed class ChatSettingsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WithoutAnySettingThereIsNoModel()
    {
        var models = Good("{}", "{}");
        Assert.False(models.Chat.IsConfigured);
        Assert.False(models.StrongChat.Over(models.Chat).IsConfigured);
    }

    [Theory]
    [InlineData("""{ "Model": "m", "ApiKey": "k" }""", "https://api.openai.com/v1/chat/completions")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://localhost:8080/v1/" }""", "http://localhost:8080/v1/chat/completions")]
    [InlineData("""{ "Model": "m", "Provider": "azure", "ApiKey": "k", "Endpoint": "https://here.openai.azure.com/openai/v1" }""", "https://here.openai.azure.com/openai/v1/chat/completions")]
    [InlineData("""{ "Model": "m", "Provider": "ollama" }""", "http://127.0.0.1:11434/v1/chat/completions")]
    [InlineData("""{ "Model": "m", "Provider": "ollama", "Endpoint": "http://gpu:11434/v1" }""", "http://gpu:11434/v1/chat/completions")]
    [InlineData("""{ "Model": "m", "Provider": "ollama", "Endpoint": "http://gpu:11434/api" }""", "http://gpu:11434/v1/chat/completions")]
    public void TheAddressIsMadeOfProviderAndEndpoint(string chat, string address) => Assert.Equal(new Uri(address), ChatEndpoint.Of(Good(chat, "{}").Chat).Address);

    [Theory]
    [InlineData("""{ "Model": "m" }""", "this service asks for a key: set ApiKey, best as the environment variable Models__Chat__ApiKey")]
    [InlineData("""{ "Model": "m", "Provider": "azure", "ApiKey": "k" }""", "with Provider azure the Endpoint must be set")]
    [InlineData("""{ "Endpoint": "http://localhost:8080/v1" }""", "leave all of them out to have extractive answers")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://localhost/v1/chat/completions" }""", "must be the base of the address")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://me:secret@localhost/v1" }""", "a key belongs in ApiKey")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://localhost/v1", "Proxy": "http://me:secret@proxy:3128" }""", "HTTPS_PROXY")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://localhost/v1", "Proxy": "proxy" }""", "must be an address such as http://proxy.example:3128")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://localhost/v1", "CaFile": "none.pem" }""", "CaFile cannot be read")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://localhost/v1", "CaFile": "appsettings.json" }""", "CaFile holds no certificate in PEM form")]
    [InlineData("""{ "Temperature": 2.5 }""", "it must be 0 to 2")]
    [InlineData("""{ "IdleTimeoutSeconds": 0 }""", "it must be 1 to 600")]
    [InlineData("""{ "InputPricePerMillionTokens": -0.4 }""", "it must be 0 to 100000")]
    [InlineData("""{ "Currency": "dollars" }""", "a currency has three letters")]
    [InlineData("""{ "Provider": "anthropic" }""", "one of openai, azure, ollama")]
    [InlineData("""{ "Timeout": 3 }""", "Models:Chat:Timeout")]
    public void WhatDoesNotFitTogetherStopsTheStartWithOneSentence(string chat, string message)
    {
        var problem = Assert.Single(Assert.IsType<SettingsOutcome.Wrong>(Load(chat, "{}")).Problems);
        Assert.StartsWith("Models:Chat", problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", """{ "Model": "s" }""", "there is a strong model but no first one")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://localhost/v1" }""", """{ "ApiKey": "k" }""", "but no Model")]
    [InlineData("""{ "Model": "m", "ApiKey": "k" }""", """{ "Model": "s", "Provider": "azure", "Endpoint": "https://x.openai.azure.com/openai/v1" }""", "Models__StrongChat__ApiKey")]
    [InlineData("""{ "Model": "m", "ApiKey": "k" }""", """{ "Model": "s", "MaxOutputTokens": 1 }""", "it must be 16 to 100000")]
    public void TheSettingsOfTheStrongModelAreCheckedWithWhatTheyTake(string chat, string strong, string message)
    {
        var problem = Assert.Single(Assert.IsType<SettingsOutcome.Wrong>(Load(chat, strong)).Problems);
        Assert.StartsWith("Models", problem, StringComparison.Ordinal);
        Assert.Contains("StrongChat", problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TheStrongModelTakesWhatItDoesNotSayFromTheFirst()
    {
        var models = Good("""{ "Model": "m", "Endpoint": "http://gate/v1", "ApiKey": "k", "Temperature": 0.3, "IdleTimeoutSeconds": 7, "Currency": "EUR", "InputPricePerMillionTokens": 0.15 }""", """{ "Model": "s", "IdleTimeoutSeconds": 9, "OutputPricePerMillionTokens": 10 }""");
        var strong = models.StrongChat.Over(models.Chat);
        Assert.Equal(("s", "http://gate/v1", "k", 0.3, 9, "EUR"), (strong.Model, strong.Endpoint, strong.ApiKey, strong.Temperature, strong.IdleTimeoutSeconds, strong.Currency));

        // The price of another model is another one.
        Assert.Equal((0.15m, null, 10m), (models.Chat.InputPricePerMillionTokens, strong.InputPricePerMillionTokens, strong.OutputPricePerMillionTokens));
    }

    [Theory]
    [InlineData("""{ "Model": "s", "Endpoint": "http://elsewhere/v1" }""", "", "http://elsewhere/v1")]
    [InlineData("""{ "Model": "s", "Provider": "ollama" }""", "", "")]
    [InlineData("""{ "Model": "s", "Endpoint": "http://gate/v1/" }""", "k", "http://gate/v1")]
    public void TheKeyOfOneServerIsNotSentToAnother(string strong, string key, string endpoint)
    {
        var models = Good("""{ "Model": "m", "Endpoint": "http://gate/v1", "ApiKey": "k" }""", strong);
        var over = models.StrongChat.Over(models.Chat);
        Assert.Equal((key, endpoint), (over.ApiKey, over.Endpoint));
    }

    private ModelsOptions Good(string chat, string strong)
    {
        var outcome = Load(chat, strong);
        Assert.True(outcome is SettingsOutcome.Ready, (outcome as SettingsOutcome.Wrong)?.Sentence);
        return ((SettingsOutcome.Ready)outcome).Settings.Get<ModelsOptions>();
    }

    private SettingsOutcome Load(string chat, string strong)
    {
        folder.Write("appsettings.json", $$"""{ "Models": { "Chat": {{chat}}, "StrongChat": {{strong}} } }""");
        return Settings.Load(new SettingsSources { CurrentFolder = folder.Path, ExecutableFolder = folder.At("program") });
    }
}
