using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Index;
using ChatBot.Retrieval;
using ChatBot.Tests.Index;
using Xunit;

namespace ChatBot.Tests.Answers;

/// <summary>Answers in the documents' own words, over a small corpus of its own.</summary>
public sealed class ExtractiveAnswererTests : IAsyncLifetime
{
    private readonly IndexedFolder folder = new IndexedFolder()
        .With("mill.md", """
            # The water mill

            The mill on the Tarn was built in 1742 by Josse Marrin. It ground rye until the flood of 1910.
            Its wheel measures 6.4 metres across.

            ## What it needs

            To turn again it needs three things:

            - a new axle of oak
            - a sluice that closes
            - 12,000 euros

            ## Voices

            Petra Oll argues that the mill should be a museum. I say it should grind flour.

            > Petra Oll: "A mill that stands still is a shed. A shed we have."
            """)
        .With("bridge.md", """
            # The bridge at Tarn

            > Who crosses it is a guest. Who crosses it twice is a neighbour.

            That was Hedda Vint, the keeper, at the opening.

            Oskar Bly, who painted it, told me:

            > Green is not a colour. Green is a decision.

            The bridge was opened in 1899. The mill, people here say, was built in 1760. Its repair cost 310,000 euros in 2019.
            """)
        .With("talk.txt", "River talk\n\n00:00:02: Welcome to the river.\n00:00:10: Today we speak about otters\n00:00:16: and what they eat.\n00:00:24: They eat nine crayfish a day.\n00:00:31: Goodbye.\n");

    private EmbeddedStore store = null!;
    private IReadOnlyList<DocumentEntry> catalogue = [];

    public async Task InitializeAsync()
    {
        await folder.RunAsync();
        store = folder.OpenStore();
        catalogue = await store.CatalogueAsync(AccessFilter.PublicOnly, default);
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("How wide is the wheel of the mill?", ExpectedType.Number, "Its wheel measures 6.4 metres across.")]
    [InlineData("How much did the repair of the bridge cost?", ExpectedType.Number, "Its repair cost 310,000 euros in 2019.")]
    [InlineData("Until which flood did it grind rye?", ExpectedType.Date, "It ground rye until the flood of 1910.")]
    public async Task AFactIsOneSentenceWithItsSource(string question, ExpectedType expected, string answer)
    {
        var draft = await Ask(Read(question) with { Expected = expected });

        var sentence = Assert.Single(draft.Sentences);
        Assert.Equal(answer, sentence.Text);
        Assert.Equal(answer, Assert.Single(sentence.Sources).Quote);
    }

    [Fact]
    public async Task AListIsWholeWithItsLead()
    {
        var draft = await Ask(Read("What does the mill need to turn again?") with { Kinds = QuestionKinds.List });

        Assert.Equal(["To turn again it needs three things:", "a new axle of oak", "a sluice that closes", "12,000 euros"], draft.Sentences.Select(s => s.Text));
        Assert.Equal(3, draft.Sentences.Count(s => s.Form == DraftForm.ListItem));
    }

    [Fact]
    public async Task AQuotationIsGivenFromItsOpeningToItsClosingMark()
    {
        var draft = await Ask(Read("What did Petra Oll say about a shed?") with { Kinds = QuestionKinds.Quote });

        Assert.Equal("Petra Oll: \"A mill that stands still is a shed. A shed we have.\"", Assert.Single(draft.Sentences).Text);
    }

