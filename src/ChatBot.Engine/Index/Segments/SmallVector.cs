using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ChatBot.Index;

/// <summary>
/// Vectors rounded to bytes, each by a scale of its own, so that all of an index can be compared with a question one by one. A row is filled
/// up with zeros, which change no product.
/// </summary>
internal static class SmallVector
{
    private const int Step = 64;
    private const int Largest = 127;

    /// <summary>How many bytes a vector takes.</summary>
    public static int RowLength(int dimension) => (dimension + Step - 1) / Step * Step;

    /// <summary>Rounds a vector into a row; returns what a one in the row stands for.</summary>
    public static float Round(ReadOnlySpan<Half> vector, Span<sbyte> row)
    {
        Span<float> exact = vector.Length <= 1024 ? stackalloc float[vector.Length] : new float[vector.Length];
        for (var i = 0; i < vector.Length; i++)
        {
            exact[i] = (float)vector[i];
        }

        return Round(exact, row);
    }

    /// <summary>Rounds a vector into a row; returns what a one in the row stands for.</summary>
    public static float Round(ReadOnlySpan<float> vector, Span<sbyte> row)
    {
        var largest = 0f;
        foreach (var number in vector)
        {
            largest = Math.Max(largest, Math.Abs(number));
        }

        row.Clear();
        var factor = largest > 0 ? Largest / largest : 0;
        for (var i = 0; i < vector.Length; i++)
        {
            row[i] = (sbyte)MathF.Round(vector[i] * factor);
        }

        return largest / Largest;
    }

    /// <summary>The products of one row with many, each in what a one stands for.</summary>
    public static void Multiply(ReadOnlySpan<sbyte> query, float queryScale, ReadOnlySpan<sbyte> rows, ReadOnlySpan<float> scales, Span<float> products)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Length, products.Length * query.Length, nameof(rows));
        Span<byte> sizes = new byte[query.Length];
        for (var i = 0; i < query.Length; i++)
        {
            sizes[i] = (byte)Math.Abs((int)query[i]);
        }

        ref var first = ref MemoryMarshal.GetReference(rows);
        for (var i = 0; i < products.Length; i++)
        {
            ref var row = ref Unsafe.Add(ref first, (nint)i * query.Length);
            var product = AvxVnni.IsSupported ? MultiplyVnni(query, sizes, ref row) : Avx2.IsSupported ? MultiplyAvx2(query, sizes, ref row) : MultiplyAny(query, ref row);
            products[i] = product * queryScale * scales[i];
        }
    }

    // The processor multiplies bytes without a sign by bytes with one: the sign of the query moves to the row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int MultiplyVnni(ReadOnlySpan<sbyte> query, ReadOnlySpan<byte> sizes, ref sbyte row)
    {
        var (even, odd) = (Vector256<int>.Zero, Vector256<int>.Zero);
        ref var sign = ref MemoryMarshal.GetReference(query);
        ref var size = ref MemoryMarshal.GetReference(sizes);
        for (nuint i = 0; i < (nuint)query.Length; i += Step)
        {
            var signed = Avx2.Sign(Vector256.LoadUnsafe(ref row, i), Vector256.LoadUnsafe(ref sign, i));
            even = AvxVnni.MultiplyWideningAndAdd(even, Vector256.LoadUnsafe(ref size, i), signed);
            signed = Avx2.Sign(Vector256.LoadUnsafe(ref row, i + 32), Vector256.LoadUnsafe(ref sign, i + 32));
            odd = AvxVnni.MultiplyWideningAndAdd(odd, Vector256.LoadUnsafe(ref size, i + 32), signed);
        }

        return Vector256.Sum(even + odd);
    }

    // Two products of at most 127 by 127 fit into sixteen bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int MultiplyAvx2(ReadOnlySpan<sbyte> query, ReadOnlySpan<byte> sizes, ref sbyte row)
    {
        var sum = Vector256<int>.Zero;
        ref var sign = ref MemoryMarshal.GetReference(query);
        ref var size = ref MemoryMarshal.GetReference(sizes);
        for (nuint i = 0; i < (nuint)query.Length; i += 32)
        {
            var signed = Avx2.Sign(Vector256.LoadUnsafe(ref row, i), Vector256.LoadUnsafe(ref sign, i));
            sum += Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref size, i), signed), Vector256<short>.One);
        }

        return Vector256.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int MultiplyAny(ReadOnlySpan<sbyte> query, ref sbyte row)
    {
        var sum = Vector128<int>.Zero;
        ref var first = ref MemoryMarshal.GetReference(query);
        for (nuint i = 0; i < (nuint)query.Length; i += 16)
        {
            var (lowRow, highRow) = Vector128.Widen(Vector128.LoadUnsafe(ref row, i));
            var (lowQuery, highQuery) = Vector128.Widen(Vector128.LoadUnsafe(ref first, i));
            var (a, b) = Vector128.Widen(lowRow * lowQuery);
            var (c, d) = Vector128.Widen(highRow * highQuery);
            sum += a + b + c + d;
        }

        return Vector128.Sum(sum);
    }
}
