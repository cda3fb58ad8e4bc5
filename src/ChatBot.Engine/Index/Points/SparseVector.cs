namespace ChatBot.Index;

/// <summary>A vector of which few dimensions are not zero; each dimension stands in it once.</summary>
public readonly record struct SparseVector(uint[] Indices, float[] Values);

/// <summary>The dimensions of words: a stem, a written form, and two stems beside each other are numbers of 32 bits, by hash.</summary>
internal static class SparseDimension
{
    private const uint Prime = 16777619;
    private const uint Stem = 0x811C9DC5;
    private const uint Form = 0x2B5A4C17;
    private const uint Pair = 0x6E0F9D33;

    public static uint OfStem(ReadOnlySpan<char> stem) => Mixed(Append(Stem, stem));

    public static uint OfForm(ReadOnlySpan<char> form) => Mixed(Append(Form, form));

    public static uint OfPair(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        Mixed(Append((Append(Pair, first) ^ 0xFFFF) * Prime, second));

    private static uint Append(uint hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            hash = (((hash ^ (byte)c) * Prime) ^ (byte)(c >> 8)) * Prime;
        }

        return hash;
    }

    // Short words differ in few bits until they are spread.
    private static uint Mixed(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x7FEB352D;
        hash = (hash ^ (hash >> 15)) * 0x846CA68B;
        return hash ^ (hash >> 16);
    }
}
