using ChatBot.Access;
using ChatBot.Index;
using ChatBot.Retrieval;
using Microsoft.Extensions.AI;

namespace ChatBot.Answers;

/// <summary>
/// Answers with a language model. The evidence is fetched by code first and given to the model as numbered data; what the model writes is taken
/// sentence by sentence, each with the words it stands on, and reaches a person only through the citation check. When the model is away or
/// goes wrong, it proposes nothing and the answer is left to the others.
/// </summary>
public sealed class ModelAnswerer : IAnswerer
{
    private const int MostRounds = 4;
    private const int MostSearches = 8;
    private const int PassagesPerSearch = 5;

    private readonly ChatModel model;
    private readonly IPassageStore store;
    private readonly Retriever retriever;
    private readonly CatalogueAnswerer catalogue;
    private readonly DocumentTexts texts;
    private readonly ReadForModel read;
    private readonly AnswersOptions options;
    private readonly TimeProvider time;
    private readonly WordReaders readers = new();
    private readonly Support support;

    /// <summary>Makes one.</summary>
    public ModelAnswerer(ChatModel model, IPassageStore store, Retriever retriever, DocumentTexts texts, ReadForModel read, AnswersOptions options, TimeProvider time)
    {
        this.model = model;
        this.store = store;
        this.retriever = retriever;
        this.texts = texts;
        this.read = read;
        this.options = options;
        this.time = time;
        catalogue = new CatalogueAnswerer(store);
        support = new Support(readers);
    }

