using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Conversations;
using ChatBot.Index;
using ChatBot.Retrieval;
using ChatBot.Tests.Index;
using Xunit;

namespace ChatBot.Tests.Conversations;

public sealed class PartsAnswererTests : IAsyncLifetime
{
    private readonly IndexedFolder folder = new IndexedFolder()
        .With("yard.md", "# The yard\n\nThe crane Berta lifts 40 tonnes. The crane Emil lifts 65 tonnes.\n\nThe yard was founded in 1893. Its first owner was Hanne Lorck.");

    private EmbeddedStore store = null!;

    public async Task InitializeAsync()
    {
        await folder.RunAsync();
        store = folder.OpenStore();
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("Which lifts more, the crane Berta or the crane Emil?", "Which lifts more, the crane Berta?", "Which lifts more, the crane Emil?")]
    [InlineData("How many jobs do Karrow and Hask count?", "How many jobs do Karrow count?", "How many jobs do Hask count?")]
    [InlineData("What is said of health and safety?", "What is said of health and safety?", null)]
    [InlineData("Does it rain or snow?", "Does it rain or snow?", null)]
    [InlineData("When did it open?", "When did it open?", null)]
    public void AQuestionAboutTwoThingsIsTwoQuestions(string question, string first, string? second)
    {
        var reading = QuestionReader.Read(question, CorpusView.Of([]));
        Assert.Equal(second is null ? [first] : [first, second], Alternatives.Of(reading));
    }

    [Fact]
    public async Task EachPartGetsItsOwnSentence()
    {
        var draft = await AnswerAsync("Who was the first owner of the yard, and how many tonnes does the crane Emil lift?", reading => reading.Parts);
        Assert.Equal(["Its first owner was Hanne Lorck.", "The crane Emil lifts 65 tonnes."], draft.Sentences.Select(s => s.Text));

        draft = await AnswerAsync("How many tonnes lift in the yard with Berta, and how many with Emil?", reading => reading.Parts);
        Assert.Equal(["The crane Berta lifts 40 tonnes.", "The crane Emil lifts 65 tonnes."], draft.Sentences.Select(s => s.Text));

        draft = await AnswerAsync("How many tonnes does Berta or Emil lift?", Alternatives.Of);
        Assert.Equal(["The crane Berta lifts 40 tonnes.", "The crane Emil lifts 65 tonnes."], draft.Sentences.Select(s => s.Text));
    }

    [Theory]
    [InlineData("Who was the first owner of the yard, and which opera did the tsar commission?")]
    [InlineData("How many tonnes does Berta lift, and how many each?")]
    [InlineData("Who was the first owner?")]
    public async Task APartWithoutAnAnswerLeavesTheQuestionWhole(string question) =>
        Assert.Empty((await AnswerAsync(question, reading => reading.Parts)).Sentences);

    private async Task<Draft> AnswerAsync(string question, Func<QuestionReading, IReadOnlyList<string>> split)
    {
        var access = AccessFilter.For(Principal.Local);
        var corpus = CorpusView.Of(await store.CatalogueAsync(access, CancellationToken.None));
        var sentences = new ExtractiveAnswerer(store, new Retriever(store), new DocumentTexts(store), new AnswersOptions { NotFoundThreshold = 0.2 });
        var parts = new PartsAnswerer(
            [sentences],
            split,
            (part, earlier, _, _) => ValueTask.FromResult(FollowUp.Complete(part, earlier, corpus)),
            (part, _, _) => ValueTask.FromResult(QuestionReader.Read(part, corpus)));
        return await parts.AnswerAsync(new AnswerRequest(QuestionReader.Read(question, corpus), access), CancellationToken.None);
    }
}
