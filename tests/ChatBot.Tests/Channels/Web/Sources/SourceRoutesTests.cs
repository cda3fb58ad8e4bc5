using System.Net;
using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Conversations;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Channels.Web.Sources;

/// <summary>Which page an address gives, and to whom.</summary>
public sealed class SourceRoutesTests
{
    private const string Old = "# Light\n\nThe lighthouse was built in 1887 on Gull Rock.\n\nIt is white.\n";
    private const string New = "# Light\n\nNobody knows its age.\n\nIt is white.\n";

    [Fact]
    public async Task WhatIsNotThereAndWhatMayNotBeSeenGiveTheSameBytes()
    {
        await using var server = await new SourceServer().With("a.md", Old).With("b.md", "---\naccess: staff\n---\n\nThe secret cellar.\n").StartAsync();
        var hidden = (await server.EntryAsync("b.md")).Id;
        var nothing = await AllOfAsync(server, "/sources/0123456789abcdef");

        Assert.StartsWith("404", nothing, StringComparison.Ordinal);
        Assert.Contains("This document is not here, or you may not see it.", nothing, StringComparison.Ordinal);
        foreach (var id in new[] { hidden, hidden.ToUpperInvariant(), "x", "..%2F..%2Fetc%2Fpasswd", "0123456789abcde%20", "%F0%9F%99%82", new string('a', 3000), $"{hidden}%2Foriginal" })
        {
            Assert.Equal(nothing, await AllOfAsync(server, "/sources/" + id));
            Assert.Equal(nothing, await AllOfAsync(server, $"/sources/{id}/original"));
        }

        Assert.Equal(nothing, await AllOfAsync(server, $"/sources/{hidden}?version={(await server.EntryAsync("b.md")).Version}&span=0-5&answer=abc"));
    }

    [Fact]
    public async Task AnAddressThatCannotBeMeantGivesThePageWithoutALight()
    {
        await using var server = await new SourceServer().With("a.md", Old + "\nA smile 🙂 here.\n").StartAsync();
        var id = (await server.EntryAsync("a.md")).Id;
        foreach (var span in new[] { "-1-5", "5--1", "9-3", "4-4", "0-99999", "99999-99999999", "0-2147483648", "a-b", "1", "", "١-٢", "1-2-3", " 1-2", "+1-2", "1e1-20", "0-1", "8-9" })
        {
            var page = await server.PageAsync($"/sources/{id}?span={Uri.EscapeDataString(span)}&passage=%00%22%3E");
            Assert.Empty(page.QuerySelectorAll("mark"));
            Assert.Contains("lighthouse", page.Body!.TextContent, StringComparison.Ordinal);
        }

        var many = await server.PageAsync($"/sources/{id}?{string.Join('&', Enumerable.Range(0, 300).Select(_ => "span=9-12&span=14-16"))}");
        Assert.Equal(2, many.QuerySelectorAll("mark").Length);
    }

    [Fact]
    public async Task ARangeThatHalvesACharacterIsLitWithTheWholeOfIt()
    {
        await using var server = await new SourceServer().With("a.md", "A smile 🙂 here.\n").StartAsync();
        var id = (await server.EntryAsync("a.md")).Id;

        Assert.Equal("🙂", SourceServer.Marked(await server.PageAsync($"/sources/{id}?span=9-10")));
        Assert.Equal("e 🙂", SourceServer.Marked(await server.PageAsync($"/sources/{id}?span=6-9")));
    }

    [Fact]
    public async Task APassageIsLitByItsId()
    {
        await using var server = await new SourceServer().With("a.md", Old).StartAsync();
        var id = (await server.EntryAsync("a.md")).Id;
        var passage = (await server.Store.SearchAsync(new PassageQuery { Access = AccessFilter.PublicOnly, Words = "lighthouse", Limit = 1 }, default)).Hits[0];

        Assert.Equal(passage.Text, SourceServer.Marked(await server.PageAsync($"/sources/{id}?passage={passage.PassageId}")));
        Assert.Equal("", SourceServer.Marked(await server.PageAsync($"/sources/{id}?passage={id}-77")));
    }

