using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Answers about recordings: what is said at a time, or first or last, and how long they are.</summary>
internal static class TimeAnswer
{
    private const int MostSentences = 5;
    private const double Sure = 0.9;
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(2);

    /// <summary>What is said at a time, between two, or at an end of the recording.</summary>
    public static Proposal At(Findings findings, IReadOnlyList<OpenDocument> recordings)
    {
        foreach (var document in findings.Reading.Documents.Count == 0 ? Ranked(findings, recordings) : recordings)
        {
            var proposal = findings.Reading switch
            {
                { Part: { Extent: null } part } => Ending(part.End, document, findings.Reading.Is(QuestionKinds.WhichTime)),
                { Part: { Extent: { } extent } part } => part.End == RecordingEnd.Beginning
                    ? Between(TimeSpan.Zero, extent, document, findings, part.End)
                    : Between(LengthOf(document) - extent, TimeSpan.MaxValue, document, findings, part.End),
                { Time: var (from, to) } => Between(from, to, document, findings, RecordingEnd.Beginning),
                _ => Proposal.None,
            };
            if (proposal.Sentences.Count > 0)
            {
                return proposal;
            }
        }

        return Proposal.None;
    }

    // Where none is named, one whose title the question speaks of comes first, then the one that fits best.
    private static IEnumerable<OpenDocument> Ranked(Findings findings, IReadOnlyList<OpenDocument> recordings) =>
        findings.Documents.Where(d => recordings.Contains(d.Document)).OrderByDescending(d => findings.Terms.WeightOf(d.TermsIn(d.Document.Text.Entry.Title)))
            .Select(d => d.Document).Concat(recordings).Distinct();

    private static Proposal Between(TimeSpan from, TimeSpan to, OpenDocument document, Findings findings, RecordingEnd first)
    {
        var said = document.Sentences.Where(s => s.Time is { } time && (time.From <= to && (time.To > from || time.From == from))).ToList();
        said = from == to ? OfSpeaker(findings, from, document) is { Count: > 0 } asked ? asked : OfMoment(said, from, document) : said;
        return said.Count == 0 ? Proposal.None : new Proposal([.. WithSpeakers(Fit(said, document, findings, first), document)], Sure);
    }

    // Who speaks stands in front of each turn.
    private static IEnumerable<DraftSentence> WithSpeakers(List<TextSentence> said, OpenDocument document) =>
        said.Select((s, i) => Proposal.Of(document, s, label: i == 0 || said[i - 1].Speaker != s.Speaker ? s.Speaker : null));

    // What somebody says whom the question names, where no more than a breath lies between it and the moment.
    private static List<TextSentence> OfSpeaker(Findings findings, TimeSpan moment, OpenDocument document)
    {
        var names = findings.Terms.All.Where(t => t.IsName).Select(t => t.Asked).ToArray();
        return names.Length == 0 ? [] : [.. document.Sentences.Where(s => s is { Time: { } time, Speaker: { } speaker } && time.From - Near <= moment && moment <= time.To + Near
            && Array.Exists(names, name => speaker.Contains(name, StringComparison.OrdinalIgnoreCase)))];
    }

    private static Proposal Ending(RecordingEnd end, OpenDocument document, bool isMarkAsked)
    {
        var said = document.Sentences.Where(s => s.Time is not null).ToList();
        if (said.Count == 0)
        {
            return Proposal.None;
        }

        if (end != RecordingEnd.Length && !isMarkAsked)
        {
            var sentence = end == RecordingEnd.Beginning ? said[0] : said[^1];
            return new Proposal([Proposal.Of(document, sentence, label: PlaceText.Of(sentence.Time!.Value.From))], Sure);
        }

        // The mark itself is the answer, also where nothing is said at it.
        var blocks = document.Text.Blocks;
        var at = Enumerable.Range(0, blocks.Count).Where(i => blocks[i] is Block.Cue);
        var number = end == RecordingEnd.Beginning ? at.First() : at.Last();
        var cue = (Block.Cue)blocks[number];
        var mark = said[end == RecordingEnd.Beginning ? 0 : ^1] with { Block = number, Time = (cue.From, cue.To) };
        var span = cue.Words.IsEmpty ? cue.Span : cue.Words;
        var draft = new DraftSentence
        {
            Text = CleanWords.Of(span.In(document.Text.SourceText)),
            Sources = [document.SourceOf(mark, new(cue.Span.Start, span.End))],
            Label = cue.Words.IsEmpty ? null : PlaceText.Of(end == RecordingEnd.Length ? cue.To : cue.From),
        };
        return new Proposal([draft], Sure) { Preface = end == RecordingEnd.Length ? "The recording ends here:" : null };
    }

    private static TimeSpan LengthOf(OpenDocument document) => document.Text.Blocks.OfType<Block.Cue>().LastOrDefault()?.To ?? TimeSpan.Zero;

    // A moment that begins a cue means that cue, not the one that ends there.
    private static List<TextSentence> OfMoment(List<TextSentence> said, TimeSpan moment, OpenDocument document)
    {
        var exact = said.Where(s => CuesOf(document, s).Any(c => c.From == moment)).ToList();
        return exact.Count > 0 ? exact : said;
    }

    // As many sentences as an answer may have: those with most of what else is asked, else those next to the end that is asked about.
    private static List<TextSentence> Fit(List<TextSentence> said, OpenDocument document, Findings findings, RecordingEnd end)
    {
        if (said.Count <= MostSentences)
        {
            return said;
        }

        var scores = findings.Documents.FirstOrDefault(d => d.Document == document);
        var starts = Enumerable.Range(0, said.Count - MostSentences + 1);
        starts = end == RecordingEnd.Beginning ? starts : starts.Reverse();
        var title = scores?.TermsIn(document.Text.Entry.Title) ?? 0;
        var first = scores is null ? starts.First() : starts.MaxBy(i => said.Skip(i).Take(MostSentences).Sum(s => findings.Terms.WeightOf(scores.OwnOf(s.Number) & ~title)));
        return said.GetRange(first, MostSentences);
    }

    /// <summary>The cues that a sentence stands in.</summary>
    public static IEnumerable<Block.Cue> CuesOf(OpenDocument document, TextSentence sentence)
    {
        for (var i = sentence.Block; i < document.Text.Blocks.Count && document.Text.Blocks[i].Span.Start < sentence.Span.End; i++)
        {
            if (document.Text.Blocks[i] is Block.Cue { Words.IsEmpty: false } cue)
            {
                yield return cue;
            }
        }
    }
}
