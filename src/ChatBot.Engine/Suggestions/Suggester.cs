using System.Threading.Channels;
using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Conversations;
using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Suggestions;

/// <summary>
/// Says what else can be asked. Every question it names was asked before, of an assistant that remembers nothing, and was answered from the
/// document that it is about. Picking is a look into the <see cref="SuggestionBook"/>; making is done where nobody waits for it.
/// </summary>
public sealed class Suggester(SuggestionBook book, IPassageStore store, DocumentTexts texts, Assistant assistant)
{
    /// <summary>How many are shown at once.</summary>
    public const int MostShown = 3;

    /// <summary>How many documents may wait; further ones come again when an answer cites them.</summary>
    public const int MostWaiting = 64;

    private const int MostKept = 5;

    // Longer documents would have to be opened whole for it.
    private const int MostPassages = 1_000;

    private readonly Channel<(string DocumentId, AccessLabels Access)> waiting =
        Channel.CreateBounded<(string, AccessLabels)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Has questions made for documents, as far as there is room.</summary>
    public void Want(IEnumerable<(string DocumentId, AccessLabels Access)> documents)
    {
        foreach (var document in documents)
        {
            waiting.Writer.TryWrite(document);
        }
    }

    /// <summary>Makes the questions that are wanted now; returns whether there were any.</summary>
    public async ValueTask<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        var made = new List<DocumentSuggestions>();
        while (waiting.Reader.TryRead(out var document))
        {
            if (await TryMakeAsync(document.DocumentId, document.Access, cancellationToken) is { } suggestions)
            {
                made.Add(suggestions);
            }
        }

        if (made.Count > 0)
        {
            book.Add(made);
        }

        return made.Count > 0;
    }

    /// <summary>Makes questions whenever some are wanted, until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await waiting.Reader.WaitToReadAsync(cancellationToken))
        {
            await CatchUpAsync(cancellationToken);
        }
    }

    /// <summary>What to ask after an answer: of the documents it cites or, when there was none, of those that came nearest.</summary>
    public async ValueTask<IReadOnlyList<string>> PickAsync(Answer answer, IReadOnlyList<string> asked, AccessFilter access, CancellationToken cancellationToken)
    {
        var headings = answer.Citations.SelectMany(citation => citation.HeadingPath).ToList();
        var picked = new List<string>();
        foreach (var id in answer.Citations.Select(citation => citation.DocumentId).Concat(answer.Nearest.Select(near => near.DocumentId)).Distinct(StringComparer.Ordinal))
        {
            if (await store.FindAsync(id, access, cancellationToken) is not { } document)
            {
                continue;
            }

            if (book.Find(document) is { } known)
            {
                picked.AddRange(known.Questions.Where(question => !IsAbout(question, headings) && !IsAsked(question, asked)).Select(question => question.Text));
            }
            else
            {
                Want([(document.Id, document.Access)]);
            }
        }

        return [.. picked.Distinct(StringComparer.OrdinalIgnoreCase).Take(MostShown)];
    }

    /// <summary>What to ask at the beginning: one question of each of several documents, of different folders first.</summary>
    public async ValueTask<IReadOnlyList<string>> ExamplesAsync(AccessFilter access, int most, CancellationToken cancellationToken)
    {
        var seen = new List<(string Folder, string Question)>();
        foreach (var known in book.All().Where(document => document.Questions.Count > 0))
        {
            if (await store.FindAsync(known.DocumentId, access, cancellationToken) is { } document && book.Find(document) is { Questions: [var first, ..] })
            {
                seen.Add((document.Path[..(document.Path.LastIndexOf('/') + 1)], first.Text));
            }
        }

        return [.. seen.GroupBy(item => item.Folder, StringComparer.Ordinal).SelectMany(folder => folder.Select((item, rank) => (item.Question, rank)))
            .OrderBy(item => item.rank).Select(item => item.Question).Distinct(StringComparer.OrdinalIgnoreCase).Take(most)];
    }

    private static bool IsAsked(Suggestion question, IReadOnlyList<string> asked) =>
        asked.Contains(question.Text, StringComparer.OrdinalIgnoreCase) || IsAbout(question, asked);

    private static bool IsAbout(Suggestion question, IReadOnlyList<string> texts) =>
        question.Topic.Length > 0 && texts.Any(text => text.Contains(question.Topic, StringComparison.OrdinalIgnoreCase));

    private async ValueTask<DocumentSuggestions?> TryMakeAsync(string documentId, AccessLabels labels, CancellationToken cancellationToken)
    {
        try
        {
            return await MakeAsync(documentId, labels, cancellationToken);
        }
        catch (Exception broken) when (broken is IOException or StoreUnusableException or StoreUnreachableException)
        {
            // The answers will say what is wrong with the index; a suggestion is not worth a message.
            return null;
        }
    }

    private async ValueTask<DocumentSuggestions?> MakeAsync(string documentId, AccessLabels labels, CancellationToken cancellationToken)
    {
        var access = SuggestionBook.Filter(labels);
        if (await store.FindAsync(documentId, access, cancellationToken) is not { PassageCount: <= MostPassages } entry || book.Find(entry) is not null
            || await texts.OpenAsync(documentId, access, cancellationToken) is not { } text)
        {
            return null;
        }

        var kept = new List<Suggestion>();
        foreach (var candidate in SuggestionCandidates.Of(text).TakeWhile(_ => kept.Count < MostKept))
        {
            var question = new Question { Text = candidate.Question.Text, Principal = SuggestionBook.Asker(entry.Access) };
            if (IsProven(candidate, documentId, await assistant.AnswerAsync(question, cancellationToken)))
            {
                kept.Add(candidate.Question);
            }
        }

        return new DocumentSuggestions { DocumentId = documentId, Version = text.Entry.Version, Access = entry.Access, Questions = kept };
    }

    private static bool IsProven(SuggestionCandidate candidate, string documentId, Answer answer) => answer.Outcome == AnswerOutcome.Answered
        && answer.Citations.Any(citation => citation.DocumentId == documentId
            && (citation.Quote.Contains(candidate.Proof, StringComparison.OrdinalIgnoreCase) || citation.HeadingPath.Any(heading => heading.Contains(candidate.Proof, StringComparison.OrdinalIgnoreCase))));
}
