namespace ChatBot.Answers;

/// <summary>
/// Finds in the evidence that a model names the sentences on which its own sentence stands: those that hold most of its words, and as few as hold
/// its figures and names. They are what the citation shows, and all that the check looks at.
/// </summary>
internal sealed class Support(WordReaders readers)
{
    private const int MostSentences = 3;

    // A further sentence must bring this share of the words.
    private const double WorthAnother = 0.12;

    /// <summary>The sources of a sentence; none when the evidence shares no word with it.</summary>
    public IReadOnlyList<Source> Find(string sentence, IEnumerable<EvidenceItem> items)
    {
        var chosen = new List<(OpenDocument Document, int Sentence)>();
        var candidates = items.Where(item => item.Document is not null)
            .SelectMany(item => item.Sentences.Select(number => (Document: item.Document!, Sentence: number))).Distinct().ToList();
        var wanted = candidates.Count == 0 ? [] : WeightsOf(sentence, candidates[0].Document.Text.Entry.Language);
        while (chosen.Count < MostSentences && wanted.Count > 0)
        {
            var (best, gain) = ((default(OpenDocument), 0), 0.0);
            foreach (var candidate in candidates)
            {
                var own = candidate.Document.WordsOf(candidate.Sentence, readers).Select(word => word.Stem).Distinct(StringComparer.Ordinal);
                if (own.Sum(stem => wanted.GetValueOrDefault(stem)) is var sum && sum > gain)
                {
                    (best, gain) = ((candidate.Document, candidate.Sentence), sum);
                }
            }

            if (best.Item1 is null || gain < (chosen.Count == 0 ? double.Epsilon : WorthAnother))
            {
                break;
            }

            chosen.Add((best.Item1, best.Item2));
            foreach (var word in best.Item1.WordsOf(best.Item2, readers))
            {
                wanted.Remove(word.Stem);
            }
        }

        return [.. chosen.OrderBy(one => one.Document.Id, StringComparer.Ordinal).ThenBy(one => one.Sentence).Select(one => one.Document.SourceOf(one.Document.Sentences[one.Sentence]))];
    }

    // Figures and names weigh more: they are what the check will look for. All together weigh 1.
    private Dictionary<string, double> WeightsOf(string sentence, string language)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in readers.Read(sentence, language))
        {
            var written = sentence[word.Start];
            weights[word.Stem] = char.IsDigit(written) ? 3 : char.IsUpper(written) ? 2 : 1;
        }

        var sum = weights.Values.Sum();
        foreach (var stem in weights.Keys.ToList())
        {
            weights[stem] /= sum;
        }

        return weights;
    }
}
