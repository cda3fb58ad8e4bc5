using System.Buffers;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>Bytes in a rented buffer that grows: what is written for a request, and what is read of an answer.</summary>
internal sealed class PooledBytes(int size = 16 * 1024) : IBufferWriter<byte>, IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(size);

    /// <summary>How many bytes are in it.</summary>
    public int Count { get; private set; }

    /// <summary>What is in it; not to be used after it was given back.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, Count);

    /// <inheritdoc />
    public void Advance(int count) => Count += count;

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(Math.Max(sizeHint, 1));
        return buffer.AsMemory(Count);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(Math.Max(sizeHint, 1));
        return buffer.AsSpan(Count);
    }

    /// <summary>Reads a stream to its end, but no more than so many bytes; false when there is more.</summary>
    public async ValueTask<bool> ReadAllAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        int read;
        while ((read = await stream.ReadAsync(GetMemory(4096), cancellationToken)) > 0)
        {
            Count += read;
            if (Count > most)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Empties it for further use.</summary>
    public void Clear() => Count = 0;

    /// <summary>Gives the buffer back. A call that failed may still read from its request, so such a buffer is left to the garbage collector.</summary>
    public void Dispose()
    {
        var rented = Interlocked.Exchange(ref buffer, []);
        Count = 0;
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void MakeRoom(int room)
    {
        if (buffer.Length - Count >= room)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(Count + room, Count * 2)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