    [Fact]
    public async Task DocumentsAreComparedSideBySideAndDifferingFiguresAreMarked()
    {
        var draft = await Ask(Read("When was the mill built?") with
        {
            Kinds = QuestionKinds.Compare,
            Expected = ExpectedType.Date,
            Documents = [Meant("mill.md", MeantStrength.Scope), Meant("bridge.md", MeantStrength.Scope)],
        });

        Assert.True(draft.IsDisagreement);
        Assert.Contains(draft.Sentences, s => s.Label == "The water mill" && s.Text.Contains("1742", StringComparison.Ordinal));
        Assert.Contains(draft.Sentences, s => s.Text.Contains("1760", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatAnotherIsSaidToThinkIsFollowedByWhatTheAuthorThinks()
    {
        var draft = await Ask(Read("Should the mill be a museum?") with { Documents = [Meant("mill.md", MeantStrength.Only)], Kinds = QuestionKinds.Check });

        Assert.Equal(
            ["Petra Oll argues that the mill should be a museum.", "I say it should grind flour."],
            draft.Sentences.Select(s => s.Text));
    }

    [Theory]
    [InlineData(24, "They eat nine crayfish a day.")]
    [InlineData(12, "Today we speak about otters and what they eat.")]
    public async Task WhatIsSaidAtATimeIsTheSentenceOfThatTime(int seconds, string answer)
    {
        var time = TimeSpan.FromSeconds(seconds);
        var draft = await Ask(Read("What is said then?") with { Kinds = QuestionKinds.AtTime, Time = (time, time) });

        var sentence = Assert.Single(draft.Sentences);
        Assert.Equal(answer, sentence.Text);
        Assert.True(sentence.Sources[0].Place.Time!.Value.From <= time);
    }

    [Fact]
    public async Task TheTimeAtWhichSomethingIsSaidStandsInItsSource()
    {
        var draft = await Ask(Read("crayfish") with { Kinds = QuestionKinds.WhichTime, Expected = ExpectedType.Time });

        var sentence = Assert.Single(draft.Sentences);
        Assert.Equal("00:00:24", sentence.Label);
        Assert.StartsWith("00:00:24", sentence.Sources[0].Quote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RecordingEnd.Beginning, null, "Welcome to the river.")]
    [InlineData(RecordingEnd.End, null, "Goodbye.")]
    [InlineData(RecordingEnd.Length, null, "Goodbye.")]
    [InlineData(RecordingEnd.End, 6, "They eat nine crayfish a day. Goodbye.")]
    [InlineData(RecordingEnd.Beginning, 5, "Welcome to the river.")]
    public async Task AnEndOfARecordingIsShown(RecordingEnd end, int? seconds, string said)
    {
        var part = new RecordingPart(end, seconds is { } s ? TimeSpan.FromSeconds(s) : null);
        var draft = await Ask(Read("river") with { Kinds = QuestionKinds.AtTime, Part = part });

        Assert.Equal(said, string.Join(' ', draft.Sentences.Select(sentence => sentence.Text)));
        Assert.Equal(end == RecordingEnd.Length ? "00:00:31" : null, end == RecordingEnd.Length ? draft.Sentences[0].Label : null);
    }

    [Theory]
    [InlineData("What exactly did Hedda Vint say at the opening?", "Who crosses it is a guest. Who crosses it twice is a neighbour. That was Hedda Vint, the keeper, at the opening.")]
    [InlineData("Quote what Oskar Bly told the painter.", "Oskar Bly, who painted it, told me: Green is not a colour. Green is a decision.")]
    public async Task AQuotationStandsBesideItsSpeaker(string question, string said)
    {
        var draft = await Ask(Read(question) with { Kinds = QuestionKinds.Quote });

        Assert.Equal(said, string.Join(' ', draft.Sentences.Select(sentence => sentence.Text)));
    }

    [Fact]
    public async Task ANameThatNobodySaysIsNotFound()
    {
        var talk = new MeantDocument(catalogue.Single(document => document.Path == "talk.txt").Id, MeantStrength.Only, "the talk");
        var asked = Read("When does Zebedee eat crayfish?") with { Kinds = QuestionKinds.WhichTime, Expected = ExpectedType.Time, Documents = [talk] };

        Assert.Empty((await Ask(asked)).Sentences);
    }

    [Fact]
    public async Task EveryDocumentIsInTheInventory()
    {
        var draft = await Ask(Read("Which documents are there?") with { Kinds = QuestionKinds.Inventory });

        Assert.Equal("There are 3 documents:", draft.Preface);
        Assert.Equal(3, draft.Sentences.Count);
    }

    [Fact]
    public async Task ASummaryIsHowADocumentBeginsAndItsSections()
    {
        var draft = await Ask(Read("mill") with { Kinds = QuestionKinds.Summary, Documents = [Meant("mill.md", MeantStrength.Only)] });

        Assert.StartsWith("The mill on the Tarn", draft.Sentences[0].Text, StringComparison.Ordinal);
        Assert.Equal(["What it needs", "Voices"], draft.Sentences.Where(s => s.Form == DraftForm.ListItem).Select(s => s.Text));
    }

    [Theory]
    [InlineData("What is the salary of the miller's apprentice in Hamburg?")]
    [InlineData("Which volcano erupted beside the railway?")]
    [InlineData("")]
    [InlineData("the of and")]
    [InlineData("?!«»…\0\u202E")]
    public async Task WhatNoDocumentAnswersIsDeclined(string question)
    {
        var draft = await Ask(Read(question));

        Assert.Empty(draft.Sentences);
        Assert.InRange(draft.Confidence, 0, 0.3);
    }

    [Fact]
    public async Task ARefusalNamesTheNearestDocuments() =>
        Assert.Equal("bridge.md", (await Ask(Read("Which admiral sailed under the bridge with a hundred elephants?"))).Nearest[0].Path);

    [Fact]
    public async Task EveryQuoteIsVerbatim()
    {
        foreach (var kind in Enum.GetValues<QuestionKinds>())
        {
            foreach (var sentence in (await Ask(Read("What does the mill on the Tarn need?") with { Kinds = kind })).Sentences)
            {
                var source = Assert.Single(sentence.Sources);
                var text = await store.ReadTextAsync(source.Document.Id, source.Document.Version, AccessFilter.PublicOnly, default);
                Assert.Equal(text!.SourceText[source.Span.Start..source.Span.End], source.Quote);
            }
        }
    }

    private MeantDocument Meant(string path, MeantStrength strength) => new(catalogue.Single(d => d.Path == path).Id, strength, path);

    private static QuestionReading Read(string question) => new()
    {
        Asked = question,
        Words = question,
        Language = "en",
        Kinds = QuestionKinds.Fact,
        Parts = [question],
    };

    private ValueTask<Draft> Ask(QuestionReading reading) =>
        new ExtractiveAnswerer(store, new Retriever(store), new DocumentTexts(store), new AnswersOptions { NotFoundThreshold = 0.3 })
            .AnswerAsync(new AnswerRequest(reading, AccessFilter.PublicOnly), default);
}
