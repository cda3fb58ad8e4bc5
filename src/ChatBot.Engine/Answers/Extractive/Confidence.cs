using System.Numerics;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>
/// How surely sentences answer a question, in its parts: how much of the question they hold, how much stands around them, how well the best
/// passage fits, and what is plainly missing.
/// </summary>
internal sealed record Confidence
{
    private const double Near = 0.4;

    // Logarithm of the passages of a small corpus, and of how many times that a large one has. Beyond what was measured nothing is known.
    private const double Small = 5;
    private const double Large = 3;
    private const double Smallest = -0.35;
    private const double Largest = 1.2;

    /// <summary>The share of the question's words in the sentences.</summary>
    public double Own { get; private init; }

    /// <summary>The share in them, beside them and in their headings.</summary>
    public double Window { get; private init; }

    /// <summary>The score of the best passage as a share of the highest possible one.</summary>
    public double Passage { get; private init; }

    /// <summary>A name that the corpus does not hold, or not the documents that are meant.</summary>
    public bool HasUnknownName { get; private init; }

    /// <summary>A number of the question that is nowhere near.</summary>
    public bool LacksNumber { get; private init; }

    /// <summary>Next to nothing but names.</summary>
    public bool HasOnlyNames { get; private init; }

    /// <summary>A number or a date is asked for, and there is none.</summary>
    public bool LacksFigure { get; private init; }

    /// <summary>The question says what is counted, or in which unit: without a figure nothing is an answer.</summary>
    public bool IsMeasured { get; private init; }

    /// <summary>A name is asked for, and there is none.</summary>
    public bool LacksName { get; private init; }

    /// <summary>The share of words that the corpus does not hold.</summary>
    public double Unknown { get; private init; }

    /// <summary>The noun asked for is not even in the corpus.</summary>
    public bool AsksForUnknown { get; private init; }

    /// <summary>How many of the question's words the sentences hold: one word says less than many, however much of the question it is.</summary>
    public int Matches { get; private init; }

    /// <summary>How many words of the question say something: of a long question a smaller share is enough.</summary>
    public int Asked { get; private init; }

    /// <summary>The logarithm of the passages that were searched.</summary>
    public double Passages { get; private init; }

    /// <summary>
    /// All of it in one number between 0 and 1: the odds that the sentences answer, fitted to some thousands of questions with and without
    /// an answer over corpora from 20 to 5,000 passages. In a small corpus the words around the sentence tell most, in a large one, where
    /// many passages hold many of the words by chance, how far the best passage stands above that.
    /// </summary>
    public double Value
    {
        get
        {
            if (Asked == 0)
            {
                return 0;
            }

            var size = Math.Clamp((Passages - Small) / Large, Smallest, Largest);
            var found = Matches / (Matches + 0.75);
            var odds = -4.5 + (0.45 * Own * found) + (5.25 * Window * found) + ((0.1 + (6 * size)) * Passage * found) - (3.7 * size) + (1.27 * Math.Log(Asked + 1))
                - (1.1 * Unknown) - (HasUnknownName ? 1.5 : 0) - (LacksFigure ? IsMeasured ? 3.2 : 2.4 : 0) - (LacksName ? 1.4 : 0) - (LacksNumber ? 1.35 : 0)
                - (AsksForUnknown ? 1.9 : 0) - (HasOnlyNames ? 1.3 : 0);
            return 1 / (1 + Math.Exp(-odds));
        }
    }

    /// <summary>Weighs the sentences that were chosen.</summary>
    public static Confidence Of(Findings findings, IReadOnlyList<Candidate> chosen)
    {
        var terms = findings.Terms;
        ulong own = 0, near = 0, window = 0, plain = 0, unknown = 0, unknownNames = 0, names = 0, numbers = 0;
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
            unknown |= term.IsKnown ? 0 : 1UL << i;
            unknownNames |= term.IsName && !term.IsKnown ? 1UL << i : 0;
            names |= term.IsName ? 1UL << i : 0;
            numbers |= term.IsNumber ? 1UL << i : 0;
        }

        return new Confidence
        {
            Own = terms.ShareOf(own) + (Near * terms.ShareOf(near & ~own)),
            Window = terms.ShareOf(window) + (Near * terms.ShareOf(near & ~window)),
            Passage = findings.Evidence.Confidence,
            Matches = BitOperations.PopCount(own),
            Asked = terms.All.Count,
            Passages = Math.Log(Math.Max(2, terms.Passages)),
            HasUnknownName = unknownNames != 0 || terms.Codes().Any(code => !findings.Candidates.Any(c => c.In.HasCode(c.Number, code)))
                || (findings.Reading.Documents.Any(d => d.Strength == MeantStrength.Only) && IsNowhere(names, chosen)),
            LacksNumber = (numbers & ~window) != 0,
            HasOnlyNames = plain != 0 && terms.WeightOf(window & plain) < 0.3 * terms.WeightOf(plain),
            LacksFigure = terms.Reading.Expected is (ExpectedType.Number or ExpectedType.Date) && LacksTypeOf(chosen, terms),
            IsMeasured = terms.Reading.CountNoun is not null || terms.Units is not null,
            LacksName = terms.Reading.Expected == ExpectedType.Name && LacksTypeOf(chosen, terms),
            Unknown = terms.ShareOf(unknown & ~near),
            AsksForUnknown = terms.Asked is { } asked && ((unknown & ~(window | near)) >> asked & 1) != 0,
        };
    }

    // What the rest of the corpus calls by name, the one document that is asked about may never speak of.
    private static bool IsNowhere(ulong names, IReadOnlyList<Candidate> chosen)
    {
        var all = chosen.Aggregate(0UL, (mask, c) => mask | c.In.All);
        return (names & ~all) != 0;
    }

    private static bool LacksTypeOf(IReadOnlyList<Candidate> chosen, QuestionTerms terms) =>
        !chosen.Any(c => AnswerTypes.Holds(terms.Reading.Expected, c.Sentence.Text, c.In.WordsOf(c.Number), terms));
}
