using ChatBot.Server.Hosting.Configuration;
using ChatBot.Server.ModelClients;
using ChatBot.Server.ModelClients.Embeddings;
using Xunit;

namespace ChatBot.Tests.ModelClients;

public sealed class EmbeddingSettingsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WithoutAnySettingThereIsNoModel() => Assert.False(Good("{}").IsConfigured);

    [Theory]
    [InlineData("""{ "Model": "m", "ApiKey": "k" }""", "https://api.openai.com/v1/embeddings")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://localhost:8080/v1" }""", "http://localhost:8080/v1/embeddings")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://localhost:8080/v1/" }""", "http://localhost:8080/v1/embeddings")]
    [InlineData("""{ "Model": "m", "Provider": "azure", "ApiKey": "k", "Endpoint": "https://here.openai.azure.com/openai/v1/" }""", "https://here.openai.azure.com/openai/v1/embeddings")]
    [InlineData("""{ "Model": "m", "Provider": "ollama" }""", "http://127.0.0.1:11434/api/embed")]
    [InlineData("""{ "Model": "m", "Provider": "ollama", "Endpoint": "http://gpu:11434" }""", "http://gpu:11434/api/embed")]
    [InlineData("""{ "Model": "m", "Provider": "ollama", "Endpoint": "http://gpu:11434/v1" }""", "http://gpu:11434/api/embed")]
    [InlineData("""{ "Model": "m", "Provider": "ollama", "Endpoint": "https://gate.example/ollama/v1/" }""", "https://gate.example/ollama/api/embed")]
    public void TheAddressIsMadeOfProviderAndEndpoint(string embedding, string address) => Assert.Equal(new Uri(address), EmbeddingEndpoint.Of(Good(embedding)).Address);

    [Theory]
    [InlineData("""{ "Model": "m" }""", "this service asks for a key")]
    [InlineData("""{ "Model": "m", "Provider": "azure", "ApiKey": "k" }""", "with Provider azure the Endpoint must be set")]
    [InlineData("""{ "Model": "m", "Provider": "azure", "Endpoint": "https://x.openai.azure.com/openai/v1" }""", "this service asks for a key")]
    [InlineData("""{ "Endpoint": "http://localhost:8080/v1" }""", "but no Model")]
    [InlineData("""{ "ApiKey": "k" }""", "but no Model")]
    [InlineData("""{ "Model": "m", "Endpoint": "localhost:8080" }""", "starts with http:// or https://")]
    [InlineData("""{ "Model": "m", "Endpoint": "file:///etc/hosts" }""", "starts with http:// or https://")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://me:secret@localhost/v1" }""", "a key belongs in ApiKey")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://localhost/v1?api-version=1" }""", "must not hold a question mark")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://localhost/v1/embeddings" }""", "must be the base of the address")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://localhost/v1", "ApiKey": "two words" }""", "characters that no key has")]
    [InlineData("""{ "Model": "m", "Endpoint": "http://localhost/v1", "ApiKey": "line\n" }""", "characters that no key has")]
    [InlineData("""{ "Model": " m", "Endpoint": "http://localhost/v1" }""", "not the name of a model")]
    [InlineData("""{ "Provider": "cohere" }""", "one of openai, azure, ollama")]
    [InlineData("""{ "Dimension": -1 }""", "it must be 0 to 8192")]
    [InlineData("""{ "BatchTexts": 0 }""", "it must be 1 to 2048")]
    [InlineData("""{ "Timeout": 3 }""", "Models:Embedding:Timeout")]
    public void WhatDoesNotFitTogetherStopsTheStartWithOneSentence(string embedding, string message)
    {
        var problem = Assert.Single(Assert.IsType<SettingsOutcome.Wrong>(Load(embedding)).Problems);
        Assert.StartsWith("Models:Embedding", problem, StringComparison.Ordinal);
        Assert.Contains(message, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("two words", problem, StringComparison.Ordinal);
    }

    private EmbeddingOptions Good(string embedding)
    {
        var outcome = Load(embedding);
        Assert.True(outcome is SettingsOutcome.Ready, (outcome as SettingsOutcome.Wrong)?.Sentence);
        return ((SettingsOutcome.Ready)outcome).Settings.Get<ModelsOptions>().Embedding;
    }

    private SettingsOutcome Load(string embedding)
    {
        folder.Write("appsettings.json", $$"""{ "Models": { "Embedding": {{embedding}} } }""");
        return Settings.Load(new SettingsSources { CurrentFolder = folder.Path, ExecutableFolder = folder.At("program") });
    }
}
