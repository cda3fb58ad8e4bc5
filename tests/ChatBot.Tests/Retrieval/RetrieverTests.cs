using ChatBot.Access;
using ChatBot.Index;
using ChatBot.Retrieval;
using ChatBot.Tests.Index;
using Xunit;

namespace ChatBot.Tests.Retrieval;

public sealed class RetrieverTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder folder = new();
    private EmbeddedStore store = null!;

    public async Task InitializeAsync()
    {
        store = new EmbeddedStore(new DataFolder(folder.Path), new EmbeddedStoreOptions { Fingerprint = "test" }, TimeProvider.System);
        await using var writer = await store.OpenWriterAsync(default);
        await writer.ReplaceAsync(
            [
                TestDocuments.Of("film.md", "The Salt Road", "The Salt Road is a film of 1962 directed by Ansgar Vollbrecht, shot in the dunes."),
                TestDocuments.Of("director.md", "Ansgar Vollbrecht", "Born in Esbjerg, he grew up on a farm and studied law."),
                TestDocuments.Of("secret.md", "Esbjerg", "The town has a harbour.", access: "staff"),
                TestDocuments.Of("other.md", "Dunes", "Dunes are made of sand. Dunes move."),
                TestDocuments.Of("noise.md", "Noise", "Law is studied in many towns, and farms are many."),
            ],
            default);
        await writer.CompleteAsync([], default);
    }

    public async Task DisposeAsync() => await store.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ADocumentNamedInTheBestPassageComesInBehindItAndSaysWhoNamedIt()
    {
        var evidence = await Find("Where was the director of The Salt Road born?");

        Assert.Equal("film.md", evidence.Passages[0].Hit.Document.Path);
        var director = evidence.Passages.First(p => p.Hit.Document.Path == "director.md");
        Assert.InRange(director.Rank, 2, 3);
        Assert.Equal(evidence.Passages[0].Hit.PassageId, director.NamedBy);
    }

    [Fact]
    public async Task OfTwoDocumentsThatAreNamedTheOneThatFitsBetterComesFirst()
    {
        await using (var writer = await store.OpenWriterAsync(default))
        {
            await writer.ReplaceAsync(
                [
                    TestDocuments.Of("film2.md", "The Glass Ferry", "The Glass Ferry was directed by Oda Lindqvist and shot by Bo Lindqvist in one winter."),
                    TestDocuments.Of("bo.md", "Bo Lindqvist", "He died in Esbjerg."),
                    TestDocuments.Of("oda.md", "Oda Lindqvist", "She directed plays in winter before she directed anything else."),
                ],
                default);
            await writer.CompleteAsync([], default);
        }

        var paths = (await Find("Who directed The Glass Ferry in winter?")).Passages.Select(p => p.Hit.Document.Path);

        Assert.Equal(["film2.md", "oda.md", "bo.md"], paths.Take(3));
    }

    [Fact]
    public async Task NothingIsBroughtInThatTheAskerMayNotSee()
    {
        var evidence = await Find("Where was Ansgar Vollbrecht born?");

        Assert.DoesNotContain(evidence.Passages, p => p.Hit.Document.Path == "secret.md");
    }

    [Fact]
    public async Task RanksRunFromOneAndScoresDoNotRise()
    {
        var evidence = await Find("dunes of sand and the film");

        Assert.Equal(Enumerable.Range(1, evidence.Passages.Count), evidence.Passages.Select(p => p.Rank));
        Assert.Equal(evidence.Passages.Select(p => p.Score).OrderDescending(), evidence.Passages.Select(p => p.Score));
    }

    [Fact]
    public async Task ConfidenceIsHighForWhatIsThereAndLowForWhatIsNot()
    {
        var known = await Find("Who directed The Salt Road?");
        var unknown = await Find("What is the melting point of gallium in the film?");

        Assert.InRange(known.Confidence, unknown.Confidence + 0.2, 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zzzzz")]
    public async Task AQuestionWithoutAKnownWordHasNoEvidence(string question)
    {
        var evidence = await Find(question);

        Assert.Empty(evidence.Passages);
        Assert.Equal(0, evidence.Confidence);
    }

    private async Task<Evidence> Find(string question) =>
        await new Retriever(store).FindAsync(question, AccessFilter.PublicOnly, 10, CancellationToken.None);
}
