namespace ChatBot.Index;

/// <summary>A vector of which few dimensions are not zero; each dimension stands in it once.</summary>
public readonly record struct SparseVector(uint[] Indices, float[] Values);

/// <summary>The dimensions of words: a stem is a number of 32 bits, by hash.</summary>
internal static class SparseDimension
{
    private const uint Prime = 16777619;
    private const uint Start = 0x811C9DC5;

    public static uint OfStem(ReadOnlySpan<char> stem)
    {
        var hash = Start;
        foreach (var c in stem)
        {
            hash = (((hash ^ (byte)c) * Prime) ^ (byte)(c >> 8)) * Prime;
        }

        // Short words differ in few bits until they are spread.
        hash = (hash ^ (hash >> 16)) * 0x7FEB352D;
        hash = (hash ^ (hash >> 15)) * 0x846CA68B;
        return hash ^ (hash >> 16);
    }
}
