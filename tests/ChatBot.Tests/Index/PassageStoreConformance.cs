using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Index;
using Xunit;

namespace ChatBot.Tests.Index;

/// <summary>What every store promises. Each implementation inherits these tests.</summary>
public abstract class PassageStoreConformance : IAsyncLifetime
{
    private static readonly AccessFilter Staff = AccessFilter.For(new Principal { Id = "staff", Labels = ["staff"] });

    private protected IPassageStore Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Store = await OpenAsync();
        await Write(
            TestDocuments.Of("cranes.md", "Keep the cranes", "The three harbour cranes were built in 1931.\n\nRepairing a crane costs four million euros."),
            TestDocuments.Of("ferry.md", "Ferry first", "The ferry carries 186,000 passengers every year.\n\nA new ferry would cost sixty-seven million."),
            TestDocuments.Of("wages.md", "Wages of the staff", "The harbour master earns 71,000 euros.\n\nZyzzogeton is the code word.", access: "staff"),
            TestDocuments.Of("nobody.md", "Locked away", "Nobody may read about the xylotomist.", access: string.Empty),
            TestDocuments.Of("hafen.md", "Der Hafen", "Die Sanierung der Mole kostet sechsundzwanzig Millionen. Die Fähren fahren täglich.", language: "de"));
    }

    public virtual async Task DisposeAsync() => await Store.DisposeAsync();

    [Theory]
    [InlineData("crane", "cranes.md")]
    [InlineData("repaired cranes", "cranes.md")]
    [InlineData("FERRIES", "ferry.md")]
    [InlineData("67 million", "ferry.md")]
    [InlineData("186000", "ferry.md")]
    [InlineData("Sanierungen", "hafen.md")]
    [InlineData("Fahren", "hafen.md")]
    public async Task WordsAreFoundInTheirOtherForms(string words, string path) =>
        Assert.Equal(path, (await Find(words))[0].Document.Path);

    [Theory]
    [InlineData("harbuor cranse", "cranes.md")]
    [InlineData("pasengers", "ferry.md")]
    [InlineData("bassengers", "ferry.md")]
    [InlineData("xharbour cranse", "cranes.md")]
    [InlineData("repairnig", "cranes.md")]
    public async Task AWordWithATypoIsTakenForTheOneThatWasMeant(string words, string path) =>
        Assert.Equal(path, (await Find(words))[0].Document.Path);

    [Fact]
    public async Task TheTextOfAHitIsItsSpanOfTheSourceText()
    {
        foreach (var hit in await Find("harbour ferry crane euros"))
        {
            var text = await Store.ReadTextAsync(hit.Document.Id, version: null, AccessFilter.PublicOnly, default);
            Assert.Equal(text!.SourceText[hit.Span.Start..hit.Span.End], hit.Text);
        }
    }

    [Fact]
    public async Task TheCatalogueRemembersWhatADocumentLooksLike()
    {
        var cranes = await Store.FindAsync(TestDocuments.IdOf("cranes.md"), AccessFilter.PublicOnly, default);

        Assert.Equal(DocumentShape.Text, cranes!.Shape);
        Assert.Equal("The three harbour cranes were built in 1931. | Repairing a crane costs four million euros.", cranes.Opening);
    }

    [Fact]
    public async Task WhatMayNotBeSeenLeavesNoTrace()
    {
        Assert.Empty(await Find("zyzzogeton"));
        Assert.Empty(await Find("zyzzogetan"));
        Assert.DoesNotContain(await Find("harbour master earns"), h => h.Document.Path == "wages.md");
        Assert.DoesNotContain(await Store.CatalogueAsync(AccessFilter.PublicOnly, default), d => d.Path is "wages.md" or "nobody.md");
        Assert.Null(await Store.FindAsync(TestDocuments.IdOf("wages.md"), AccessFilter.PublicOnly, default));
        Assert.Null(await Store.ReadTextAsync(TestDocuments.IdOf("wages.md"), version: null, AccessFilter.PublicOnly, default));
        Assert.Empty(await Store.FindNamedAsync("Wages of the staff", AccessFilter.PublicOnly, default));
        Assert.Empty((await Store.SearchAsync(
            new PassageQuery { Access = AccessFilter.PublicOnly, Words = "code", Limit = 5, Documents = [TestDocuments.IdOf("wages.md")] }, default)).Hits);
    }

    [Fact]
    public async Task AHiddenDocumentDoesNotChangeTheScoresOfOthers()
    {
        var before = (await Find("harbour"))[0].Score;
        await Write(TestDocuments.Of("more.md", "More wages", "harbour harbour harbour harbour", access: "staff"));

        Assert.Equal(before, (await Find("harbour"))[0].Score);
    }

    [Fact]
    public async Task TheWordsOfAQuestionAreToldAsTheSearchTakesThem()
    {
        var words = await Store.ReadWordsAsync("the harbuor cost sixty-seven million, zyzzogeton", AccessFilter.PublicOnly, default);

        Assert.DoesNotContain(words, w => w.Asked == "the");
        Assert.Equal(("harbour", 1), words.Where(w => w.Asked == "harbuor").Select(w => (w.Meant, w.PassageCount)).Single());
        Assert.Contains(words, w => w is { Asked: "67000000", IsOtherForm: true, PassageCount: 1 });
        Assert.Equal(0, words.Single(w => w.Asked == "zyzzogeton").PassageCount);
        Assert.Equal(1, (await Store.ReadWordsAsync("zyzzogeton", Staff, default)).Single().PassageCount);
        Assert.True(words.Single(w => w.Asked == "zyzzogeton").Rarity > words.Single(w => w.Asked == "cost").Rarity);
    }

    [Fact]
    public async Task WhoHoldsALabelSeesWhatCarriesIt()
    {
        Assert.Equal("wages.md", (await Find("zyzzogeton", Staff))[0].Document.Path);
        Assert.DoesNotContain(await Store.CatalogueAsync(Staff, default), d => d.Path == "nobody.md");
        Assert.Equal("wages.md", Assert.Single(await NamedIn("See Wages of the staff for more.", Staff)));
    }

    [Fact]
    public async Task ADocumentIsReplacedAsAWhole()
    {
        await Write(TestDocuments.Of("ferry.md", "Ferry later", "The boat sails at noon."));

        Assert.DoesNotContain(await Find("passengers"), h => h.Document.Path == "ferry.md");
        Assert.Equal("Ferry later", (await Find("boat sails"))[0].Document.Title);
        Assert.Single(await Store.CatalogueAsync(AccessFilter.PublicOnly, default), d => d.Path == "ferry.md");
    }

    [Fact]
    public async Task ARemovedDocumentIsGoneWithItsText()
    {
        var version = (await Find("ferry"))[0].Document.Version;
        await Write(DocumentReplacement.Removal(TestDocuments.IdOf("ferry.md")));

        Assert.DoesNotContain(await Find("ferry passengers"), h => h.Document.Path == "ferry.md");
        Assert.Null(await Store.ReadTextAsync(TestDocuments.IdOf("ferry.md"), version, AccessFilter.PublicOnly, default));
        Assert.Equal(4, (await Store.StateAsync(default)).Documents);
    }

    [Fact]
    public async Task ADocumentThatChangesItsLabelsMovesToThoseWhoHoldThem()
    {
        var version = (await Find("cranes"))[0].Document.Version;
        await Write(TestDocuments.Of("cranes.md", "Keep the cranes", "The cranes are a secret now.", access: "staff"));

        Assert.DoesNotContain(await Find("cranes"), h => h.Document.Path == "cranes.md");
        Assert.Equal("cranes.md", (await Find("cranes secret", Staff))[0].Document.Path);
        Assert.Equal(5, (await Store.StateAsync(default)).Documents);
        Assert.Equal(4, (await Store.StateAsync(Staff, default)).Documents);
        Assert.Equal(2, (await Store.StateAsync(AccessFilter.PublicOnly, default)).Documents);
        Assert.Null(await Store.ReadTextAsync(TestDocuments.IdOf("cranes.md"), version, AccessFilter.PublicOnly, default));
        Assert.Null(await Store.ReadTextAsync(TestDocuments.IdOf("cranes.md"), version, Staff, default));
    }

    [Fact]
    public async Task AReplacedVersionCanStillBeRead()
    {
        var version = (await Find("cranes"))[0].Document.Version;
        await Write(TestDocuments.Of("cranes.md", "Keep the cranes", "They were sold."));

        var old = await Store.ReadTextAsync(TestDocuments.IdOf("cranes.md"), version, AccessFilter.PublicOnly, default);
        Assert.StartsWith("The three harbour cranes", old!.SourceText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameQuestionGivesTheSameOrder()
    {
        await Write([.. Enumerable.Range(0, 30).Select(i => TestDocuments.Of($"twin{i}.md", "Twin", "The same words stand in every twin."))]);
        var first = await Find("same words twin");

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(first.Select(h => h.PassageId), (await Find("same words twin")).Select(h => h.PassageId));
        }
    }

    [Fact]
    public async Task ATitleInAQuestionLiftsItsDocument()
    {
        await Write(
            TestDocuments.Of("about.md", "Gossip", "They say what the ferry may cost."),
            TestDocuments.Of("other.md", "Other", "Nothing here is of interest. It is said at length, and at length again."));

        Assert.Equal("ferry.md", (await Find("what does ferry first say about cost"))[0].Document.Path);
        Assert.Equal("ferry.md", (await Find("what does fery first say about cost"))[0].Document.Path);
        Assert.Equal(["ferry.md"], await NamedIn("She read Ferry First twice.", AccessFilter.PublicOnly));
    }

    [Fact]
    public async Task ATitleWithinALongerOneNamesNothingAndWhatIsInBracketsMakesNoTitleRare()
    {
        await Write(
            TestDocuments.Of("bank.md", "Bank of Ferry First", "It lends."),
            TestDocuments.Of("this.md", "This (zyzzyva song)", "It is sung."));

        Assert.Equal(["bank.md"], await NamedIn("This is the Bank of Ferry First.", AccessFilter.PublicOnly));
    }

    [Fact]
    public async Task ANameIsWorthWhatItsWordsAre()
    {
        await Write(
            TestDocuments.Of("common.md", "Common harbour", "A harbour."),
            TestDocuments.Of("rare.md", "Ansgar Vollbrecht", "A harbour master."),
            TestDocuments.Of("more.md", "Harbour", "What harbour people have in common."));

        var named = (await Store.FindNamedAsync("Common harbour. Ansgar Vollbrecht.", AccessFilter.PublicOnly, default)).ToDictionary(n => n.DocumentId, n => n.Weight);

        Assert.True(named[TestDocuments.IdOf("rare.md")] > named[TestDocuments.IdOf("common.md")]);
    }

    [Fact]
    public async Task ARareNameLeadsFromTheBestPassageToOthersThatHoldIt()
    {
        await Write(
            [
                TestDocuments.Of("ship.md", "Ship", "The lightship was painted by Severin Quade."),
                TestDocuments.Of("life.md", "Life", "A note: Quade kept bees."),
                TestDocuments.Of("secret.md", "Secret", "Nobody knows where Quade lives.", access: "staff"),
                .. Enumerable.Range(0, 30).Select(i => TestDocuments.Of($"fill{i}.md", "Fill", $"Words of no use, number {i}.")),
            ]);
        var query = new PassageQuery { Access = AccessFilter.PublicOnly, Words = "who painted the lightship", Limit = 10, FollowsNames = true };

        var hits = (await Store.SearchAsync(query, default)).Hits;

        Assert.Equal(["ship.md", "life.md"], hits.Select(h => h.Document.Path));
        Assert.True(hits[1].SharedNames > 0);
        Assert.Equal("ship.md", Assert.Single((await Store.SearchAsync(query with { FollowsNames = false }, default)).Hits).Document.Path);
    }

    [Fact]
    public async Task OnlyTheDocumentsAskedForAreSearched()
    {
        var query = new PassageQuery { Access = AccessFilter.PublicOnly, Words = "million", Limit = 10, Documents = [TestDocuments.IdOf("cranes.md")] };

        Assert.All((await Store.SearchAsync(query, default)).Hits, h => Assert.Equal("cranes.md", h.Document.Path));
        Assert.NotEmpty((await Store.SearchAsync(query, default)).Hits);
    }

    [Fact]
    public async Task WhatWasFoundForOneAskerIsNotRememberedForAnother()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("wages.md", (await Find("zyzzogetan", Staff))[0].Document.Path);
            Assert.Equal("wages.md", Assert.Single(await NamedIn("See Wages of the staff for more.", Staff)));
            Assert.Empty(await Find("zyzzogetan"));
            Assert.Empty(await NamedIn("See Wages of the staff for more.", AccessFilter.PublicOnly));
        }
    }

    [Theory]
    [InlineData("repaired harbour cranes")]
    [InlineData("67 million for a ferry")]
    [InlineData("Sanierung der Mole")]
    public async Task ASearchFindsTheSameHoweverOftenAndAfterWhateverItIsMade(string words)
    {
        var first = await Find(words);
        for (var i = 0; i < 3; i++)
        {
            await Find("harbour ferry crane cost million 1931");
            await Find("harbour master earns", Staff);
            Assert.Equal(first.Select(hit => (hit.PassageId, hit.Score, hit.Text)), (await Find(words)).Select(hit => (hit.PassageId, hit.Score, hit.Text)));
        }
    }

    [Fact]
    public async Task WhatIsRememberedOfATextGoesWithIt()
    {
        Assert.Equal("cranes.md", (await Find("harbour cranse"))[0].Document.Path);
        Assert.Equal("cranes.md", (await Find("harbour cranse"))[0].Document.Path);

        await Write(TestDocuments.Of("cranes.md", "Keep the tramway", "The harbour tramway was built in 1931."));

        Assert.Empty(await Find("cranse"));
        Assert.DoesNotContain(await Find("harbour built"), hit => hit.Text.Contains("cranes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("the of and")]
    [InlineData("?!«»…")]
    [InlineData("\0\u0001\u202E")]
    [InlineData("qwertzuiop")]
    public async Task AQueryWithoutKnownWordsFindsNothing(string words) => Assert.Empty(await Find(words));

    private protected abstract Task<IPassageStore> OpenAsync();

    private protected async Task Write(params DocumentReplacement[] batch)
    {
        await using var writer = await Store.OpenWriterAsync(default);
        await writer.ReplaceAsync(batch, default);
        await writer.CompleteAsync([], default);
    }

    private protected async Task<IReadOnlyList<PassageHit>> Find(string words, AccessFilter? access = null) =>
        (await Store.SearchAsync(new PassageQuery { Access = access ?? AccessFilter.PublicOnly, Words = words, Limit = 10 }, default)).Hits;

    private async Task<IReadOnlyList<string>> NamedIn(string text, AccessFilter access)
    {
        var paths = (await Store.CatalogueAsync(access, default)).ToDictionary(d => d.Id, d => d.Path, StringComparer.Ordinal);
        return [.. (await Store.FindNamedAsync(text, access, default)).Select(n => paths[n.DocumentId])];
    }
}
