using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Conversations;
using ChatBot.Index;
using ChatBot.Retrieval;
using ChatBot.Suggestions;
using ChatBot.Tests.Index;
using Xunit;

namespace ChatBot.Tests.Suggestions;

public sealed class SuggesterTests : IAsyncLifetime
{
    private const string Harbour = """
        ---
        title: The Harbour Plan
        author: Ada Holm
        draft: true
        edition: 1
        ---
        # The breakwater repair

        The breakwater repair costs 4 million crowns.

        # Which stone is used?

        The stone that is used is granite from Bohus.
        """;

    private static readonly AccessFilter Staff = AccessFilter.For(new Principal { Id = "s", Labels = ["staff"] });

    private readonly IndexedFolder folder = new IndexedFolder().With("harbour.md", Harbour).With("town/secret.md", "---\naccess: staff\n---\n# The vault\n\nThe vault of the bank opens with a brass key.\n");
    private EmbeddedStore store = null!;
    private SuggestionBook book = null!;
    private Suggester suggester = null!;

    public async Task InitializeAsync()
    {
        var report = await folder.RunAsync();
        Open();
        suggester.Want(report.Changed);
        Assert.True(await suggester.CatchUpAsync(CancellationToken.None));
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public void QuestionsAreMadeOfHeadingsAndFieldsAndEachIsAnswered()
    {
        var questions = book.All().SelectMany(document => document.Questions).Select(question => question.Text).ToList();
        Assert.Contains("What does “The Harbour Plan” say about “The breakwater repair”?", questions);
        Assert.Contains("Which stone is used?", questions);
        Assert.Contains("Who wrote “The Harbour Plan”?", questions);
        Assert.DoesNotContain(questions, question => question.Contains("draft", StringComparison.Ordinal) || question.Contains("edition", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AfterAnAnswerSomethingElseOfTheSameDocumentIsSuggested()
    {
        var answer = await AskAsync("How much does the breakwater repair cost?");
        Assert.Equal(AnswerOutcome.Answered, answer.Outcome);
        Assert.InRange(answer.Suggestions.Count, 1, Suggester.MostShown);
        Assert.DoesNotContain(answer.Suggestions, suggestion => suggestion.Contains("breakwater", StringComparison.OrdinalIgnoreCase));

        var next = await AskAsync(answer.Suggestions[0], answer.ConversationId);
        Assert.Equal(AnswerOutcome.Answered, next.Outcome);
        Assert.DoesNotContain(answer.Suggestions[0], next.Suggestions);
    }

    [Fact]
    public async Task NobodyIsShownAQuestionOfADocumentThatTheyMayNotSee()
    {
        Assert.Contains(await suggester.ExamplesAsync(Staff, 10, CancellationToken.None), question => question.Contains("vault", StringComparison.Ordinal));
        Assert.DoesNotContain(await suggester.ExamplesAsync(AccessFilter.PublicOnly, 10, CancellationToken.None), question => question.Contains("vault", StringComparison.Ordinal));
        var answer = await AskAsync("How does the vault of the bank open?");
        Assert.DoesNotContain(answer.Suggestions, question => question.Contains("vault", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsGoneOrHasChangedIsForgottenOnTheDiskToo()
    {
        folder.Delete("town/secret.md");
        folder.With("harbour.md", Harbour.Replace("granite", "basalt", StringComparison.Ordinal));
        await folder.RunAsync(store);
        Assert.All(book.All(), known => Assert.NotEmpty(known.Questions));
        Assert.Empty(await suggester.ExamplesAsync(Staff, 10, CancellationToken.None));

        await book.PruneAsync(store, CancellationToken.None);
        Assert.Empty(book.All());
        Assert.Empty(await File.ReadAllTextAsync(Path.Combine(folder.DataPath, "suggestions.jsonl")));
    }

    [Fact]
    public async Task AWithdrawnRightTakesTheQuestionsWithIt()
    {
        folder.With("harbour.md", Harbour.Replace("author:", "access: council\nauthor:", StringComparison.Ordinal));
        await folder.RunAsync(store);
        Assert.DoesNotContain(await suggester.ExamplesAsync(Staff, 10, CancellationToken.None), question => question.Contains("Harbour", StringComparison.Ordinal));
        await book.PruneAsync(store, CancellationToken.None);
        Assert.DoesNotContain(book.All().SelectMany(known => known.Questions), question => question.Text.Contains("Harbour", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheBookIsReadAgainAndADamagedLineIsPassedOver()
    {
        var path = Path.Combine(folder.DataPath, "suggestions.jsonl");
        await File.AppendAllTextAsync(path, "{\"document\":1}\nnonsense\n");
        var before = book.All().Select(known => known.DocumentId).ToList();
        await store.DisposeAsync();
        Open();
        Assert.Equal(before, book.All().Select(known => known.DocumentId));
        Assert.NotEmpty(await suggester.ExamplesAsync(AccessFilter.PublicOnly, 3, CancellationToken.None));
    }

    [Fact]
    public async Task ADocumentThatWasNeverAskedIsAskedOnceItIsCited()
    {
        File.Delete(Path.Combine(folder.DataPath, "suggestions.jsonl"));
        await store.DisposeAsync();
        Open();
        Assert.Empty((await AskAsync("How much does the breakwater repair cost?")).Suggestions);
        Assert.True(await suggester.CatchUpAsync(CancellationToken.None));
        Assert.False(await suggester.CatchUpAsync(CancellationToken.None));
        Assert.NotEmpty((await AskAsync("How much does the breakwater repair cost?")).Suggestions);
    }

    private readonly ConversationMemory memory = new();

    private ValueTask<Answer> AskAsync(string question, string? conversationId = null) =>
        new Assistant(Parts() with { Suggest = suggester.PickAsync }).AnswerAsync(new Question { Text = question, Principal = Principal.Local, ConversationId = conversationId }, CancellationToken.None);

    private void Open()
    {
        store = folder.OpenStore();
        book = new SuggestionBook(new DataFolder(folder.DataPath));
        suggester = new Suggester(book, store, new DocumentTexts(store), new Assistant(Parts()));
    }

    private AssistantParts Parts() => new()
    {
        Store = store,
        Complete = async (question, earlier, access, token) => FollowUp.Complete(question, earlier, CorpusView.Of(await store.CatalogueAsync(access, token))),
        Read = async (question, access, token) => QuestionReader.Read(question, CorpusView.Of(await store.CatalogueAsync(access, token))),
        Answerers = [new CatalogueAnswerer(store), new ExtractiveAnswerer(store, new Retriever(store), new DocumentTexts(store), new AnswersOptions())],
        Memory = memory,
        Journal = null,
        Limits = new LimitsOptions(),
        Settings = "",
        Time = TimeProvider.System,
        Report = (_, broken) => Assert.Fail(broken.ToString()),
    };
}
