using System.Diagnostics;
using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Retrieval;

namespace ChatBot.Conversations;

/// <summary>
/// One turn, from a question to a checked answer with its receipt. Whatever happens there is one answer; only a cancellation is passed on.
/// </summary>
public sealed class Assistant(AssistantParts parts)
{
    private const int MostNearest = 3;

    private readonly Retriever retriever = new(parts.Store);

    /// <summary>Answers a question.</summary>
    public ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken) => AnswerAsync(question, tell: null, cancellationToken);

    /// <summary>Answers a question and tells meanwhile what happens.</summary>
    public async ValueTask<Answer> AnswerAsync(Question question, Action<TurnNews>? tell, CancellationToken cancellationToken)
    {
        var turn = new Turn(question, parts, tell);
        Answer answer;
        try
        {
            answer = await AnswerAsync(turn, cancellationToken);
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            parts.Report(turn.TraceId, broken);
            answer = turn.End(AnswerOutcome.Failed, broken is StoreUnreachableException ? Replies.Unreachable(turn.TraceId) : Replies.Failed(turn.TraceId));
        }

        Keep(turn, answer);
        return answer;
    }

    /// <summary>Reads a question as the first of a conversation would be read.</summary>
    public ValueTask<QuestionReading> ReadAsync(string question, AccessFilter access, CancellationToken cancellationToken) =>
        parts.Read(QuestionText.Clean(question, parts.Limits.QuestionCharacters), access, cancellationToken);

    private async ValueTask<Answer> AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Asked.Text.Length > parts.Limits.QuestionCharacters)
        {
            return turn.End(AnswerOutcome.Refused, Replies.TooLong(turn.Asked.Text.Length, parts.Limits.QuestionCharacters));
        }

        if (!QuestionText.HasWords(turn.Understood))
        {
            return turn.End(AnswerOutcome.Refused, Replies.NothingAsked);
        }

        if (turn.Tell is { } tell)
        {
            tell(new TurnNews.Searching((await parts.Store.StateAsync(turn.Access, cancellationToken)).Documents));
        }

        var earlier = parts.Memory.Turns(turn.Asked.Principal.Id, turn.ConversationId);
        var completed = await parts.Complete(turn.Understood, earlier, turn.Access, cancellationToken);
        turn.Understood = completed.Text;
        var reading = await parts.Read(completed.Text, turn.Access, cancellationToken);
        turn.Mark("read");

        var request = new AnswerRequest(reading, turn.Access) { Told = completed.Kind == FollowUpKind.More ? [.. earlier.SelectMany(told => told.Sources)] : [] };
        var answer = completed.Kind == FollowUpKind.ShowWhere && earlier[^1].Sources.Count > 0
            ? await ProposeAsync(turn, request, [new Whereabouts(earlier[^1].Sources)], cancellationToken)
            : await ProposeAsync(turn, request, parts.Answerers, cancellationToken);
        if (answer.Outcome == AnswerOutcome.NotFound && completed.Otherwise is { } otherwise)
        {
            turn.Understood = otherwise;
            var other = await parts.Read(otherwise, turn.Access, cancellationToken);
            var second = await ProposeAsync(turn, request with { Reading = other }, parts.Answerers, cancellationToken);
            if (second.Outcome == AnswerOutcome.NotFound)
            {
                turn.Understood = completed.Text;
            }
            else
            {
                (answer, reading) = (second, other);
            }
        }

        parts.Memory.Remember(turn.Asked.Principal.Id, turn.ConversationId, turn.Remembered(reading, answer));
        return parts.Suggest is { } suggest
            ? answer with { Suggestions = await suggest(answer, [.. earlier.Select(told => told.Question), turn.Asked.Text, turn.Understood], turn.Access, cancellationToken) }
            : answer;
    }

    private async ValueTask<Answer> ProposeAsync(Turn turn, AnswerRequest request, IReadOnlyList<IAnswerer> answerers, CancellationToken cancellationToken)
    {
        var nearest = new List<DocumentEntry>();
        foreach (var answerer in answerers)
        {
            var live = new LiveCheck(turn, this);
            var draft = WithoutTold(await answerer.AnswerAsync(request with { Propose = live.ProposeAsync }, cancellationToken), request.Told);
            turn.Mark("answer");
            turn.Take(draft);
            nearest.AddRange(draft.Nearest);
            if (draft.Sentences.Count == 0 && !draft.IsFinal)
            {
                continue;
            }

            var check = await CheckAsync(turn, draft, cancellationToken);
            turn.Mark("check");
            if (!check.IsEmpty)
            {
                turn.TellPieces(check);
                return turn.End(draft, check);
            }

            nearest.AddRange(draft.Sentences.SelectMany(sentence => sentence.Sources).Select(source => source.Document));
            if (draft.IsFinal)
            {
                break;
            }
        }

        return turn.NotFound(await NearestAsync(nearest, request, cancellationToken));
    }

    private static Draft WithoutTold(Draft draft, IReadOnlyList<Source> told) => told.Count == 0 ? draft : draft with
    {
        Sentences = [.. draft.Sentences.Where(sentence => !sentence.Sources.All(source => told.Any(known => known.Document.Id == source.Document.Id && known.Span == source.Span)))],
    };

    private async ValueTask<CheckedDraft> CheckAsync(Turn turn, Draft draft, CancellationToken cancellationToken)
    {
        var check = await CompareAsync(turn, draft, cancellationToken);
        turn.Take(check);
        return check;
    }

    private async ValueTask<CheckedDraft> CompareAsync(Turn turn, Draft draft, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<(string Document, string Version), string?>();
        foreach (var document in draft.Sentences.SelectMany(sentence => sentence.Sources).Select(source => source.Document))
        {
            if (!texts.ContainsKey((document.Id, document.Version)))
            {
                var kept = await parts.Store.ReadTextAsync(document.Id, document.Version, turn.Access, cancellationToken);
                texts.Add((document.Id, document.Version), kept?.SourceText);
            }
        }

        return CitationCheck.Run(draft, source => texts[(source.Document.Id, source.Document.Version)]);
    }

    private async ValueTask<IReadOnlyList<NearestDocument>> NearestAsync(List<DocumentEntry> known, AnswerRequest request, CancellationToken cancellationToken)
    {
        if (known.Count == 0)
        {
            var evidence = await retriever.FindAsync(request.Reading.Asked, request.Access, MostNearest * 2, cancellationToken);
            known.AddRange(evidence.Passages.Select(passage => passage.Hit.Document));
        }

        return [.. known.DistinctBy(document => document.Id).Take(MostNearest)
            .Select(document => new NearestDocument(document.Id, document.Title, $"/sources/{document.Id}?version={document.Version}"))];
    }

    private void Keep(Turn turn, Answer answer)
    {
        try
        {
            parts.Journal?.Append(turn.Receipt(answer));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            // The person still gets the answer; that there is no receipt is for those who run the service.
            parts.Report(turn.TraceId, broken);
        }
    }

    // Sentences of an answer that is being written, each checked together with those that passed before it and told at once.
    private sealed class LiveCheck(Turn turn, Assistant owner)
    {
        private readonly List<DraftSentence> passed = [];

        public async ValueTask<CheckedSentence> ProposeAsync(DraftSentence sentence, AnswerMode mode, CancellationToken cancellationToken)
        {
            var check = await owner.CompareAsync(turn, new Draft { Sentences = [.. passed, sentence], Mode = mode, Confidence = 0 }, cancellationToken);
            if (check.Sentences[^1].Fault is null)
            {
                passed.Add(sentence);
                turn.TellPieces(check);
            }

            return check.Sentences[^1];
        }
    }

    // The places behind the last answer, which are checked again: a document may have changed or been withdrawn since.
    private sealed class Whereabouts(IReadOnlyList<Source> sources) : IAnswerer
    {
        public ValueTask<Draft> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(new Draft
        {
            Sentences = [.. sources.Select(source => new DraftSentence
            {
                Text = source.Quote,
                Sources = [source],
                Form = DraftForm.ListItem,
                Label = $"{source.Document.Title}, {PlaceText.Of(source.Place)}",
            })],
            Mode = AnswerMode.Extractive,
            Confidence = 1,
        });
    }

    // What is known of the turn while it runs.
    private sealed class Turn(Question asked, AssistantParts parts, Action<TurnNews>? tell)
    {
        private readonly long started = parts.Time.GetTimestamp();
        private readonly List<(string Step, double Milliseconds)> timings = [];
        private readonly List<CheckedSentence> dropped = [];
        private IReadOnlyList<RankedPassage> candidates = [];
        private double confidence;
        private IReadOnlyList<DraftSentence> shown = [];
        private int piecesTold;
        private int citationsTold;
        private string? fallback;
        private ModelUsage? usage;

        public Question Asked { get; } = asked;

        public AccessFilter Access { get; } = AccessFilter.For(asked.Principal);

        public Action<TurnNews>? Tell { get; } = tell;

        public string ConversationId { get; } = asked.ConversationId ?? Question.NewId();

        public string TraceId { get; } = Activity.Current?.TraceId.ToHexString() ?? Question.NewId();

        public string Understood { get; set; } = QuestionText.Clean(asked.Text, parts.Limits.QuestionCharacters);

        public void Mark(string step) => timings.Add((step, Elapsed - timings.Sum(timing => timing.Milliseconds)));

        public void Take(Draft draft)
        {
            confidence = Math.Max(confidence, draft.Sentences.Count == 0 ? draft.Confidence : 0);
            candidates = draft.Candidates.Count > 0 ? draft.Candidates : candidates;
            fallback = draft.Fallback ?? fallback;
            usage = draft.Usage ?? usage;
            if (piecesTold == 0 && Tell is not null && draft.Sentences.Count > 0)
            {
                if (candidates.Count > 0)
                {
                    Tell(new TurnNews.Reading(candidates.Count));
                }

                Tell(new TurnNews.Checking(draft.Sentences.Count));
            }
        }

        // Each marker stands for one citation, in the order of first use.
        public void TellPieces(CheckedDraft check)
        {
            if (Tell is null)
            {
                return;
            }

            // An answer that was told while it was written has told its first pieces already; they never change.
            foreach (var (piece, sentence) in check.Pieces.Zip(check.Sentences.Where(sentence => sentence.Fault is null)).Skip(piecesTold))
            {
                var first = citationsTold;
                citationsTold = Math.Max(citationsTold, sentence.Markers.Max());
                piecesTold++;
                Tell(new TurnNews.Piece(piece, [.. check.Citations.Skip(first).Take(citationsTold - first)]));
            }
        }

        public void Take(CheckedDraft check) => dropped.AddRange(check.Sentences.Where(sentence => sentence.Fault is not null));

        public Answer End(Draft draft, CheckedDraft check)
        {
            shown = [.. check.Sentences.Where(sentence => sentence.Fault is null).Select(sentence => sentence.Proposed)];
            return End(AnswerOutcome.Answered, check.Text) with
            {
                Mode = draft.Mode,
                Citations = check.Citations,
                Disagreement = check.Disagreement,
                Confidence = draft.Confidence,
            };
        }

        public Answer NotFound(IReadOnlyList<NearestDocument> nearest) => End(AnswerOutcome.NotFound, Replies.NotFound(nearest)) with
        {
            Nearest = nearest,
            Confidence = confidence,
        };

        public Answer End(AnswerOutcome outcome, string text) => new()
        {
            AnswerId = Asked.AnswerId ?? Question.NewId(),
            ConversationId = ConversationId,
            Question = Understood,
            Outcome = outcome,
            Mode = AnswerMode.Extractive,
            Fallback = fallback ?? parts.Fallback?.Invoke(started),
            Usage = usage,
            Text = text,
            Confidence = 0,
            ElapsedMs = Elapsed,
            TraceId = TraceId,
        };

        public EarlierTurn Remembered(QuestionReading reading, Answer answer) => new()
        {
            Question = Understood,
            Reading = reading,
            Answer = answer.Outcome == AnswerOutcome.Answered ? answer.Text : "",
            Cited = [.. answer.Citations.Select(citation => citation.DocumentId).Distinct(StringComparer.Ordinal)],
            Field = answer.Mode == AnswerMode.Computed ? FieldOf(shown[0].Sources[0]) : null,
            Winner = answer.Mode == AnswerMode.Computed && (shown.Any(IsPick) || answer.Citations.DistinctBy(citation => citation.DocumentId).Count() == 1) ? answer.Citations[0].DocumentId : null,
            Sources = [.. shown.SelectMany(sentence => sentence.Sources).DistinctBy(source => (source.Document.Id, source.Span))],
        };

        public Receipt Receipt(Answer answer) => new()
        {
            Answer = answer,
            At = parts.Time.GetUtcNow(),
            Asked = Asked.Text.Length <= parts.Limits.QuestionCharacters ? Asked.Text : Understood,
            Principal = Asked.Principal,
            Settings = parts.Settings,
            Candidates = candidates,
            Dropped = dropped,
            Timings = [.. timings, ("total", Elapsed)],
        };

        // The metadata field whose line is cited.
        private static string? FieldOf(Source source) => source.Document.Metadata.FirstOrDefault(field => field.Span == source.Span)?.Path;

        private static bool IsPick(DraftSentence sentence) => sentence.Computed?.Kind is ComputationKind.Maximum or ComputationKind.Minimum;

        private double Elapsed => parts.Time.GetElapsedTime(started).TotalMilliseconds;
    }
}
