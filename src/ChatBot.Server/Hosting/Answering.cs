using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Conversations;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Server.Hosting.Commands;
using ChatBot.Server.Hosting.Configuration;
using ChatBot.Server.ModelClients;
using ChatBot.Server.ModelClients.Chat;
using ChatBot.Suggestions;

namespace ChatBot.Server.Hosting;

/// <summary>The parts that answer questions, put together from the settings of one run.</summary>
internal sealed class Answering : IDisposable
{
    private readonly Journal journal;
    private readonly ExtractiveAnswerer extractive;

    private readonly ChatClient? chat;

    private Answering(Journal journal, FeedbackBook feedback, ExtractiveAnswerer extractive, ChatClient? chat, Assistant assistant, Suggester suggester)
    {
        this.chat = chat;
        this.journal = journal;
        Feedback = feedback;
        this.extractive = extractive;
        Assistant = assistant;
        Suggester = suggester;
    }

    public Assistant Assistant { get; }

    /// <summary>What people say of the answers.</summary>
    public FeedbackBook Feedback { get; }

    /// <summary>Says what else can be asked.</summary>
    public Suggester Suggester { get; }

    /// <summary>The folder of the receipts.</summary>
    public static string JournalFolder(Settings settings) => Path.Combine(settings.Get<DataOptions>().Path, Journal.FolderName);

    /// <summary>Answers over an index for a command, which tells on standard error what broke.</summary>
    public static Answering Over(CorpusIndex index, CommandCall call) =>
        Over(index, call.Settings, (trace, broken) => call.Place.Error.WriteLine($"{trace}: {Printable.Line(broken is StoreUnreachableException ? broken.Message : broken.ToString())}"));

    /// <summary>Answers over an index. <paramref name="report"/> is told what broke, under the trace id that the asker was given.</summary>
    public static Answering Over(CorpusIndex index, Settings settings, Action<string, Exception> report)
    {
        var receipts = new Journal(JournalFolder(settings), TimeProvider.System);
        var feedback = new FeedbackBook(Path.Combine(settings.Get<DataOptions>().Path, FeedbackBook.FolderName), JournalFolder(settings), TimeProvider.System);
        var views = new MadeOfCatalogue<CorpusView>(index.Store, CorpusView.Of);
        var texts = new DocumentTexts(index.Store);
        var sentences = new ExtractiveAnswerer(index.Store, index.Retriever, texts, settings.Get<AnswersOptions>());
        var catalogue = new CatalogueAnswerer(index.Store);
        CompleteQuestion complete = async (question, earlier, access, token) => FollowUp.Complete(question, earlier, await views.OfAsync(access, token));
        ReadQuestion read = async (question, access, token) => QuestionReader.Read(question, await views.OfAsync(access, token));
        var parts = new AssistantParts
        {
            Store = index.Store,
            Complete = complete,
            Read = read,
            Answerers = InOwnWords(sentences),
            Memory = new ConversationMemory(),
            Journal = receipts,
            Limits = settings.Get<LimitsOptions>(),
            Settings = index.Fingerprint,
            Fallback = index.WhyByWordsAlone,
            Time = TimeProvider.System,
            Report = report,
        };

        // Only questions of people are worth what models take: suggestions are tried on the documents' own words, and searched for by words.
        var plain = new ExtractiveAnswerer(index.Store, new Retriever(index.Store), texts, settings.Get<AnswersOptions>());
        var tried = parts with { Answerers = InOwnWords(plain), Memory = new ConversationMemory(mostConversations: 1), Journal = null, Fallback = null };
        var suggester = new Suggester(index.Suggestions, index.Store, texts, new Assistant(tried));
        var client = ChatClient.Of(settings.Get<ModelsOptions>().Chat, TimeProvider.System);
        IReadOnlyList<IAnswerer> answerers = client is null ? parts.Answerers
            : [new ModelAnswerer(ModelOf(client, settings.Get<ModelsOptions>().Chat), index.Store, index.Retriever, texts, read.Invoke, settings.Get<AnswersOptions>(), TimeProvider.System), .. parts.Answerers];
        return new Answering(receipts, feedback, sentences, client, new Assistant(parts with { Answerers = answerers, Suggest = suggester.PickAsync }), suggester);

        IReadOnlyList<IAnswerer> InOwnWords(ExtractiveAnswerer extractive)
        {
            IReadOnlyList<IAnswerer> whole = [catalogue, new PartsAnswerer([catalogue, extractive], Alternatives.Of, complete, read), extractive];
            return [new PartsAnswerer(whole, reading => reading.Parts, complete, read), .. whole];
        }
    }

    /// <summary>The best sentences for a question that begins a conversation, best first.</summary>
    public async ValueTask<IReadOnlyList<DraftSentence>> RankSentencesAsync(string question, AccessFilter access, int most, CancellationToken cancellationToken) =>
        await extractive.RankAsync(new AnswerRequest(await Assistant.ReadAsync(question, access, cancellationToken), access), most, cancellationToken);

    public void Dispose()
    {
        Feedback.Dispose();
        journal.Dispose();
        chat?.Dispose();
    }

    private static ChatModel ModelOf(ChatClient client, ChatModelOptions options) => new()
    {
        Client = client,
        Name = options.Model,
        InputPrice = options.InputPricePerMillionTokens,
        OutputPrice = options.OutputPricePerMillionTokens,
        Currency = options.Currency,
    };
}
