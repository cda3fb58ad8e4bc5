using System.Buffers;
using System.Text.Json;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// Numbers of vectors as JSON text. A vector of 384 numbers is most of a point, so the texts of half-precision numbers, of which there are few, are
/// made once: the shortest that read back as the same half.
/// </summary>
internal static class NumberText
{
    // The texts of the halves from 0 to 4, which holds normalised vectors and word weights: twelve bytes each, the last one the length.
    private const int Width = 12;
    private const ushort LastKnown = 0x4400;
    private const ushort SignBit = 0x8000;
    private const int LongestFloat = 16;
    private const int LongestIndex = 10;

    private static readonly Lazy<byte[]> Texts = new(MakeTexts);

    /// <summary>Writes the numbers as an array.</summary>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<Half> numbers)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((numbers.Length * LongestFloat) + 2);
        var at = 0;
        var texts = Texts.Value;
        foreach (var number in numbers)
        {
            buffer[at] = at == 0 ? (byte)'[' : (byte)',';
            at = Put(number, texts, buffer, at + 1);
        }

        Finish(json, buffer, at);
    }

    /// <summary>Writes the numbers as an array; those that are halves cost least.</summary>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<float> numbers)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((numbers.Length * LongestFloat) + 2);
        var at = 0;
        var texts = Texts.Value;
        foreach (var number in numbers)
        {
            buffer[at] = at == 0 ? (byte)'[' : (byte)',';
            at++;
            var half = (Half)number;
            if ((float)half == number)
            {
                at = Put(half, texts, buffer, at);
            }
            else
            {
                CheckFinite(float.IsFinite(number));
                number.TryFormat(buffer.AsSpan(at), out var written, default, null);
                at += written;
            }
        }

        Finish(json, buffer, at);
    }

    /// <summary>Writes the numbers as an array.</summary>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<uint> numbers)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((numbers.Length * (LongestIndex + 1)) + 2);
        var at = 0;
        foreach (var number in numbers)
        {
            buffer[at] = at == 0 ? (byte)'[' : (byte)',';
            number.TryFormat(buffer.AsSpan(at + 1), out var written, default, null);
            at += 1 + written;
        }

        Finish(json, buffer, at);
    }

    private static int Put(Half number, byte[] texts, byte[] buffer, int at)
    {
        var bits = BitConverter.HalfToUInt16Bits(number);
        var size = (ushort)(bits & ~SignBit);
        if (size > LastKnown)
        {
            CheckFinite(Half.IsFinite(number));
            number.TryFormat(buffer.AsSpan(at), out var written, default, null);
            return at + written;
        }

        if (bits != size)
        {
            buffer[at++] = (byte)'-';
        }

        var text = texts.AsSpan(size * Width, Width);
        text[..(Width - 1)].CopyTo(buffer.AsSpan(at));
        return at + text[Width - 1];
    }

    private static void Finish(Utf8JsonWriter json, byte[] buffer, int at)
    {
        if (at == 0)
        {
            buffer[at++] = (byte)'[';
        }

        buffer[at++] = (byte)']';
        json.WriteRawValue(buffer.AsSpan(0, at), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static void CheckFinite(bool isFinite)
    {
        if (!isFinite)
        {
            throw new ArgumentException("A vector holds a number that is not finite.");
        }
    }

    private static byte[] MakeTexts()
    {
        var texts = new byte[(LastKnown + 1) * Width];
        for (var bits = 0; bits <= LastKnown; bits++)
        {
            var text = texts.AsSpan(bits * Width, Width);
            BitConverter.UInt16BitsToHalf((ushort)bits).TryFormat(text[..(Width - 1)], out var written, default, null);
            text[Width - 1] = (byte)written;
        }

        return texts;
    }
}
