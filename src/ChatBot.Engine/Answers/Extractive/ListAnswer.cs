using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>Answers with a whole list: the line that leads into it, and all its items.</summary>
internal static class ListAnswer
{
    public const int MostItems = 12;

    private const double ItemShare = 0.6;
    private const double HeadingShare = 0.8;

    private sealed record ListFound(DocumentScores In, TextSentence? Lead, IReadOnlyList<TextSentence> Items, double Score);

    /// <summary>The list that fits best, or none where a single sentence fits better.</summary>
    public static Proposal Of(Findings findings)
    {
        var best = default(ListFound);
        foreach (var document in findings.Documents)
        {
            foreach (var list in ListsOf(document, findings))
            {
                best = best is null || list.Score > best.Score + 1e-9 ? list : best;
            }
        }

        if (best is null || findings.Candidates.Count == 0)
        {
            return Proposal.None;
        }

        // The sentence in front of "It requires:" says what the list is of.
        var single = findings.Candidates[0];
        var opens = single.In == best.In && best.Lead is { Role: not SentenceRole.Heading } led && single.Number == led.Number - 1;
        if (!opens && findings.Terms.ShareOf(single.In.OwnOf(single.Number)) > best.Score + 0.15 && !best.Items.Contains(single.Sentence) && best.Lead != single.Sentence)
        {
            return Proposal.None;
        }

        return Show(best, findings, opens ? single : null);
    }

    /// <summary>The items of the list that a sentence leads into; none when it says enough by itself.</summary>
    public static IReadOnlyList<TextSentence> ItemsOf(Candidate lead)
    {
        var sentences = lead.In.Document.Sentences;
        var items = lead.Sentence.Text.EndsWith(':') ? sentences.Where(s => s.Lead == lead.Number && s.Role == SentenceRole.ListItem).Take(MostItems).ToList() : [];
        return items.Count < 2 ? [] : items;
    }

    /// <summary>The list that a line leads into, when that line is what fits best.</summary>
    public static Proposal LedBy(Findings findings)
    {
        if (findings.Candidates is not [{ Sentence: { Role: SentenceRole.Heading or SentenceRole.ListLead or SentenceRole.ListItem } lead } best, ..])
        {
            return Proposal.None;
        }

        var sentences = best.In.Document.Sentences;
        var items = sentences.Where(s => s.Lead == lead.Number && s.Role is (SentenceRole.ListItem or SentenceRole.Row)).ToList();
        return items.Count < 2 ? Proposal.None : Show(new ListFound(best.In, lead, WithNested(items, sentences), best.Score), findings);
    }

    private static Proposal Show(ListFound list, Findings findings, Candidate? opener = null)
    {
        var document = list.In.Document;
        var sentences = new List<DraftSentence>();
        var chosen = new List<Candidate>();
        if (opener is not null)
        {
            sentences.Add(Proposal.Of(opener));
            chosen.Add(opener);
        }

        if (list.Lead is { Role: not SentenceRole.Heading } lead && document.Text.Blocks[lead.Block] is not Corpus.Block.TableRow)
        {
            sentences.Add(Proposal.Of(document, lead));
            chosen.Add(new Candidate(list.In, lead.Number, 1));
        }
        else if (list.Lead is { } heading)
        {
            chosen.Add(new Candidate(list.In, heading.Number, 1));
        }

        foreach (var item in list.Items.Take(MostItems))
        {
            sentences.Add(Proposal.Of(document, item, DraftForm.ListItem));
            chosen.Add(new Candidate(list.In, item.Number, 1));
        }

        return new Proposal(sentences, Confidence.Of(findings, chosen).Value);
    }

    private static IEnumerable<ListFound> ListsOf(DocumentScores scores, Findings findings)
    {
        var sentences = scores.Document.Sentences;
        foreach (var group in sentences.Where(s => s.Group is not null).GroupBy(s => s.Group!.Value))
        {
            var items = group.Where(s => s.Role is SentenceRole.ListItem or SentenceRole.Row).ToList();
            if (items.Count < 2)
            {
                continue;
            }

            var lead = items[0].Lead is { } number ? sentences[number] : null;
            yield return new ListFound(scores, lead, WithNested(items, sentences), ScoreOf(scores, lead, items, findings.Terms));
        }

        foreach (var siblings in sentences.Where(s => s.Role == SentenceRole.Heading && s.HeadingPath.Count > 0)
            .GroupBy(s => string.Join('\n', s.HeadingPath), StringComparer.Ordinal))
        {
            // The sections of a whole document are a list only by what they are called: "thread", "step", "reason".
            var items = siblings.ToList();
            if (items.Count >= 2 && items.Count(s => scores.OwnOf(s.Number) != 0) * 3 >= items.Count * 2)
            {
                yield return new ListFound(scores, Lead: null, items, ScoreOf(scores, null, items, findings.Terms));
            }
        }
    }

    // An item that leads into a list of its own is shown with it.
    private static List<TextSentence> WithNested(List<TextSentence> items, IReadOnlyList<TextSentence> sentences)
    {
        var all = new List<TextSentence>();
        foreach (var item in items)
        {
            all.Add(item);
            for (var i = item.Number + 1; i < sentences.Count && all.Count < MostItems && sentences[i].Lead == item.Number; i++)
            {
                all.Add(sentences[i]);
            }
        }

        return all;
    }

    private static double ScoreOf(DocumentScores scores, TextSentence? lead, List<TextSentence> items, QuestionTerms terms)
    {
        ulong inLead = lead is null ? 0 : scores.OwnOf(lead.Number) | scores.NearOf(lead.Number), inItems = 0;
        var before = lead is { Number: > 0 } ? scores.OwnOf(lead.Number - 1) : 0;
        foreach (var item in items.Take(MostItems))
        {
            inItems |= scores.OwnOf(item.Number);
        }

        var headings = scores.HeadingTerms(items[0].Number) | (lead is null ? 0 : scores.HeadingTerms(lead.Number));
        var score = terms.WeightOf(inLead) + (HeadingShare * terms.WeightOf(headings & ~inLead)) + (ItemShare * terms.WeightOf(inItems & ~inLead & ~headings))
            + ((lead?.Text.EndsWith(':') == true ? 0.75 : 0.4) * terms.WeightOf(before & ~inLead & ~headings & ~inItems));
        return terms.Total <= 0 ? 0 : score / terms.Total;
    }
}
