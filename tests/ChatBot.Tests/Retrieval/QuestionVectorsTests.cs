using ChatBot.Index;
using ChatBot.Retrieval;
using ChatBot.Tests.Index;
using ChatBot.Tests.Index.Meaning;
using Xunit;

namespace ChatBot.Tests.Retrieval;

public sealed class QuestionVectorsTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly WordVectors model = new();

    public void Dispose() => model.Dispose();

    [Fact]
    public async Task AQuestionIsEmbeddedOnce()
    {
        var vectors = Open();

        var first = await vectors.OfAsync("Who built it?", default);
        var again = await vectors.OfAsync("Who built it?", default);

        Assert.Equal(1, model.Calls);
        Assert.Equal(first!.Value.ToArray(), again!.Value.ToArray());
    }

    [Fact]
    public async Task OnlyTheLastQuestionsAreRemembered()
    {
        var vectors = Open();
        for (var i = 0; i < 400; i++)
        {
            await vectors.OfAsync($"Question {i}?", default);
        }

        await vectors.OfAsync("Question 399?", default);
        Assert.Equal(400, model.Calls);
        await vectors.OfAsync("Question 0?", default);
        Assert.Equal(401, model.Calls);
    }

    [Fact]
    public async Task AModelThatDoesNotAnswerInTimeIsGoneOnWithoutAndTheReasonIsTold()
    {
        model.Before = (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        var vectors = Open();
        var before = time.GetTimestamp();

        var asked = vectors.OfAsync("Who built it?", default).AsTask();
        time.Advance(TimeSpan.FromSeconds(3));

        Assert.Null(await asked);
        Assert.Equal("Searched by words alone. The embedding model test did not answer in time.", vectors.ProblemSince(before));
        Assert.Null(vectors.ProblemSince(time.GetTimestamp() + 1));
    }

    [Fact]
    public async Task AModelThatFailsIsGoneOnWithout()
    {
        model.Before = (_, _) => throw new HttpRequestException("The embedding model m is away.");
        var vectors = Open();

        Assert.Null(await vectors.OfAsync("Who built it?", default));
        Assert.Equal("Searched by words alone. The embedding model m is away.", vectors.ProblemSince(0));
    }

    [Fact]
    public async Task WhoeverGoesAwayIsNotAnsweredByWordsAlone()
    {
        using var gone = new CancellationTokenSource();
        model.Before = async (_, token) =>
        {
            await gone.CancelAsync();
            token.ThrowIfCancellationRequested();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Open().OfAsync("Who built it?", gone.Token));
    }

    private QuestionVectors Open() => new(new PassageEmbedder(model, IndexedFolder.ModelOf()), TimeSpan.FromSeconds(2), time);
}
