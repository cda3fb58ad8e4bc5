using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Answers with somebody's exact words, and says whose they are.</summary>
internal static class QuoteAnswer
{
    private const double Quoted = 0.2;
    private const double Spoken = 0.25;
    private const double Named = 0.4;
    private const double MostOfIt = 0.6;
    private const int MostAround = 4;

    public static Proposal Of(Findings findings)
    {
        if (findings.Candidates.Count == 0)
        {
            return Proposal.None;
        }

        var best = findings.Candidates.Take(60).Select(c => (Candidate: c, Score: c.Score + Bonus(c, findings.Terms)))
            .MaxBy(c => c.Score).Candidate;
        // Where the sentence only says whose the words are, they stand beside it.
        var quotation = BesideAttribution(best);
        var (first, last) = Extent(quotation ?? best);
        var document = best.In.Document;
        var chosen = Enumerable.Range(first, last - first + 1).Select(i => new Candidate(best.In, i, best.Score)).ToList();
        var text = string.Join(' ', chosen.Select(c => c.Sentence.Text));
        var sentences = new List<DraftSentence>
        {
            new()
            {
                Text = text,
                Sources = [document.SourceOf(document.Sentences[first], document.Sentences[first].Span.Union(document.Sentences[last].Span))],
                Label = document.Sentences[first].Speaker is { } speaker && !text.StartsWith(speaker, StringComparison.Ordinal) ? speaker : null,
            },
        };
        if (quotation is not null)
        {
            chosen.Add(best);
            sentences.Insert(best.Number < first ? 0 : 1, Proposal.Of(best));
        }

        var confidence = Confidence.Of(findings, chosen).Value;
        return new Proposal(sentences, IsSpokenAsAsked(best, findings.Terms) ? confidence + (Named * (1 - confidence)) : confidence);
    }

    // "She told me:" stands before what she told, "That was the mayor" behind it.
    private static Candidate? BesideAttribution(Candidate best)
    {
        var sentences = best.In.Document.Sentences;
        if (IsQuoted(best.Number))
        {
            return null;
        }

        var isLead = best.Sentence.Text.EndsWith(':');
        var order = isLead ? new[] { best.Number + 1 } : [best.Number - 1, best.Number + 1];
        return order.Where(IsQuoted).Select(number => new Candidate(best.In, number, best.Score)).FirstOrDefault();

        bool IsQuoted(int number) => number >= 0 && number < sentences.Count && (sentences[number].Role == SentenceRole.Quote || OpensIn(sentences[number].Text) > 0 || HoldsQuotation(sentences[number].Text));
    }

    private static bool HoldsQuotation(string text) => text.AsSpan().IndexOfAny("\u201C\u201E\u00AB\u00BB\"") >= 0;

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

    // The person who is asked about need not be named in what that person says, if it is what else is asked about.
    private static bool IsSpokenAsAsked(Candidate candidate, QuestionTerms terms)
    {
        ulong spoken = 0, plain = 0;
        for (var i = 0; candidate.Sentence.Speaker is { } speaker && i < terms.All.Count; i++)
        {
            spoken |= terms.All[i].IsName && speaker.Contains(terms.All[i].Asked, StringComparison.OrdinalIgnoreCase) ? 1UL << i : 0;
            plain |= terms.All[i].IsName ? 0 : 1UL << i;
        }

        return spoken != 0 && plain != 0 && terms.WeightOf(candidate.In.OwnOf(candidate.Number) & plain) >= MostOfIt * terms.WeightOf(plain);
    }

    // A quotation of several sentences is given from its opening to its closing mark.
    private static (int First, int Last) Extent(Candidate best)
    {
        var sentences = best.In.Document.Sentences;
        int first = best.Number, last = best.Number;
        while (sentences[best.Number].Role == SentenceRole.Quote && first > Math.Max(0, best.Number - MostAround) && IsSameQuote(first - 1))
        {
            first--;
        }

        while (sentences[best.Number].Role == SentenceRole.Quote && last + 1 < Math.Min(sentences.Count, best.Number + MostAround) && IsSameQuote(last + 1))
        {
            last++;
        }

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

        bool IsSameQuote(int number) => sentences[number].Role == SentenceRole.Quote && sentences[number].Block == sentences[best.Number].Block;
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
