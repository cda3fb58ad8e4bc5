using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Answers at which time something is said: with the first cue that holds the words which say most.</summary>
internal static class MomentAnswer
{
    private const double Sentence = 0.5;
    private const double Beside = 0.25;
    private const double Margin = 0.12;
    private const double Sure = 0.95;
    private const double Missing = 0.25;

    private sealed record Moment(DocumentScores In, TextSentence Said, Block.Cue Cue, ulong Own, ulong Around, double Score);

    /// <summary>The cue in which it is said.</summary>
    public static Proposal Of(Findings findings)
    {
        var moments = findings.Documents.SelectMany(document => MomentsOf(document, findings.Terms)).ToList();
        if (moments.Count == 0)
        {
            return Proposal.None;
        }

        // Of places that are as good, the first is where it comes up.
        var bar = moments.Max(m => m.Score) - (Margin * findings.Terms.Total);
        var document = moments.MaxBy(m => m.Score)!.In;
        var best = moments.Where(m => m.In == document && m.Score >= bar).MinBy(m => m.Cue.From)!;
        var opened = document.Document;
        var sentence = new DraftSentence
        {
            Text = CleanWords.Of(best.Cue.Words.In(opened.Text.SourceText)),
            Sources = [opened.SourceOf(best.Said with { Time = (best.Cue.From, best.Cue.To) }, new(best.Cue.Span.Start, best.Cue.Words.End))],
            Label = PlaceText.Of(best.Cue.From),
        };
        return new Proposal([sentence], ConfidenceOf(best, findings.Terms));
    }

    private static IEnumerable<Moment> MomentsOf(DocumentScores scores, QuestionTerms terms)
    {
        var document = scores.Document;
        var names = NamesOf(terms);
        foreach (var said in document.Sentences)
        {
            // Another word may mean the same, another name does not.
            var near = scores.NearOf(said.Number) & ~names;
            var whole = scores.OwnOf(said.Number) | near;
            if (said.Time is null || whole == 0)
            {
                continue;
            }

            var beside = OwnOf(scores, said.Number - 1) | OwnOf(scores, said.Number + 1);
            foreach (var cue in TimeAnswer.CuesOf(document, said))
            {
                var own = scores.TermsIn(cue.Words.In(document.Text.SourceText).ToString()) | SpeakerTerms(cue, terms);
                if ((own | near) != 0)
                {
                    yield return new Moment(scores, said, cue, own, whole | beside, terms.WeightOf(own) + (Sentence * terms.WeightOf(whole & ~own)) + (Beside * terms.WeightOf(beside & ~own & ~whole)));
                }
            }
        }
    }

    private static ulong OwnOf(DocumentScores scores, int sentence) =>
        sentence >= 0 && sentence < scores.Document.Sentences.Count && scores.Document.Sentences[sentence].Time is not null ? scores.OwnOf(sentence) : 0;

    private static ulong NamesOf(QuestionTerms terms)
    {
        var mask = 0UL;
        for (var i = 0; i < terms.All.Count; i++)
        {
            mask |= terms.All[i].IsName ? 1UL << i : 0;
        }

        return mask;
    }

    private static ulong SpeakerTerms(Block.Cue cue, QuestionTerms terms)
    {
        var mask = 0UL;
        for (var i = 0; cue.Speaker is { } speaker && i < terms.All.Count; i++)
        {
            mask |= terms.All[i].IsName && speaker.Contains(terms.All[i].Asked, StringComparison.OrdinalIgnoreCase) ? 1UL << i : 0;
        }

        return mask;
    }

    // Sure when the words that say most stand in the cue. A name that nobody says is not talked about; one that is said elsewhere may be the speaker's.
    private static double ConfidenceOf(Moment best, QuestionTerms terms)
    {
        var anywhere = 0UL;
        foreach (var said in best.In.Document.Sentences)
        {
            anywhere |= said.Time is null ? 0 : best.In.OwnOf(said.Number);
        }

        var names = NamesOf(terms);
        var elsewhere = names & ~best.Own & anywhere;
        var total = terms.Total - (0.7 * terms.WeightOf(elsewhere));
        var share = total <= 0 ? 0 : (terms.WeightOf(best.Own) + (0.7 * terms.WeightOf(best.Around & ~best.Own & ~elsewhere))) / total;
        return (names & ~anywhere & ~best.Own) != 0 ? Math.Min(Missing, Sure * share) : Sure * Math.Min(1, share);
    }
}
