using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Answers with somebody's exact words, and says whose they are.</summary>
internal static class QuoteAnswer
{
    private const double Quoted = 0.2;
    private const double Spoken = 0.25;
    private const int MostAround = 4;

    public static Proposal Of(Findings findings)
    {
        if (findings.Candidates.Count == 0)
        {
            return Proposal.None;
        }

        var best = findings.Candidates.Take(60).Select(c => (Candidate: c, Score: c.Score + Bonus(c, findings.Terms)))
            .MaxBy(c => c.Score).Candidate;
        var (first, last) = Extent(best);
        var document = best.In.Document;
        var chosen = new List<Candidate>();
        for (var i = first; i <= last; i++)
        {
            chosen.Add(new Candidate(best.In, i, best.Score));
        }

        var span = document.Sentences[first].Span.Union(document.Sentences[last].Span);
        var text = string.Join(' ', chosen.Select(c => c.Sentence.Text));
        var sentence = new DraftSentence
        {
            Text = text,
            Sources = [document.SourceOf(document.Sentences[first], span)],
            Label = best.Sentence.Speaker is { } speaker && !text.StartsWith(speaker, StringComparison.Ordinal) ? speaker : null,
        };
        return new Proposal([sentence], Confidence.Of(findings, chosen).Value);
    }

    // Words in quotation marks, and words of the person who is asked about, are what is wanted.
    private static double Bonus(Candidate candidate, QuestionTerms terms)
    {
        var sentence = candidate.Sentence;
        var bonus = sentence.Role == SentenceRole.Quote || OpensIn(sentence.Text) > 0 ? Quoted : 0;
        var names = terms.All.Where(t => t.IsName).Select(t => t.Asked).ToArray();
        if (names.Length > 0 && sentence.Speaker is { } speaker && Array.Exists(names, n => speaker.Contains(n, StringComparison.OrdinalIgnoreCase)))
        {
            bonus += Spoken;
        }

        return bonus;
    }

    // A quotation of several sentences is given from its opening to its closing mark.
    private static (int First, int Last) Extent(Candidate best)
    {
        var sentences = best.In.Document.Sentences;
        int first = best.Number, last = best.Number;
        if (OpensIn(sentences[first].Text) < 0)
        {
            for (var i = first - 1; i >= Math.Max(0, first - MostAround) && sentences[i].Block == sentences[best.Number].Block; i--)
            {
                if (OpensIn(sentences[i].Text) > 0)
                {
                    first = i;
                    break;
                }
            }
        }

        if (OpensIn(sentences[last].Text) > 0)
        {
            for (var i = last + 1; i < Math.Min(sentences.Count, last + MostAround) && sentences[i].Block == sentences[best.Number].Block; i++)
            {
                if (OpensIn(sentences[i].Text) < 0)
                {
                    last = i;
                    break;
                }
            }
        }

        return (first, last);
    }

    // How many quotation marks are opened and not closed; straight ones open when a word follows.
    private static int OpensIn(string text)
    {
        var open = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var opens = text[i] is '“' or '„' or '»' or '«' or '"';
            if (text[i] is '”' || (opens && i > 0 && !char.IsWhiteSpace(text[i - 1]) && text[i - 1] is not ('(' or '[' or '—')))
            {
                open--;
            }
            else if (opens)
            {
                open++;
            }
        }

        return open;
    }
}
