using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>
/// Answers with what stands below the heading that a question names: "what was removed in 2.4?" finds "2.4 › Removed", though no sentence
/// there says so again.
/// </summary>
internal static class SectionAnswer
{
    private const double LeastShare = 0.6;
    private const double NearWord = 0.75;
    private const double InText = 0.3;
    private const double Sure = 0.9;
    private const int MostSentences = 24;

    private sealed record Section(DocumentScores In, int From, int To, double Share);

    /// <summary>The section, or nothing where no heading explains most of the question.</summary>
    public static Proposal Of(Findings findings)
    {
        var best = default(Section);
        foreach (var scores in findings.Documents)
        {
            foreach (var section in SectionsOf(scores, findings.Terms))
            {
                best = best is null || section.Share > best.Share + 1e-9 ? section : best;
            }
        }

        return best is null || best.Share < LeastShare ? Proposal.None : new Proposal(Show(best), Sure * best.Share);
    }

    private static IEnumerable<Section> SectionsOf(DocumentScores scores, QuestionTerms terms)
    {
        var sentences = scores.Document.Sentences;
        for (var from = 0; from < sentences.Count;)
        {
            var to = from + 1;
            while (to < sentences.Count && sentences[to].Role != SentenceRole.Heading && sentences[from].Role == SentenceRole.Heading)
            {
                to++;
            }

            // The title says what the whole document is about, not what this part of it is.
            if (to - from is > 1 and <= MostSentences && sentences[from] is { Role: SentenceRole.Heading, HeadingPath.Count: > 0 })
            {
                yield return new Section(scores, from, to, ShareOf(scores, from, to, terms));
            }

            from = to;
        }
    }

    // The heading itself must say something of the question, and name whatever the question names.
    private static double ShareOf(DocumentScores scores, int heading, int to, QuestionTerms terms)
    {
        var own = scores.OwnOf(heading);
        var near = scores.NearOf(heading);
        var known = own | scores.HeadingTerms(heading + 1) | scores.TitleTerms;
        if (((own | near) & terms.Plain) == 0 || (terms.Pinned & ~known) != 0)
        {
            return 0;
        }

        var text = 0UL;
        for (var i = heading + 1; i < to; i++)
        {
            text |= scores.OwnOf(i);
        }

        return terms.ShareOf(known) + (NearWord * terms.ShareOf(near & ~known)) + (InText * terms.ShareOf(text & ~(known | near)));
    }

    private static List<DraftSentence> Show(Section section)
    {
        var document = section.In.Document;
        var below = document.Sentences.Skip(section.From + 1).Take(section.To - section.From - 1).ToList();
        if (below.FindAll(s => s.Role is SentenceRole.ListItem or SentenceRole.Row) is { Count: > 0 } items)
        {
            var lead = items[0].Lead is { } number && number != section.From ? document.Sentences[number] : null;
            return [.. lead is null ? [] : new[] { Proposal.Of(document, lead) }, .. items.Take(ListAnswer.MostItems).Select(item => Proposal.Of(document, item, DraftForm.ListItem))];
        }

        var chosen = FactAnswer.WithinLimits([.. below.Select(s => new Candidate(section.In, s.Number, 0))]);
        return [.. chosen.Select(c => Proposal.Of(c))];
    }
}
