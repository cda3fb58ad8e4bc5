using System.Text.Json;
using ChatBot.SystemTests.Running;
using ChatBot.Tests.ModelClients.Double;
using Xunit;

namespace ChatBot.SystemTests.Qdrant;

/// <summary><c>chatbot copy</c> with the real program and the real Qdrant.</summary>
[Collection(SharedQdrant.Name)]
public sealed class CopyTests(SharedQdrant qdrant)
{
    private const int Dimension = 32;

    private readonly string name = qdrant.NewName();

    [QdrantFact]
    public async Task AnIndexIsCopiedWithItsVectorsWhileNoModelIsThere()
    {
        using var place = new Workplace();
        for (var i = 0; i < 20; i++)
        {
            place.With($"d{i}.md", $"---\naccess: {(i % 2 == 0 ? "public" : "staff")}\n---\n# Ferry {i}\n\nThe ferry number {i} sails at {i} o'clock from quay {i * 7}.\n");
        }

        await using (var model = await EmbeddingDouble.StartAsync(new DoubleOptions { Dimension = Dimension }))
        {
            await UseAsync(place, model.Address);
            Assert.Equal(0, (await place.RunAsync("index")).ExitCode);
            Assert.Equal(0, (await place.RunAsync("search", "which ferry sails from quay 28", "--json", "--no-index")).ExitCode);
        }

        var copied = await place.RunAsync("copy", "--to", "qdrant");
        Assert.True(copied.ExitCode == 0, copied.Error);
        Assert.StartsWith("20 documents, 40 passages: 20 copied, 0 there already, 0 removed", copied.Output, StringComparison.Ordinal);

        var again = await place.RunAsync("copy", "--to", "qdrant");
        Assert.Contains("0 copied, 20 there already", again.Output, StringComparison.Ordinal);

        // A pass over the unchanged corpus finds everything in Qdrant, and asks for no vector either.
        var pass = await place.RunAsync("index", "--store", "qdrant", "--json");
        Assert.True(pass.ExitCode == 0, pass.Error);
        Assert.Equal(20, JsonDocument.Parse(pass.Output).RootElement.GetProperty("unchanged").GetInt32());

        await using var back = await EmbeddingDouble.StartAsync(new DoubleOptions { Dimension = Dimension });
        await UseAsync(place, back.Address);
        Assert.Equal(await HitsAsync(place, "embedded"), await HitsAsync(place, "qdrant"));
        Assert.All(back.Seen, request => Assert.DoesNotContain("sails at", request.Body, StringComparison.Ordinal));
    }

    [QdrantFact]
    public async Task WhatTheIndexDoesNotHoldAnyMoreGoesFromTheCopy()
    {
        using var place = new Workplace().With("a.md", "# A\n\nThe ferry sails.\n").With("b.md", "# B\n\nThe crane turns.\n");
        await UseAsync(place, model: null);
        await place.RunAsync("index");
        await place.RunAsync("copy", "--to", "qdrant");
        place.Delete("b.md");
        await place.RunAsync("index");

        var copied = await place.RunAsync("copy", "--to", "qdrant");

        Assert.StartsWith("1 documents, 1 passages: 0 copied, 1 there already, 1 removed", copied.Output, StringComparison.Ordinal);
    }

    [QdrantFact]
    public async Task WithoutAnIndexThereIsNothingToCopy()
    {
        using var place = new Workplace();
        await UseAsync(place, model: null);

        var copied = await place.RunAsync("copy", "--to", "qdrant");

        Assert.Equal(1, copied.ExitCode);
        Assert.Contains("Run `chatbot index` first.", copied.Error, StringComparison.Ordinal);
    }

    private async Task UseAsync(Workplace place, Uri? model)
    {
        var index = $$$"""{"Index":{"Qdrant":{"Endpoints":["{{{await qdrant.UrlAsync()}}}"],"Collection":"{{{name}}}"}}""";
        place.WriteSettings(model is null ? index + "}" : index + $$$"""
            ,"Models":{"Embedding":{"Provider":"openai","Endpoint":"{{{model.GetLeftPart(UriPartial.Authority)}}}/v1","Model":"double","Dimension":{{{Dimension}}} } } }
            """);
    }

    private static async Task<IReadOnlyList<string>> HitsAsync(Workplace place, string store)
    {
        var found = await place.RunAsync("search", "which ferry sails from quay 28", "--json", "--no-index", "--store", store);
        Assert.True(found.ExitCode == 0, found.Error);
        return [.. JsonDocument.Parse(found.Output).RootElement.GetProperty("hits").EnumerateArray().Select(hit =>
            $"{hit.GetProperty("passageId").GetString()} {hit.GetProperty("legs").GetProperty("meaning").GetProperty("rank").GetInt32()}")];
    }
}
