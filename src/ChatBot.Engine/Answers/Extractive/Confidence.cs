using System.Numerics;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>
/// How surely sentences answer a question, in its parts: how much of the question they hold, how much stands around them, how well the best
/// passage fits, and what is plainly missing.
/// </summary>
internal sealed record Confidence
{
    private const double Near = 0.24;

    // The logarithm of the passages of a corpus over which the weights were measured.
    private const double LargeCorpus = 7.1;

    /// <summary>The share of the question's words in the sentences.</summary>
    public double Own { get; private init; }

    /// <summary>The share in them, beside them and in their headings.</summary>
    public double Window { get; private init; }

    /// <summary>The score of the best passage as a share of the highest possible one.</summary>
    public double Passage { get; private init; }

    /// <summary>A name that the corpus does not hold.</summary>
    public bool HasUnknownName { get; private init; }

    /// <summary>A name that it holds, but not here.</summary>
    public bool LacksName { get; private init; }

    /// <summary>A name of several words that stand nowhere together.</summary>
    public bool SplitsName { get; private init; }

    /// <summary>Next to nothing but names.</summary>
    public bool HasOnlyNames { get; private init; }

    /// <summary>Nothing of the kind that is asked for.</summary>
    public bool LacksType { get; private init; }

    /// <summary>A kind of thing that the corpus does not speak of.</summary>
    public bool AsksForUnknownKind { get; private init; }

    /// <summary>How many of the question's words the sentences hold: one word says less than many, however much of the question it is.</summary>
    public int Matches { get; private init; }

    /// <summary>
    /// How much more a match says here than in a large corpus: of many passages, one holds half of any question by chance.
    /// </summary>
    public double Smallness { get; private init; }

    /// <summary>All of it in one number between 0 and 1. Weights and threshold are measured in docs/quality.md.</summary>
    public double Value => Math.Clamp(
        (1.06 * Smallness * ((0.3 * Own) + (0.3 * Window) + (0.4 * Passage)) * Matches / (Matches + 0.75))
        - (HasUnknownName ? 0.15 : 0) - (SplitsName ? 0.12 : 0) - (LacksType ? 0.1 : 0) - (AsksForUnknownKind ? 0.15 : 0)
        - (LacksName ? 0.03 : 0) - (HasOnlyNames ? 0.03 : 0),
        0,
        1);

    /// <summary>Weighs the sentences that were chosen.</summary>
    public static Confidence Of(Findings findings, IReadOnlyList<Candidate> chosen)
    {
        var terms = findings.Terms;
        ulong own = 0, near = 0, window = 0, plain = 0, unknownNames = 0, knownNames = 0;
        foreach (var candidate in chosen)
        {
            own |= candidate.In.OwnOf(candidate.Number);
            near |= candidate.In.NearOf(candidate.Number);
            window |= candidate.In.WindowOf(candidate.Number);
        }

        for (var i = 0; i < terms.All.Count; i++)
        {
            var term = terms.All[i];
            plain |= term.IsName ? 0 : 1UL << i;
            unknownNames |= term.IsName && !term.IsKnown ? 1UL << i : 0;
            knownNames |= term.IsName && term.IsKnown ? 1UL << i : 0;
        }

        return new Confidence
        {
            Own = terms.ShareOf(own) + (Near * terms.ShareOf(near & ~own)),
            Window = terms.ShareOf(window) + (Near * terms.ShareOf(near & ~window)),
            Passage = findings.Evidence.Confidence,
            Matches = BitOperations.PopCount(own),
            Smallness = Math.Clamp(Math.Pow(LargeCorpus / Math.Log(Math.Max(2, terms.Passages)), 0.6), 1, 1.5),
            HasUnknownName = unknownNames != 0,
            LacksName = (knownNames & ~window) != 0,
            SplitsName = terms.LongNames.Any(name => !StandsTogether(findings, name)),
            HasOnlyNames = plain != 0 && terms.WeightOf(window & plain) < 0.3 * terms.WeightOf(plain),
            LacksType = LacksTypeOf(chosen, terms),
            AsksForUnknownKind = terms.AsksForUnknownKind && terms.Reading.Expected is (ExpectedType.Any or ExpectedType.Name),
        };
    }

    private static bool LacksTypeOf(IReadOnlyList<Candidate> chosen, QuestionTerms terms)
    {
        var expected = terms.Reading.Expected;
        return expected is not (ExpectedType.Any or ExpectedType.Time)
            && !chosen.Any(c => AnswerTypes.Holds(expected, c.Sentence.Text, c.In.WordsOf(c.Number), terms));
    }

    private static bool StandsTogether(Findings findings, (int First, int Count) name)
    {
        for (var second = name.First + 1; second < name.First + name.Count; second++)
        {
            if (!findings.Candidates.Any(c => c.In.HasPair(c.Number, second)))
            {
                return false;
            }
        }

        return true;
    }
}
