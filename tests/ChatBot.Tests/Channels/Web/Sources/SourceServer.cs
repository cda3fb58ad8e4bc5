using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ChatBot.Access;
using ChatBot.Channels.Http;
using ChatBot.Channels.Turns;
using ChatBot.Channels.Web;
using ChatBot.Channels.Web.Sources;
using ChatBot.Conversations;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Tests.Channels.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Channels.Web.Sources;

/// <summary>The viewer over a real index of a folder that the test fills.</summary>
internal sealed class SourceServer : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly ScriptedTurns turns = new();
    private readonly DataFolder data;
    private WebApplication? app;
    private TurnDesk? desk;

    public SourceServer()
    {
        data = new DataFolder(folder.Folder("data"));
        folder.Folder("corpus");
        Store = new EmbeddedStore(data, new EmbeddedStoreOptions { Fingerprint = "t" }, TimeProvider.System);
    }

    public EmbeddedStore Store { get; }

    public HttpClient Client { get; private set; } = new();

    public string JournalFolder => folder.At("journal");

    /// <summary>Writes a file of the corpus.</summary>
    public SourceServer With(string name, string text) => With(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file of the corpus.</summary>
    public SourceServer With(string name, byte[] content)
    {
        folder.Write("corpus/" + name, content);
        return this;
    }

    public void Delete(string name) => File.Delete(folder.At("corpus/" + name));

    /// <summary>Makes the index equal to the folder.</summary>
    public async Task IndexAsync()
    {
        var corpus = new CorpusOptions();
        await new Indexer(Store, DocumentReaders.Standard(corpus), data, TimeProvider.System).RunAsync(
            new IndexerOptions { Paths = [folder.At("corpus")], Corpus = corpus, Passages = new PassageOptions() }, progress: null, CancellationToken.None);
    }

    /// <summary>Indexes and serves.</summary>
    public async Task<SourceServer> StartAsync(bool givesOriginals = true)
    {
        await IndexAsync();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        app = builder.Build();
        desk = new TurnDesk(turns.AnswerAsync, new LimitsOptions(), TimeProvider.System);
        var originals = new Originals(() => CorpusFolder.Open([folder.At("corpus")], new CorpusOptions()), givesOriginals, TimeProvider.System);
        var callers = new Callers(new AccessOptions(), isLocalOnly: true);
        var options = new WebOptions { SignInUrl = "https://sign-in.example/?to=\"chat\"" };
        new SourceRoutes(Store, callers, new CitedAnswers(desk, JournalFolder), originals, new PassageCutter(new PassageOptions()), new OwnPages(options), options).Map(app);
        await app.StartAsync();
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        return this;
    }

    /// <summary>The document of a file, whoever may see it.</summary>
    public async Task<DocumentEntry> EntryAsync(string path) =>
        (await Store.CatalogueAsync(AccessFilter.For(new Principal { Id = "t", Labels = ["staff"] }), default)).Single(entry => entry.Path == path);

    public async Task<StoredText> TextAsync(string path) =>
        (await Store.ReadTextAsync((await EntryAsync(path)).Id, version: null, AccessFilter.For(new Principal { Id = "t", Labels = ["staff"] }), default))!;

    public Task<HttpResponseMessage> GetAsync(string address) => Client.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>A page that must be there, as a browser understands it.</summary>
    public async Task<IHtmlDocument> PageAsync(string address)
    {
        using var response = await GetAsync(address);
        Xunit.Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    /// <summary>The text of the marks of the range that the address leads to.</summary>
    public static string Marked(IHtmlDocument page) => string.Concat(page.QuerySelectorAll("mark:not(.also)").Select(mark => mark.TextContent));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        desk?.Dispose();
        await Store.DisposeAsync();
        folder.Dispose();
    }
}
