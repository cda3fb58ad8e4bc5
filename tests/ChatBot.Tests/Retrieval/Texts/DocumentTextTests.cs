using ChatBot.Access;
using ChatBot.Index;
using ChatBot.Retrieval;
using ChatBot.Tests.Index;
using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Retrieval;

/// <summary>Documents as sentences: clean words, exact spans, lists that stay together.</summary>
public sealed class DocumentTextTests
{
    [Fact]
    public async Task ASentenceIsShownWithoutMarksAndItsSpanKeepsThem()
    {
        var text = await Read("a.md", "# T\n\nThe **old** wall, see [the plan](http://x.y/z?a=(b)), holds `two` _cranes_. Then snake_case and 2*3 stay.");

        Assert.Equal("Then snake_case and 2*3 stay.", text.Sentences[^1].Text);
        Assert.Equal("The old wall, see the plan), holds two cranes.", text.Sentences[^2].Text);
        Assert.StartsWith("The **old** wall, see [the plan](", text.Sentences[^2].Span.In(text.SourceText).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsSaidOverSeveralCuesIsOneSentenceWithTheTimeOfAllOfThem()
    {
        var text = await Read("talk.txt", "Talk\n\n00:00:01: A thirty-eight metre\n00:00:05: hole in a wall. And\n00:00:09: another one.\n00:00:12: Yes.\n");
        var hole = text.Sentences.First(s => s.Text.StartsWith("A thirty", StringComparison.Ordinal));

        Assert.Equal("A thirty-eight metre hole in a wall.", hole.Text);
        Assert.Equal("A thirty-eight metre\n00:00:05: hole in a wall.", hole.Span.In(text.SourceText).ToString());
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9)), hole.Time);
        Assert.Contains(text.Sentences, s => s.Text == "And another one." && s.Time == (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(12)));
    }

    [Fact]
    public async Task NobodyFinishesTheSentenceOfAnotherSpeaker()
    {
        var text = await Read(
            "walk.vtt",
            "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ann>Is it\n\n00:00:02.000 --> 00:00:03.000\n<v Bob>green\n\n00:00:03.000 --> 00:00:04.000\n<v Bob>all over?\n");

        Assert.Equal([("Ann", "Is it"), ("Bob", "green all over?")], text.Sentences.Where(s => s.Time is not null).Select(s => (s.Speaker!, s.Text)));
    }

    [Fact]
    public async Task ARecordingWithoutStopsIsCutAtItsCues()
    {
        var cues = string.Concat(Enumerable.Range(1, 50).Select(i => $"00:{i:00}:00: and so on and on it goes about the wall number{i}\n"));
        var text = await Read("talk.txt", "Talk\n\n" + cues);

        Assert.All(text.Sentences, s => Assert.InRange(s.Text.Length, 1, 450));
        Assert.All(text.Sentences.Where(s => s.Time is not null), s => Assert.EndsWith(s.Text[^2..], s.Span.In(text.SourceText).ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task AListHasItsLeadAndAllItsItems()
    {
        var text = await Read("a.md", "# T\n\nBefore it all.\n\nThe money goes to:\n\n- a wall\n- a quay:\n  - stone\n  - work\n- a roof\n\nAfter it.");
        var lead = text.Sentences.Single(s => s.Role == SentenceRole.ListLead);
        var inner = text.Sentences.Where(s => s.Text is "stone" or "work").ToArray();

        Assert.Equal("The money goes to:", lead.Text);
        Assert.Equal(["The money goes to:", "a wall", "a quay:", "a roof"], text.Sentences.Where(s => s.Group == lead.Group).Select(s => s.Text));
        Assert.All(inner, s => Assert.Equal("a quay:", text.Sentences[s.Lead!.Value].Text));
        Assert.Equal(2, text.Sentences.Count(s => s.Group == inner[0].Group));
        Assert.Null(text.Sentences.Single(s => s.Text == "After it.").Group);
    }

    [Fact]
    public async Task AnItemThatEndsWithAColonLeadsIntoThoseBehindIt()
    {
        var text = await Read("a.md", "- Measures:\n- use\n- success\n- Edges:\n- scale\n");

        Assert.Equal(["use", "success"], ItemsOf(text, "Measures:"));
        Assert.Equal(["scale"], ItemsOf(text, "Edges:"));
        Assert.Equal(Group(text, "Measures:"), Group(text, "Edges:"));
    }

    [Fact]
    public async Task ARowSaysWhatItsCellsAre()
    {
        var text = await Read("a.md", "# Pay\n\n| Country | Full day | Hotel |\n| --- | ---: | ---: |\n| Denmark | **€62** | €165 |\n| Home | €34 | |\n");

        Assert.Equal("Country: Denmark; Full day: €62; Hotel: €165", text.Sentences.First(s => s.Role == SentenceRole.Row).Text);
        Assert.Equal("Country: Home; Full day: €34", text.Sentences[^1].Text);
        Assert.Equal("Country; Full day; Hotel", text.Sentences[text.Sentences[^1].Lead!.Value].Text);
        Assert.Equal(["Pay"], text.Sentences[^1].HeadingPath);
    }

    [Fact]
    public async Task ParagraphsThatBeginInBoldAreItems()
    {
        var text = await Read("a.md", "## Ways\n\n**One: walk.** It is slow.\n\nMore of it.\n\n**Two: swim.** It is wet.\n\n## Other\n\n**Alone.** No list.\n");

        Assert.Equal(["One: walk.", "Two: swim."], ItemsOf(text, "Ways"));
        Assert.Equal(SentenceRole.Prose, text.Sentences.Single(s => s.Text == "Alone.").Role);
    }

    [Fact]
    public async Task WhatIsCountedInAParagraphIsAList()
    {
        var text = await Read("a.md", "It needs three things. (1) Buy stone. Much of it. (2) Hire a boat. (3) Wait. Done then.");

        Assert.Equal(["(1) Buy stone.", "Much of it.", "(2) Hire a boat.", "(3) Wait."], ItemsOf(text, "It needs three things."));
    }

    [Fact]
    public async Task MetadataAndQuotationsAreSentencesToo()
    {
        var text = await Read("a.md", "---\ntitle: T\ncost: 39.2\n---\n\n> Mayor: \"Not now.\"\n> Clerk: \"Never.\"\n");

        Assert.Contains(text.Sentences, s => s is { Role: SentenceRole.Metadata, Text: "cost: 39.2" });
        Assert.Equal(["Mayor: \"Not now.\"", "Clerk: \"Never.\""], text.Sentences.Where(s => s.Role == SentenceRole.Quote).Select(s => s.Text));
        Assert.All(text.Sentences.Where(s => s.Role == SentenceRole.Quote), s => Assert.Equal(s.Text, s.Span.In(text.SourceText).ToString()));
    }

    [Theory]
    [InlineData("[](", 200_000)]
    [InlineData("<a", 200_000)]
    [InlineData("&amp", 200_000)]
    [InlineData("- (1) a:\n", 30_000)]
    [InlineData("**a** b.\n\n", 20_000)]
    [InlineData("|a\\|b", 50_000)]
    [InlineData("\uD800*_`", 50_000)]
    public async Task AHostileTextIsReadInTime(string piece, int times)
    {
        var text = await Read("a.md", string.Concat(Enumerable.Repeat(piece, times)));

        Assert.All(text.Sentences, s => Assert.True(new TextSpan(0, text.SourceText.Length).Contains(s.Span)));
    }

    [Fact]
    public async Task AnOpenedDocumentIsRememberedButNeverShownToWhoMayNotSeeIt()
    {
        using var folder = new IndexedFolder().With("a.md", "---\naccess: staff\n---\n\nThe secret is out.");
        await folder.RunAsync();
        await using var store = folder.OpenStore();
        var texts = new DocumentTexts(store);
        var staff = AccessFilter.For(new Principal { Id = "s", Labels = ["staff"] });
        var id = (await store.CatalogueAsync(staff, default)).Single().Id;

        var first = await texts.OpenAsync(id, staff, default);

        Assert.Same(first, await texts.OpenAsync(id, staff, default));
        Assert.Null(await texts.OpenAsync(id, AccessFilter.PublicOnly, default));
    }

    private static int? Group(DocumentText text, string sentence) => text.Sentences.Single(s => s.Text == sentence).Group;

    private static IEnumerable<string> ItemsOf(DocumentText text, string lead)
    {
        var number = text.Sentences.Single(s => s.Text == lead).Number;
        return text.Sentences.Where(s => s.Lead == number && s.Role == SentenceRole.ListItem).Select(s => s.Text);
    }

    private static async Task<DocumentText> Read(string path, string text)
    {
        using var folder = new IndexedFolder().With(path, text);
        await folder.RunAsync();
        await using var store = folder.OpenStore();
        var entry = (await store.CatalogueAsync(AccessFilter.PublicOnly, default)).Single();
        return (await new DocumentTexts(store).OpenAsync(entry.Id, AccessFilter.PublicOnly, default))!;
    }
}