    [Fact]
    public async Task TheCitedVersionIsShownAsLongAsItIsKept()
    {
        await using var server = await new SourceServer().With("a.md", Old).StartAsync();
        var old = await server.EntryAsync("a.md");
        server.With("a.md", New);
        await server.IndexAsync();
        var page = await server.PageAsync($"/sources/{old.Id}?version={old.Version}&span=9-25");

        Assert.Equal("The lighthouse w", SourceServer.Marked(page));
        Assert.StartsWith("A newer version exists.", page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/sources/{old.Id}", page.QuerySelector(".note a")!.GetAttribute("href"));
        Assert.DoesNotContain(page.QuerySelectorAll("a"), link => link.GetAttribute("href")!.Contains("original", StringComparison.Ordinal));
        Assert.Null((await server.PageAsync($"/sources/{old.Id}")).QuerySelector(".note"));
    }

    [Fact]
    public async Task OfAVersionThatIsGoneTheQuoteIsShownAndFoundAgainWhereItStillStands()
    {
        await using var server = await new SourceServer().With("a.md", New).StartAsync();
        var id = (await server.EntryAsync("a.md")).Id;
        var version = new string('0', 64);
        Cite(server, Principal.Local, Quote(1, id, version, "built in 1887 <b>on</b> Gull Rock.", 30), Quote(2, id, version, "It is white.", 60));

        var gone = await server.PageAsync($"/sources/{id}?version={version}&span=30-64&answer=a1");
        Assert.Equal("The cited words are no longer in this document.", gone.QuerySelector(".note p")!.TextContent);
        Assert.Equal("built in 1887 <b>on</b> Gull Rock.", gone.QuerySelector(".note blockquote")!.TextContent);
        Assert.Empty(gone.QuerySelectorAll("mark"));

        var still = await server.PageAsync($"/sources/{id}?version={version}&span=60-72&answer=a1");
        Assert.Equal("This document has changed since the answer was written.", still.QuerySelector(".note p")!.TextContent);
        Assert.Equal("It is white.", SourceServer.Marked(still));

        var unknown = await server.PageAsync($"/sources/{id}?version={version}&span=60-72");
        Assert.Equal("The cited words are no longer in this document.", unknown.QuerySelector(".note")!.TextContent);
    }

    [Fact]
    public async Task TheOtherCitationsOfAnAnswerAreOneStepAwayAlsoInOtherDocuments()
    {
        await using var server = await new SourceServer().With("a.md", Old).With("b.md", "# Mill\n\nThe mill turns.\n").StartAsync();
        var (a, b) = (await server.EntryAsync("a.md"), await server.EntryAsync("b.md"));
        Cite(server, Principal.Local, Quote(1, a.Id, a.Version, "The lighthouse", 9), Quote(2, b.Id, b.Version, "The mill", 8), Quote(3, a.Id, a.Version, "It is white.", 57));

        var first = await server.PageAsync($"/sources/{a.Id}?version={a.Version}&span=9-23&answer=a1");
        Assert.Equal("Cited passage 1 of 3 line 3", first.QuerySelector(".count")!.TextContent);
        Assert.Null(first.QuerySelector("a[rel=prev]"));
        Assert.Equal("It is white.", first.QuerySelector("mark.also")!.TextContent);

        var second = await server.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal("The mill", SourceServer.Marked(second));
        Assert.Equal("Cited passage 2 of 3 line 3", second.QuerySelector(".count")!.TextContent);

        var third = await server.PageAsync(second.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal("It is white.", SourceServer.Marked(third));
        Assert.Null(third.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task NobodyIsToldWhatTheAnswersOfOthersCite()
    {
        await using var server = await new SourceServer().With("a.md", Old).StartAsync();
        var a = await server.EntryAsync("a.md");
        Cite(server, new Principal { Id = "somebody else", Labels = [] }, Quote(1, a.Id, a.Version, "The lighthouse", 9), Quote(2, a.Id, a.Version, "It is white.", 57));

        var page = await server.PageAsync($"/sources/{a.Id}?version={a.Version}&span=9-23&answer=a1");
        Assert.Equal("Cited passage 1 of 1 line 3", page.QuerySelector(".count")!.TextContent);
        Assert.Equal("The lighthouse", SourceServer.Marked(page));
    }

    [Fact]
    public async Task SeveralRangesOfOneAddressLeadToEachOther()
    {
        await using var server = await new SourceServer().With("a.md", Old).StartAsync();
        var id = (await server.EntryAsync("a.md")).Id;
        var page = await server.PageAsync($"/sources/{id}?span=57-62&span=9-23&span=10-12");

        Assert.Equal("Cited passage 2 of 2 line 5", page.QuerySelector(".count")!.TextContent);
        var before = await server.PageAsync(page.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Equal("The lighthouse", SourceServer.Marked(before));
        Assert.Equal("It is", before.QuerySelector("mark.also")!.TextContent);
    }

    [Fact]
    public async Task AFileIsGivenOutAsItIsWhileItIsTheVersionAndNotOtherwise()
    {
        await using var server = await new SourceServer().With("a ü.md", Old).With("r.jsonl", "{\"id\":\"1\",\"text\":\"One.\"}\n").StartAsync();
        var id = (await server.EntryAsync("a ü.md")).Id;
        using (var file = await server.GetAsync($"/sources/{id}/original"))
        {
            Assert.Equal(Old, await file.Content.ReadAsStringAsync());
            Assert.Equal("application/octet-stream", file.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("a ü.md", file.Content.Headers.ContentDisposition.FileNameStar);
            Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        }

        server.With("a ü.md", New);
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync($"/sources/{id}/original")).StatusCode);
        server.Delete("a ü.md");
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync($"/sources/{id}/original")).StatusCode);

        // The file of a record holds other records, with other rights.
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync($"/sources/{(await server.EntryAsync("r.jsonl#1")).Id}/original")).StatusCode);
    }

    [Fact]
    public async Task NoFileIsGivenOutWhenTheOperatorDoesNotWantIt()
    {
        await using var server = await new SourceServer().With("a.md", Old).StartAsync(givesOriginals: false);
        var id = (await server.EntryAsync("a.md")).Id;

        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync($"/sources/{id}/original")).StatusCode);
        Assert.DoesNotContain("original", await server.Client.GetStringAsync(new Uri($"/sources/{id}", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoMayNotCallIsAskedToSignIn()
    {
        await using var server = await new SourceServer().With("a.md", Old).StartAsync();
        server.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer nonsense");

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync($"/sources/{(await server.EntryAsync("a.md")).Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync($"/sources/{(await server.EntryAsync("a.md")).Id}/original")).StatusCode);
    }

    private static async Task<string> AllOfAsync(SourceServer server, string address)
    {
        using var response = await server.GetAsync(address);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{await response.Content.ReadAsStringAsync()}";
    }

    private static Citation Quote(int number, string document, string version, string quote, int start) => new()
    {
        Number = number,
        DocumentId = document,
        Path = "a.md",
        Title = "A",
        Version = version,
        VersionDate = default,
        Place = new Place { Lines = (1, 1) },
        HeadingPath = [],
        Quote = quote,
        Span = new TextSpan(start, start + quote.Length),
    };

    private static void Cite(SourceServer server, Principal principal, params Citation[] citations)
    {
        using var journal = new Journal(server.JournalFolder, TimeProvider.System);
        journal.Append(new Receipt
        {
            Answer = new Answer
            {
                AnswerId = "a1",
                ConversationId = "c",
                Question = "?",
                Outcome = AnswerOutcome.Answered,
                Mode = AnswerMode.Extractive,
                Text = "x",
                Citations = citations,
                Confidence = 1,
                ElapsedMs = 1,
            },
            At = default,
            Asked = "?",
            Principal = principal,
            Settings = "t",
        });
    }
}
