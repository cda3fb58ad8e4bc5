using System.Text.RegularExpressions;
using ChatBot.Passages;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>Answers with the sentence that fits best, and with what it needs beside it.</summary>
internal static partial class FactAnswer
{
    public const int MostSentences = 3;
    public const int MostWords = 75;

    private const double Undecided = 0.12;
    private const int ReachOfProse = 3;
    private const int ReachOfSpeech = 9;

    public static Proposal Of(Findings findings)
    {
        var chosen = Choose(findings);
        var confidence = Confidence.Of(findings, chosen).Value;
        // Two sentences that fit nearly alike are both shown, which makes neither surer.
        chosen = Rival(chosen, findings) is { } rival ? [.. chosen, rival] : chosen;
        return new Proposal([.. chosen.SelectMany(c => WithItems(c, chosen, findings.Reading.Expected == ExpectedType.Date))], confidence);
    }

    // What leads into a list says nothing without it.
    private static IEnumerable<DraftSentence> WithItems(Candidate candidate, IReadOnlyList<Candidate> chosen, bool isDateAsked) =>
        ListAnswer.ItemsOf(candidate).Where(item => !chosen.Any(other => other.In == candidate.In && other.Number == item.Number))
            .Select(item => Proposal.Of(candidate.In.Document, item, DraftForm.ListItem))
            .Prepend(Proposal.Of(candidate, label: isDateAsked && candidate.Sentence.Time is { } time ? PlaceText.Of(time.From) : null));

    // The second best sentence, where nothing decides between it and the best.
    private static Candidate? Rival(IReadOnlyList<Candidate> chosen, Findings findings)
    {
        if (chosen.Count != 1)
        {
            return null;
        }

        var rival = findings.Candidates.FirstOrDefault(c => c.Sentence.Role != SentenceRole.Heading && !chosen.Contains(c));
        return rival is not null && chosen[0].Score - rival.Score <= Undecided && Length(chosen[0]) + Length(rival) <= MostWords
            && (findings.Reading.Expected is ExpectedType.Any or ExpectedType.Time || Holds(rival.In, rival.Number, findings.Terms)) ? rival : null;
    }

    /// <summary>The sentences in reading order, within the limits of an answer.</summary>
    public static IReadOnlyList<Candidate> Choose(Findings findings)
    {
        if (findings.Candidates.Count == 0)
        {
            return [];
        }

        var best = findings.Candidates.FirstOrDefault(c => c.Sentence.Role != SentenceRole.Heading) ?? findings.Candidates[0];
        var chosen = new List<Candidate>();
        if (PointsBack().IsMatch(best.Sentence.Text) && Before(best) is { } antecedent && Length(antecedent) + Length(best) <= MostWords * 3 / 5)
        {
            chosen.Add(antecedent);
        }

        chosen.Add(best);
        if (ReportsAnother(best, findings.Reading) && After(best) is { } stance)
        {
            chosen.Add(stance);
        }

        // "She told me:" says nothing without what she told.
        var told = best.Sentence.Text.EndsWith(':') && After(best) is { Sentence.Role: SentenceRole.Quote or SentenceRole.Prose } first ? first : null;
        for (var block = told?.Sentence.Block; told is not null && told.Sentence.Block == block && chosen.Count < MostSentences; told = After(told))
        {
            chosen.Add(told);
        }

        if (best.Sentence.Text.EndsWith('?') && After(best) is { } reply)
        {
            chosen.Add(reply);
        }

        if (Holder(chosen[^1], findings.Terms) is { } holder)
        {
            chosen.Add(holder);
        }

        return WithinLimits(chosen);
    }

    /// <summary>No more sentences and words than an answer may have; the first always stays.</summary>
    public static List<Candidate> WithinLimits(List<Candidate> chosen)
    {
        var words = 0;
        return [.. chosen.DistinctBy(c => (c.In, c.Number)).TakeWhile((c, i) =>
            (words += Length(c)) <= MostWords * 3 / 5 || i == 0).Take(MostSentences)];
    }

    /// <summary>
    /// Whether the sentence opens with what somebody else says. The author's own view is then the next one, unless it is that person
    /// who is asked about.
    /// </summary>
    private static bool ReportsAnother(Candidate best, QuestionReading reading)
    {
        var match = Reporting().Match(best.Sentence.Text);
        return match.Success && reading.Documents.Count > 0
            && !reading.Words.Contains(match.Groups["name"].Value, StringComparison.OrdinalIgnoreCase);
    }

    private static int Length(Candidate candidate) => candidate.In.WordsOf(candidate.Number).Length;

    private static Candidate? Before(Candidate best)
    {
        var sentences = best.In.Document.Sentences;
        return best.Number > 0 && best.Sentence.Role == SentenceRole.Prose && sentences[best.Number - 1] is { Role: SentenceRole.Prose or SentenceRole.Quote } before
            && ReferenceEquals(before.HeadingPath, best.Sentence.HeadingPath)
            ? new Candidate(best.In, best.Number - 1, best.Score)
            : null;
    }

    private static Candidate? After(Candidate best)
    {
        var next = best.Number + 1;
        var sentences = best.In.Document.Sentences;
        return next < sentences.Count && sentences[next].Role is not (SentenceRole.Heading or SentenceRole.Metadata)
            ? new Candidate(best.In, next, best.Score)
            : null;
    }

    // The nearest sentence behind that has what is asked for, when the best has it not.
    private static Candidate? Holder(Candidate best, QuestionTerms terms)
    {
        var expected = terms.Reading.Expected;
        if (expected is ExpectedType.Any or ExpectedType.Time || Holds(best.In, best.Number, terms))
        {
            return null;
        }

        var reach = best.Sentence.Time is null ? ReachOfProse : ReachOfSpeech;
        for (var i = best.Number + 1; i <= best.Number + ReachOfSpeech && i < best.In.Document.Sentences.Count; i++)
        {
            // A paragraph that opens with its subject says more of it to its end.
            var next = best.In.Document.Sentences[i];
            if (next.Role is SentenceRole.Heading || (i > best.Number + reach && next.Block != best.Sentence.Block))
            {
                break;
            }

            if (Holds(best.In, i, terms))
            {
                return new Candidate(best.In, i, best.Score);
            }
        }

        return null;
    }

    private static bool Holds(DocumentScores scores, int number, QuestionTerms terms) =>
        AnswerTypes.Holds(terms.Reading.Expected, scores.Document.Sentences[number].Text, scores.WordsOf(number), terms)
        && (terms.Reading.CountNoun is not { } noun || scores.Document.Sentences[number].Time is null
            || AnswerTypes.Counts(noun, scores.WordsOf(number), scores.Document));

    // What such a sentence tells of several things stands in the one before. "It" and "she" are mostly what was asked about.
    [GeneratedRegex("^(They|These|Those|Both|Such|Diese|Beide|Ils|Elles|Ceux|Ellos|Ellas|Estos|Estas) ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PointsBack();

    [GeneratedRegex(
        @"^(?<name>\p{Lu}[\p{L}'’-]+)( \p{Lu}[\p{L}'’-]+){0,2} (also |rightly |correctly |even |often |repeatedly )?(argue[sd]?|claim(s|ed)?|say(s)?|said|think(s)?|thought|believe[sd]?|suggest(s|ed)?|assume[sd]?|make[s]? (a|the) .{0,20}case|insist(s|ed)?|frame[sd]?|describe[sd]?|point(s|ed) out|note[sd]?|write[s]?|wrote|call(s|ed)|state[sd]?|contend(s|ed)?|maintain(s|ed)?|see[s]?)\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reporting();
}
