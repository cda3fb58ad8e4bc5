using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>Answers document by document, each named before what it says; whether they agree is left to the reader, but differing figures are marked.</summary>
internal static class CompareAnswer
{
    private const int MostDocuments = 4;
    private const int PerDocument = 2;
    private const int WordsPerDocument = 50;
    private const double ShareOfBest = 0.6;

    /// <summary>What each document says, or none when fewer than two say something.</summary>
    public static Proposal Of(Findings findings)
    {
        var meant = findings.Reading.Documents.Where(d => d.Strength != MeantStrength.Boost).Select(d => d.DocumentId)
            .Except(findings.Reading.Excluded, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var byDocument = findings.Candidates.Where(c => meant.Count < 2 || meant.Contains(c.In.Document.Id))
            .GroupBy(c => c.In).Select(group => Best(group, findings)).Where(best => best.Count > 0).ToList();
        if (byDocument.Count == 0)
        {
            return Proposal.None;
        }

        var bar = ShareOfBest * byDocument.Max(best => Share(best, findings));
        var shown = byDocument.Where(best => Share(best, findings) >= bar).Take(Math.Max(MostDocuments, meant.Count)).ToList();
        if (shown.Count < 2)
        {
            return Proposal.None;
        }

        var sentences = shown.SelectMany(best => best.Select((c, i) => Proposal.Of(c, label: i == 0 ? c.In.Document.Text.Entry.Title : null)));

        // Two documents must speak of it; what several hold only together is in none of them.
        return new Proposal([.. sentences], shown.Select(best => Confidence.Of(findings, best).Value).OrderDescending().Take(2).Average())
        {
            IsDisagreement = Differ(shown, findings.Terms),
        };
    }

    private static List<Candidate> Best(IEnumerable<Candidate> candidates, Findings findings)
    {
        var chosen = new List<Candidate>();
        var words = 0;
        ulong covered = 0;
        foreach (var candidate in candidates.Take(12))
        {
            var own = candidate.In.OwnOf(candidate.Number) | candidate.In.NearOf(candidate.Number);
            words += candidate.In.WordsOf(candidate.Number).Length;
            if (own == 0 || (chosen.Count > 0 && (words > WordsPerDocument || (own & ~covered) == 0)))
            {
                continue;
            }

            chosen.Add(candidate);
            covered |= own;
            if (chosen.Count == PerDocument)
            {
                break;
            }
        }

        chosen.Sort((a, b) => a.Number.CompareTo(b.Number));
        return chosen;
    }

    private static double Share(List<Candidate> chosen, Findings findings) => Confidence.Of(findings, chosen).Own;

    // Documents differ when each gives figures of the kind asked for, and no figure is in all of them.
    private static bool Differ(List<List<Candidate>> shown, QuestionTerms terms)
    {
        if (terms.Reading.Expected is not (ExpectedType.Number or ExpectedType.Date))
        {
            return false;
        }

        var figures = shown.ConvertAll(best => best.SelectMany(c => c.In.WordsOf(c.Number)).Where(AnswerTypes.IsNumber)
            .Select(w => w.Surface).Where(s => terms.Exactly(s) == 0).ToHashSet(StringComparer.Ordinal));
        return figures.TrueForAll(f => f.Count > 0) && !figures[0].Any(f => figures.TrueForAll(other => other.Contains(f)));
    }
}
