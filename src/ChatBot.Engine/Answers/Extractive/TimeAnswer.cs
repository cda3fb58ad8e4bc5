using System.Numerics;
using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Answers about recordings: what is said at a time, and at which time something is said.</summary>
internal static class TimeAnswer
{
    private const int MostSentences = 5;
    private const double Sure = 0.9;

    /// <summary>What is said at a time or between two.</summary>
    public static Proposal At(Findings findings, IReadOnlyList<OpenDocument> recordings)
    {
        if (findings.Reading.Time is not var (from, to))
        {
            return Proposal.None;
        }

        foreach (var document in recordings)
        {
            var said = document.Sentences.Where(s => s.Time is { } time && (time.From <= to && (time.To > from || time.From == from))).ToList();
            if (said.Count > 0)
            {
                said = from == to ? OfMoment(said, from, document) : said;
                return new Proposal([.. Fit(said, document, findings).Select(s => Proposal.Of(document, s))], Sure);
            }
        }

        return Proposal.None;
    }

    /// <summary>The cue in which it is said.</summary>
    public static Proposal Which(Findings findings)
    {
        var spoken = findings.Candidates.Where(c => c.Sentence.Time is not null && c.In.OwnOf(c.Number) != 0).ToList();
        if (spoken.Count == 0)
        {
            return Proposal.None;
        }

        // The rare words say where it is; of places that are as good, the first is where it comes up.
        var terms = findings.Terms;
        var top = spoken.Max(c => ScoreOf(c, terms));
        var best = spoken.Where(c => ScoreOf(c, terms) >= top - 0.1).MinBy(c => c.Sentence.Time!.Value.From)!;
        var document = best.In.Document;
        var cue = BestCue(best, terms);
        var span = new TextSpan(cue.Span.Start, Math.Max(cue.Words.End, Math.Min(best.Sentence.Span.End, cue.Words.End)));
        var sentence = new DraftSentence
        {
            Text = CleanWords.Of(cue.Words.In(document.Text.SourceText)),
            Sources = [document.SourceOf(best.Sentence with { Time = (cue.From, cue.To) }, span)],
            Label = PlaceText.Of(cue.From),
        };
        return new Proposal([sentence], Confidence.Of(findings, [best]).Value);
    }

    private static double ScoreOf(Candidate candidate, QuestionTerms terms)
    {
        var own = candidate.In.OwnOf(candidate.Number);
        var rarest = terms.All.Where((_, i) => (own >> i & 1) != 0).Max(t => t.Weight);
        return candidate.Score + (0.5 * rarest / terms.All.Where(t => t.IsKnown).Max(t => t.Weight));
    }

    // A moment that begins a cue means that cue, not the one that ends there.
    private static List<TextSentence> OfMoment(List<TextSentence> said, TimeSpan moment, OpenDocument document)
    {
        var exact = said.Where(s => CuesOf(document, s).Any(c => c.From == moment)).ToList();
        return exact.Count > 0 ? exact : said;
    }

    private static List<TextSentence> Fit(List<TextSentence> said, OpenDocument document, Findings findings)
    {
        if (said.Count <= MostSentences)
        {
            return said;
        }

        var scores = findings.Documents.FirstOrDefault(d => d.Document == document);
        var first = scores is null ? 0
            : Enumerable.Range(0, said.Count - MostSentences + 1)
                .MaxBy(i => said.Skip(i).Take(MostSentences).Sum(s => findings.Terms.WeightOf(scores.OwnOf(s.Number))));
        return said.GetRange(first, MostSentences);
    }

    private static Block.Cue BestCue(Candidate best, QuestionTerms terms)
    {
        var document = best.In.Document;
        var cues = CuesOf(document, best.Sentence).ToList();
        return cues.MaxBy(cue => best.In.WordsOf(best.Number)
            .Where(w => Holds(cue, document, w.Surface)).Select(w => terms.Exactly(w.Stem)).Aggregate(0UL, (a, b) => a | b) is var mask
                ? terms.WeightOf(mask) + (0.001 * BitOperations.PopCount(mask)) : 0) ?? cues[0];
    }

    private static bool Holds(Block.Cue cue, OpenDocument document, string surface) =>
        cue.Words.In(document.Text.SourceText).Contains(surface, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Block.Cue> CuesOf(OpenDocument document, TextSentence sentence)
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
