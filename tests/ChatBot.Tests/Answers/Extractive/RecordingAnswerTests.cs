using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Index;
using ChatBot.Retrieval;
using ChatBot.Tests.Index;
using Xunit;

namespace ChatBot.Tests.Answers;

/// <summary>What is answered of recordings, and with the entry of a code, from the question as it is typed.</summary>
public sealed class RecordingAnswerTests : IAsyncLifetime
{
    private readonly IndexedFolder folder = new IndexedFolder()
        .With("meeting.vtt", """
            WEBVTT - Meeting of the mill

            00:00:02.000 --> 00:00:08.000
            <v Hanne>Three things today: the roof, the late fees and the van.

            00:00:10.000 --> 00:00:15.000
            <v Idris>The late fees make nobody happy.

            00:00:52.000 --> 00:00:59.000
            <v Hanne>Right, next. Late fees. Do we scrap them?

            00:01:00.000 --> 00:01:08.000
            <v Idris>They cost us eight hundred in postage.
            """)
        .With("guide.md", "# The returns machine\n\n**R07.** The flap is blocked.\n\n**R31.** The paper roll is empty. A new one is in the drawer.\n\n- **F2:** Mains failure.\n- **F3:** Too warm.\n");

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
    [InlineData("When in the meeting do they turn to the late fees?", "00:00:52")]
    [InlineData("When in the meeting do the late fees come up?", "00:00:10")]
    public async Task AListOfWhatIsToComeIsNotWhereItIsDealtWith(string question, string time) => Assert.Equal(time, (await Ask(question)).Sentences[0].Label);

    [Theory]
    [InlineData("Who is speaking at 00:01:00 of the meeting?", "Idris")]
    [InlineData("What does Idris say at about 0:59 in the meeting?", "Idris")]
    public async Task WhoSpeaksStandsInFront(string question, string speaker)
    {
        var sentence = (await Ask(question)).Sentences[0];

        Assert.Equal(speaker, sentence.Label);
        Assert.Equal("They cost us eight hundred in postage.", sentence.Text);
    }

    [Fact]
    public async Task ACodeIsExplainedByItsEntry() => Assert.Equal(
        ["The paper roll is empty.", "A new one is in the drawer."],
        (await Ask("What does R31 mean?")).Sentences.Select(sentence => sentence.Text));

    [Fact]
    public async Task AnEntryMayBeOneSentence() => Assert.Equal(["F3: Too warm."], (await Ask("wat dose F3 meen")).Sentences.Select(sentence => sentence.Text));

    private async Task<Draft> Ask(string question)
    {
        var corpus = CorpusView.Of(await store.CatalogueAsync(AccessFilter.PublicOnly, default));
        return await new ExtractiveAnswerer(store, new Retriever(store), new DocumentTexts(store), new AnswersOptions { NotFoundThreshold = 0.3 })
            .AnswerAsync(new AnswerRequest(QuestionReader.Read(question, corpus), AccessFilter.PublicOnly), default);
    }
}
