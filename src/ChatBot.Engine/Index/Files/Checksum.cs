using System.Numerics;
using System.Runtime.InteropServices;

namespace ChatBot.Index;

/// <summary>CRC-32C, eight bytes a step: several gigabytes a second where the processor knows it.</summary>
internal static class Checksum
{
    public static uint Of(ReadOnlySpan<byte> bytes) => Append(uint.MaxValue, bytes) ^ uint.MaxValue;

    /// <summary>Goes on from a state that began as <see cref="uint.MaxValue"/>; every part but the last must be a multiple of eight bytes long.</summary>
    public static uint Append(uint state, ReadOnlySpan<byte> bytes)
    {
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            state = BitOperations.Crc32C(state, word);
        }

        foreach (var last in bytes[(bytes.Length & ~7)..])
        {
            state = BitOperations.Crc32C(state, last);
        }

        return state;
    }
}
