using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Conversations;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Tests.Index;
using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Conversations;

public sealed class JournalTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly ManualTime time = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ALineThatAKillCutOffIsPassedOverAndTheNextOneIsWhole()
    {
        Append("a");
        var path = Assert.Single(Directory.GetFiles(folder.Path, "*.jsonl"));
        var line = await File.ReadAllTextAsync(path);
        for (var length = 1; length < line.Length; length += 37)
        {
            await File.WriteAllTextAsync(path, line + line[..length]);
            Append("b");
            Assert.Equal(["a", "b"], await IdsAsync());
        }
    }

    [Fact]
    public async Task ADayAndASizeBeginAnotherFile()
    {
        using var journal = new Journal(folder.Path, time, mostBytes: 600);
        foreach (var id in new[] { "a", "b", "c" })
        {
            journal.Append(Receipt(id));
        }

        time.Advance(TimeSpan.FromDays(1));
        journal.Append(Receipt("d"));
        Assert.True(Directory.GetFiles(folder.Path, "*.jsonl").Length > 2);
        Assert.Contains(Directory.GetFiles(folder.Path, "*.jsonl"), path => path.EndsWith("2026-01-02-0001.jsonl", StringComparison.Ordinal));
        Assert.Equal(["a", "b", "c", "d"], await IdsAsync());
    }

    [Fact]
    public async Task TwoWritersHaveFilesOfTheirOwnAndAReaderSeesBoth()
    {
        using var one = new Journal(folder.Path, time);
        using var other = new Journal(folder.Path, time);
        one.Append(Receipt("a"));
        other.Append(Receipt("b"));
        one.Append(Receipt("c"));
        Assert.Equal(2, Directory.GetFiles(folder.Path, "*.jsonl").Length);
        Assert.Equal(["a", "c", "b"], await IdsAsync());
    }

    [Fact]
    public async Task HostileTextsStayOneLineEach()
    {
        Append("a\nb\u2028\"\uD800\0");
        Append("c");
        Assert.Equal(2, (await IdsAsync()).Count);
        Assert.Equal(2, File.ReadAllLines(Directory.GetFiles(folder.Path, "*.jsonl").Single()).Length);
    }

    [Fact]
    public async Task NoJournalHasNoReceipts() => Assert.Empty(await Journal.ReadAsync(folder.At("gone"), CancellationToken.None));

    [Fact]
    public async Task AQuoteIsVerbatimNotKeptOrDifferent()
    {
        const string Text = "The harbour has a long breakwater.";
        using var files = new IndexedFolder().With("a.md", Text).With("b.md", "---\naccess: staff\n---\nhidden");
        await files.RunAsync();
        await using var store = files.OpenStore();
        var document = (await store.CatalogueAsync(AccessFilter.PublicOnly, CancellationToken.None)).Single();
        var hidden = (await store.CatalogueAsync(AccessFilter.For(new Principal { Id = "s", Labels = ["staff"] }), CancellationToken.None)).Single(entry => entry.Path == "b.md");
        var good = new KeptQuote(1, document.Id, document.Path, document.Version, new TextSpan(4, 11), "harbour");
        var receipt = new KeptReceipt(
            "x", "t", [], [good, good with { Quote = "Harbour" }, good with { Span = new TextSpan(5, 12) }, good with { Span = new TextSpan(-1, 900) }, good with { Version = "other" },
                good with { DocumentId = hidden.Id, Version = hidden.Version, Span = new TextSpan(22, 28), Quote = "hidden" }]);
        var states = (await new Verifier(store).VerifyAsync(receipt, CancellationToken.None)).Select(quote => quote.State).Order().ToList();
        Assert.Equal([QuoteState.Verbatim, QuoteState.NotKept, QuoteState.NotKept, QuoteState.Differs, QuoteState.Differs, QuoteState.Differs], states);
        var staff = receipt with { Labels = ["staff"] };
        Assert.Equal(2, (await new Verifier(store).VerifyAsync(staff, CancellationToken.None)).Count(quote => quote.State == QuoteState.Verbatim));
    }

    private void Append(string id)
    {
        using var journal = new Journal(folder.Path, time);
        journal.Append(Receipt(id));
    }

    private async Task<List<string>> IdsAsync() => [.. (await Journal.ReadAsync(folder.Path, CancellationToken.None)).Select(receipt => receipt.AnswerId)];

    private static Receipt Receipt(string id) => new()
    {
        Answer = new Answer
        {
            AnswerId = id,
            ConversationId = "c",
            Question = "q",
            Outcome = AnswerOutcome.NotFound,
            Mode = AnswerMode.Extractive,
            Text = "",
            Confidence = 0,
            ElapsedMs = 1,
        },
        At = DateTimeOffset.UnixEpoch,
        Asked = id,
        Principal = Principal.Local,
        Settings = "s",
    };
}
