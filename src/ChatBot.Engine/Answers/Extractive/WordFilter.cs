namespace ChatBot.Answers;

/// <summary>Tells of most words, by how they begin and how long they are, that they are none of a few: so that they need not be looked up.</summary>
internal sealed class WordFilter
{
    private const int Bits = 1024;

    private readonly ulong[] bits = new ulong[Bits / 64];

    /// <summary>Adds a word.</summary>
    public void Add(string word) => bits[At(word) / 64] |= 1UL << (At(word) % 64);

    /// <summary>False when a word was surely not added.</summary>
    public bool MayHold(string word) => (bits[At(word) / 64] & (1UL << (At(word) % 64))) != 0;

    private static int At(string word) => word.Length == 0 ? 0 : ((word[0] * 37) + (word[^1] * 11) + word.Length) % Bits;
}
