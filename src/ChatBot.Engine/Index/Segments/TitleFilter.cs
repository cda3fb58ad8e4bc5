namespace ChatBot.Index;

/// <summary>
/// Says of most sequences of words in one step that no title is like that: one bit for each title in a table of sixteen times as many.
/// A text has thousands of sequences that might be titles, and nearly none that is.
/// </summary>
internal sealed class TitleFilter
{
    private const int BitsPerTitle = 16;

    private readonly ulong[] bits;
    private readonly int shift;

    public TitleFilter(ReadOnlySpan<DocumentKey> titles)
    {
        var words = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, titles.Length * BitsPerTitle / 64));
        bits = new ulong[words];
        shift = 64 - System.Numerics.BitOperations.Log2((uint)words);
        foreach (var title in titles)
        {
            bits[Word(title.Key)] |= 1UL << (int)title.Key;
        }
    }

    /// <summary>Whether a title may have this key.</summary>
    public bool MayHold(ulong key) => (bits[Word(key)] & (1UL << (int)key)) != 0;

    // The lowest six bits choose the bit; the word is chosen by the rest, spread so that all of them count.
    private int Word(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> shift);
}
