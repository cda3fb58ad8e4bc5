using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Retrieval;
using Xunit;

namespace ChatBot.Tests.Answers;

/// <summary>A folder of documents with tables, indexed once; questions go to the catalogue alone and through the citation check.</summary>
public sealed class TableFolder : IAsyncLifetime, IDisposable
{
    private readonly TempFolder corpus = new();
    private readonly TempFolder data = new();
    private EmbeddedStore? store;
    private CatalogueAnswerer? answerer;
    private CorpusView? view;

    public async Task InitializeAsync()
    {
        corpus.Write(
            "yard/boats.csv",
            """
            berth,boat,quay,price_eur,bought,skipper,state
            B-1,Alder,North quay,4200,2019-03-12,Irma Solano,good
            B-2,Birch,North quay,6850,2021-07-05,Irma Solano,good
            B-3,Cedar,South quay,11900,2015-10-20,Piotr Wend,worn
            B-4,Sail dinghy,Slip,940,2020-05-30,Hanne Brodal,lost
            """);
        corpus.Write(
            "yard/rules.md",
            """
            # Rules of the Rowing Club

            ## Fees

            | Membership | Monthly fee | Key deposit | Guests |
            | --- | ---: | ---: | --- |
            | Student | €12 | €20 | no |
            | Family | €45.50 | €40 | yes |
            | Supporter | €75 | none | yes |
            | Total | €132.50 | €60 | |

            ## Trips

            | Trip | Leaves | Length in km |
            | --- | --- | ---: |
            | Morning round | 08:10 | 4 |
            | Island tour | 13:40 | 11.5 |
            """);
        corpus.Write("yard/prices.html", "<html><head><title>Hire</title></head><body><h1>Hire</h1><table><tr><th>Canoe</th><th>Half day</th><th>Week</th></tr><tr><td>Single canoe</td><td>€8</td><td>€55</td></tr><tr><td>Double canoe</td><td>€18</td><td>€120</td></tr></table></body></html>");
        corpus.Write(
            "yard/gear.md",
            """
            ---
            title: Gear for hire
            valid: {from: 2025-04-01, to: 2026-03-31}
            gear:
              paddle: {stock: 14, deposit: 30, weight_kg: 1.5}
              tarp4: {stock: 6, deposit: 25, weight_kg: 2.1}
              tarp8: {stock: 3, deposit: 45, weight_kg: 3.9}
            ---

            # Gear for hire

            Paddles and tarps are kept in the shed.
            """);
        corpus.Write("yard/capsize.md", "---\nreport: {severity: minor, author: Hanne Brodal}\ndamage: {eur: 310}\n---\n\n# Capsize below the weir\n\nNobody was hurt.\n");
        corpus.Write("yard/fire.md", "---\nreport: {severity: major, author: Piotr Wend}\ndamage: {eur: 8420}\n---\n\n# Fire in the boathouse\n\nThe stove was left alone.\n");
        corpus.Write("walks/glen.md", "---\ntitle: Through the Glen\nauthor: Fenna Oost\nlengthKm: 14.5\nbudgetCents: 12\n---\n\n# Through the Glen\n\nFollow the burn.\n");

        store = new EmbeddedStore(new DataFolder(data.Path), new EmbeddedStoreOptions { Fingerprint = "test" }, TimeProvider.System);
        var options = new CorpusOptions();
        var indexer = new Indexer(store, DocumentReaders.Standard(options), new DataFolder(data.Path), TimeProvider.System);
        await indexer.RunAsync(new IndexerOptions { Paths = [corpus.Path], Corpus = options, Passages = new PassageOptions() }, progress: null, CancellationToken.None);
        answerer = new CatalogueAnswerer(store);
        view = CorpusView.Of(await store.CatalogueAsync(AccessFilter.PublicOnly, CancellationToken.None));
    }

    public async Task DisposeAsync()
    {
        await store!.DisposeAsync();
        Dispose();
    }

    public void Dispose()
    {
        corpus.Dispose();
        data.Dispose();
    }

    /// <summary>What the catalogue proposes, before any check.</summary>
    internal ValueTask<Draft> DraftAsync(string question) =>
        answerer!.AnswerAsync(new AnswerRequest(QuestionReader.Read(question, view!), AccessFilter.PublicOnly), CancellationToken.None);

    /// <summary>What is left of it behind the check, as text; empty when the catalogue is silent.</summary>
    internal async Task<string> AskAsync(string question)
    {
        var draft = await DraftAsync(question);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in draft.Sentences.SelectMany(sentence => sentence.Sources).Select(source => source.Document))
        {
            texts[document.Id] = (await store!.ReadTextAsync(document.Id, document.Version, AccessFilter.PublicOnly, CancellationToken.None))!.SourceText;
        }

        return CitationCheck.Run(draft, source => texts[source.Document.Id]).Text;
    }
}
