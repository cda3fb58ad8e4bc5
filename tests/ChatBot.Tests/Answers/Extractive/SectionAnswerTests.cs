using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Index;
using ChatBot.Retrieval;
using ChatBot.Tests.Index;
using Xunit;

namespace ChatBot.Tests.Answers;

/// <summary>Questions that a heading names and no sentence below it repeats, and answers beside which another is as good.</summary>
public sealed class SectionAnswerTests : IAsyncLifetime
{
    private readonly IndexedFolder folder = new IndexedFolder()
        .With("changes.md", """
            # Changes of the plotter

            ## 2.4 (2025-05-02)

            ### Removed

            - The serial port. Nobody had one.

            ### Fixed

            - Ink dried out over Christmas
            - Circles were ovals in the cold

            ## 2.3 (2025-01-20)

            ### Fixed

            - The pen fell down at night

            ### Known problems

            - Maps of Chile need three sheets
            """)
        .With("choir.md", """
            # The Monday choir

            ## Joining

            Come twice and listen. Then sing one scale, alone. Whoever is still there in week four is a member.

            ## Rules without exceptions

            - no perfume
            - no whistling on the stairs

            ## When you are hoarse

            Sit in the second row and turn the pages.

            ## Where the scores are

            In the tin chest, under the hats.

            ## The bell

            **Bell 7.** Cast iron. Found in a barn. It was hung by a farmer. He asked for nothing. It weighs 412 kg.
            """)
        .With("dogs.md", "# Dogs\n\nThe brown dog barks at trains. The brown dog barks at postmen.\n");

    private EmbeddedStore store = null!;
    private CorpusView view = null!;

    public async Task InitializeAsync()
    {
        await folder.RunAsync();
        store = folder.OpenStore();
        view = CorpusView.Of(await store.CatalogueAsync(AccessFilter.PublicOnly, default));
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("What was removed in 2.4?", "The serial port. Nobody had one.")]
    [InlineData("What was fixed in 2.4?", "Ink dried out over Christmas|Circles were ovals in the cold")]
    [InlineData("What was repaired in 2.3?", "The pen fell down at night")]
    [InlineData("What are the known problems of 2.3?", "Maps of Chile need three sheets")]
    [InlineData("Which rules have no exceptions?", "no perfume|no whistling on the stairs")]
    [InlineData("What do I do when I am hoarse?", "Sit in the second row and turn the pages.")]
    [InlineData("Where are the scores?", "In the tin chest, under the hats.")]
    public async Task WhatAHeadingNamesIsAnsweredByWhatStandsBelow(string question, string expected) =>
        Assert.Equal(expected.Split('|'), (await AskAsync(question)).Sentences.Select(s => s.Text));

    [Theory]
    [InlineData("What was removed in 2.5?")]
    [InlineData("What was removed in 2.3?")]
    public async Task AHeadingOfAnotherNumberAnswersNothing(string question) => Assert.Empty((await AskAsync(question)).Sentences);

    [Fact]
    public async Task WhatIsAskedForMayStandAtTheEndOfTheParagraph() =>
        Assert.Contains("It weighs 412 kg.", (await AskAsync("How heavy is bell 7?")).Sentences.Select(s => s.Text));

    [Fact]
    public async Task OfTwoSentencesThatFitAlikeBothAreShown() =>
        Assert.Equal(["The brown dog barks at postmen.", "The brown dog barks at trains."], (await AskAsync("What does the brown dog bark at?")).Sentences.Select(s => s.Text).Order());

    private ValueTask<Draft> AskAsync(string question) =>
        new ExtractiveAnswerer(store, new Retriever(store), new DocumentTexts(store), new AnswersOptions())
            .AnswerAsync(new AnswerRequest(QuestionReader.Read(question, view), AccessFilter.PublicOnly), default);
}
