using ChatBot.Answers;
using ChatBot.Conversations;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Retrieval;

namespace ChatBot.Benchmarks;

/// <summary>The product's assistant as the server puts it together, with default settings and a journal below the data folder.</summary>
internal sealed class ProductAnswers(string dataFolder) : IDisposable
{
    private readonly Journal journal = new(Path.Combine(dataFolder, Journal.FolderName), TimeProvider.System);

    /// <summary>Over a store, by words alone or also by what an embedding model says.</summary>
    public Assistant Over(IPassageStore store, QuestionVectors? vectors = null)
    {
        var views = new MadeOfCatalogue<CorpusView>(store, CorpusView.Of);
        CompleteQuestion complete = async (question, earlier, access, token) => FollowUp.Complete(question, earlier, await views.OfAsync(access, token));
        ReadQuestion read = async (question, access, token) => QuestionReader.Read(question, await views.OfAsync(access, token));
        var catalogue = new CatalogueAnswerer(store);
        var sentences = new ExtractiveAnswerer(store, new Retriever(store, vectors), new DocumentTexts(store), new AnswersOptions());
        IReadOnlyList<IAnswerer> whole = [catalogue, new PartsAnswerer([catalogue, sentences], Alternatives.Of, complete, read), sentences];
        return new Assistant(new AssistantParts
        {
            Store = store,
            Complete = complete,
            Read = read,
            Answerers = [new PartsAnswerer(whole, reading => reading.Parts, complete, read), .. whole],
            Memory = new ConversationMemory(),
            Journal = journal,
            Limits = new LimitsOptions(),
            Settings = IndexFingerprint.Of(new PassageOptions()),
            Time = TimeProvider.System,
            Report = (_, broken) => Console.Error.WriteLine(broken),
        });
    }

    public void Dispose() => journal.Dispose();
}
