namespace ChatBot.Index;

/// <summary>BM25: what a word is worth that a passage of some length says so many times, for passages of this length on average.</summary>
internal readonly struct WordScore(float averageLength)
{
    private const float Fixed = SearchWeights.K1 * (1 - SearchWeights.B);

    private readonly float perWord = SearchWeights.K1 * SearchWeights.B / averageLength;

    /// <summary>For the passages that an asker may see.</summary>
    public static WordScore In(IWordView view) => new(view.PassageCount == 0 ? 1 : Math.Max(1, view.WordCount / (float)view.PassageCount));

    /// <summary>The factor by which the word's weight counts.</summary>
    public float Of(int count, int length) => (SearchWeights.K1 + 1) * count / (count + Fixed + (perWord * length));
}
