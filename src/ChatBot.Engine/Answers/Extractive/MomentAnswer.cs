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

    // Where a recording says what is to come.
    private static readonly TimeSpan Opening = TimeSpan.FromSeconds(90);

    private static readonly Retrieval.Phrases AsksForTurn = new(
        "start|starts|started|begin|begins|began on|with|about|talking|discussing; get|gets|got|turn|turns|turned|move|moves|moved|switch|switches|go|goes|went|come|comes|came on|over|round|around? to; take|takes|took up");

    private static readonly Retrieval.Phrases Announcing = new(
        "today|tonight; this week|episode|hour|month|time; coming up; later on?; packed|full show|episode|programme|hour|agenda; on the agenda|menu|programme|list; # things|topics|items|points|subjects; heute; heute abend; aujourd hui; hoy");

    private static readonly Retrieval.Phrases Turning = new(
        "let us? go|turn|move|talk|get|start|begin|come|do|look; moving on; i d|would like to talk; next|first|second|third|last|final question|topic|item|point|subject|up|one|thing; ^ next|now; right|ok|okay|good|so|and ,next|now; ^ right|ok|okay|good|so|and? next|now|then; ^ first|finally; a|another question|letter|message|mail from; get|turn|come|move to");

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
        var best = Chosen([.. moments.Where(m => m.In == document && m.Score >= bar).OrderBy(m => m.Cue.From)], findings.Reading);
        var opened = document.Document;
        var sentence = new DraftSentence
        {
            Text = WordsOf(best),
            Sources = [opened.SourceOf(best.Said with { Time = (best.Cue.From, best.Cue.To) }, new(best.Cue.Span.Start, best.Cue.Words.End))],
            Label = PlaceText.Of(best.Cue.From),
        };
        return new Proposal([sentence], ConfidenceOf(best, findings.Terms));
    }

    /// <summary>The same sentences with the time at which each is said in front.</summary>
    public static Proposal WithTimes(Proposal proposal) =>
        proposal with { Sentences = [.. proposal.Sentences.Select(s => s.Label is null && s.Sources[0].Place.Time is { } time ? s with { Label = PlaceText.Of(time.From) } : s)] };

    // The first of them, but not the list of what is to come; where it is asked when somebody turns to a subject, the words that do so.
    private static Moment Chosen(List<Moment> inOrder, QuestionReading reading)
    {
        var dealtWith = inOrder.FindAll(m => !IsAnnounced(m));
        if (dealtWith.Count > 0 && AsksForTurn.IsIn(AskedWord.Of(reading.Asked), reading.Asked))
        {
            return dealtWith.Find(m => IsTurn(m)) ?? dealtWith[0];
        }

        return dealtWith.Count > 0 ? dealtWith[0] : inOrder[0];
    }

    private static bool IsAnnounced(Moment moment)
    {
        var text = WordsOf(moment);
        return moment.Cue.From < Opening && (text.Contains(',', StringComparison.Ordinal) || text.Contains(" and ", StringComparison.OrdinalIgnoreCase))
            && Announcing.IsIn(AskedWord.Of(text), text);
    }

    private static bool IsTurn(Moment moment)
    {
        var text = WordsOf(moment);
        return Turning.IsIn(AskedWord.Of(text), text);
    }

    private static string WordsOf(Moment moment) => CleanWords.Of(moment.Cue.Words.In(moment.In.Document.Text.SourceText));

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