    /// <inheritdoc />
    public async ValueTask<Draft> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.ModelSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var turn = new Question(this, request);
        try
        {
            return await turn.RunAsync(either.Token);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && error is (ModelException or IOException or HttpRequestException or OperationCanceledException))
        {
            // Only what is said of models is meant for people. A fault of this program is none of the model's and goes on from here.
            return turn.Broken(late.IsCancellationRequested ? $"The model {model.Name} took more than {options.ModelSeconds} seconds."
                : error is ModelException ? error.Message : $"The model {model.Name} did not answer.");
        }
    }

    // One question.
    private sealed class Question(ModelAnswerer owner, AnswerRequest request)
    {
        private readonly ModelTalk talk = new(owner.model, ModelPrompt.Text);
        private readonly EvidenceSheet sheet = new();
        private readonly List<DraftSentence> proposed = [];
        private readonly List<(WrittenSentence Sentence, CheckFault Fault, string? Detail)> refused = [];
        private readonly List<RankedPassage> candidates = [];
        private double confidence;
        private int passed;
        private int searches;

        public async ValueTask<Draft> RunAsync(CancellationToken cancellationToken)
        {
            talk.Say(await OpeningAsync(cancellationToken));
            var reply = await ConverseAsync(cancellationToken);
            if (refused.Count > 0 && !reply.IsCut)
            {
                await AskAgainAsync(cancellationToken);
            }

            return Ended(reply.IsCut && passed > 0 ? $"The model {owner.model.Name} stopped before it was done; what is shown was checked." : null);
        }

        /// <summary>What remains when the model goes wrong: what was shown already, or nothing.</summary>
        public Draft Broken(string reason) => passed > 0 ? Ended($"{reason} The answer is cut off; what is shown was checked.") : Draft.None(confidence, []) with
        {
            Mode = AnswerMode.Model,
            Candidates = candidates,
            Usage = talk.Usage,
            Fallback = $"{reason} The answer is in the words of the documents instead.",
        };

        // An answer that is written by a model ends the turn, also when the documents do not answer: nobody else is asked then.
        private Draft Ended(string? fallback) => new()
        {
            Sentences = proposed,
            Mode = AnswerMode.Model,
            Confidence = passed == 0 ? Math.Min(confidence, 0.3) : passed / (double)Math.Max(1, proposed.Count) * Math.Max(confidence, 0.6),
            Candidates = candidates,
            Nearest = [.. candidates.Select(passage => passage.Hit.Document).DistinctBy(document => document.Id)],
            Usage = talk.Usage,
            Fallback = fallback,
            IsFinal = true,
        };

        private async ValueTask<string> OpeningAsync(CancellationToken cancellationToken)
        {
            var found = await CatalogueAsync(request, cancellationToken) + await SearchAsync(request.Reading.Asked, owner.options.PassagesPerAnswer, cancellationToken);
            return $"{(found.Length == 0 ? "No passage was found.\n" : found)}\nQuestion: {ShownText.Of(request.Reading.Asked)}";
        }

        private async ValueTask<ModelReply> ConverseAsync(CancellationToken cancellationToken)
        {
            for (var round = 0; ; round++)
            {
                var mayLookUp = round < MostRounds && searches < MostSearches;
                var reply = await ListenAsync(mayLookUp, cancellationToken);
                if (reply.Calls.Count == 0)
                {
                    return reply;
                }

                if (!mayLookUp)
                {
                    throw new ModelException($"The model {owner.model.Name} goes on calling functions.");
                }

                talk.Tell(await LookUpAsync(reply.Calls, cancellationToken));
            }
        }

        private async ValueTask<List<FunctionResultContent>> LookUpAsync(IReadOnlyList<FunctionCallContent> calls, CancellationToken cancellationToken)
        {
            var results = new List<FunctionResultContent>(calls.Count);
            foreach (var call in calls)
            {
                results.Add(new FunctionResultContent(call.CallId, await LookUpAsync(call, cancellationToken)));
            }

            return results;
        }

        private async ValueTask<string> LookUpAsync(FunctionCallContent call, CancellationToken cancellationToken)
        {
            if (ModelTools.QueryOf(call) is not { } query)
            {
                return $"There are two functions, {ModelTools.Search} and {ModelTools.QueryCatalogue}, and each takes one text named {ModelTools.Argument}.";
            }

            if (++searches > MostSearches)
            {
                return "No more searches. Answer from the passages you have.";
            }

            var found = call.Name == ModelTools.Search
                ? await SearchAsync(query, PassagesPerSearch, cancellationToken)
                : await CatalogueAsync(request with { Reading = await owner.read(query, request.Access, cancellationToken) }, cancellationToken);
            return found.Length == 0 ? "Nothing new was found." : found;
        }

        private async ValueTask<string> SearchAsync(string words, int top, CancellationToken cancellationToken)
        {
            var evidence = words == request.Reading.Asked
                ? await owner.retriever.FindAsync(request.Reading, words, request.Access, top, cancellationToken)
                : await owner.retriever.FindAsync(words, request.Access, top, cancellationToken);
            confidence = Math.Max(confidence, evidence.Confidence);
            var text = "";
            foreach (var passage in evidence.Passages)
            {
                candidates.Add(passage);
                if (await owner.texts.OpenAsync(passage.Hit.Document.Id, request.Access, cancellationToken) is { } opened)
                {
                    text += sheet.Add(passage, owner.open.GetValue(opened, document => new OpenDocument(document)));
                }
            }

            return text;
        }

        private async ValueTask<string> CatalogueAsync(AnswerRequest asked, CancellationToken cancellationToken)
        {
            var draft = await owner.catalogue.AnswerAsync(asked, cancellationToken);
            return string.Concat(draft.Sentences.Select(sentence => sheet.Add(sentence, draft.Preface)));
        }

        private async ValueTask<ModelReply> ListenAsync(bool mayLookUp, CancellationToken cancellationToken)
        {
            var written = new WrittenSentences();
            var reply = await talk.ListenAsync(mayLookUp, piece => ProposeAsync(written.Add(piece), cancellationToken), cancellationToken);
            await ProposeAsync(written.Finish(), cancellationToken);
            return reply;
        }

        private async ValueTask ProposeAsync(IReadOnlyList<WrittenSentence> sentences, CancellationToken cancellationToken)
        {
            foreach (var sentence in sentences)
            {
                if (sentence.Text.StartsWith(ModelPrompt.NotFound, StringComparison.OrdinalIgnoreCase) && sentence.Numbers.Count == 0)
                {
                    continue;
                }

                var draft = DraftOf(sentence);
                proposed.Add(draft);
                var check = await request.Propose(draft, AnswerMode.Model, cancellationToken);
                passed += check.Fault is null ? 1 : 0;
                if (check.Fault is { } fault)
                {
                    refused.Add((sentence, fault, check.Detail));
                }
            }
        }

        private DraftSentence DraftOf(WrittenSentence sentence)
        {
            var items = sentence.Numbers.Select(sheet.Find).OfType<EvidenceItem>().ToList();
            var computed = items.Find(item => item.Computed is not null)?.Computed;
            return new DraftSentence
            {
                Text = sentence.Text,
                Sources = [.. owner.support.Find(sentence.Text, items), .. items.SelectMany(item => item.Computed?.Sources ?? [])],
                Form = sentence.Form,
                Computed = computed?.Computed,
            };
        }

        // Once, with the reasons; what fails again stays out.
        private async ValueTask AskAgainAsync(CancellationToken cancellationToken)
        {
            var reasons = string.Join('\n', refused.Select(one => $"- \"{ShownText.Of(one.Sentence.Text)}\": {ReasonOf(one.Fault)}{(one.Detail is { } detail ? $" ({ShownText.Of(detail)})" : "")}"));
            talk.Say($"These sentences were not shown, because they do not stand in the passages they name:\n{reasons}\nWrite each of them again so that it does, with its numbers, or leave it out. "
                + $"Write nothing else; if none can be saved, reply with {ModelPrompt.NotFound}.");
            refused.Clear();
            await ListenAsync(mayLookUp: false, cancellationToken);
        }

        private static string ReasonOf(CheckFault fault) => fault switch
        {
            CheckFault.NoSource => "it names no passage that holds its words",
            CheckFault.FigureNotInSource or CheckFault.ComputationDiffers or CheckFault.OperandNotInSource => "a figure does not stand there",
            CheckFault.DateNotInSource => "a date does not stand there",
            CheckFault.NameNotInSource => "a name does not stand there",
            CheckFault.QuotedWordsNotInSource => "the quoted words do not stand there",
            CheckFault.AddressNotInSource => "an address does not stand there",
            _ => "its words do not stand there",
        };
    }

    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<DocumentText, OpenDocument> open = [];
}

/// <summary>Reads a question that a model asks of the catalogue.</summary>
public delegate ValueTask<QuestionReading> ReadForModel(string question, AccessFilter access, CancellationToken cancellationToken);
