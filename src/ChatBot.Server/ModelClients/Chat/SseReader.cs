using System.Buffers;

namespace ChatBot.Server.ModelClients.Chat;

/// <summary>
/// Reads the events of a stream as they come, in one rented buffer and within bounds: the parser of the framework takes a line of any length. The data of an
/// event is valid until the next one is read.
/// </summary>
internal sealed class SseReader(Stream stream, int mostInEvent, long mostInAll) : IDisposable
{
    private const int FirstBuffer = 16 * 1024;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int position;
    private int scanned;
    private int filled;
    private int dataStart;
    private int dataEnd;
    private bool hasData;
    private bool skipsLineFeed;
    private bool hasBegun;
    private bool hasEnded;
    private long total;

    /// <summary>What the event says, its lines joined.</summary>
    public ReadOnlyMemory<byte> Data => buffer.AsMemory(dataStart, dataEnd - dataStart);

    /// <summary>Whether the event calls itself an error.</summary>
    public bool IsError { get; private set; }

    /// <summary>Reads the next event that says something; false at the end of the stream.</summary>
    /// <exception cref="FormatException">There is too much of it; the message is the rest of a sentence.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        (hasData, IsError) = (false, false);
        while (true)
        {
            while (TryLine(out var start, out var length))
            {
                if (length > 0)
                {
                    Take(start, length);
                }
                else if (hasData)
                {
                    return true;
                }
                else
                {
                    IsError = false;
                }
            }

            if (hasEnded)
            {
                // A last event without an end is still judged: half of its JSON is no JSON.
                Take(position, filled - position);
                position = filled;
                return hasData;
            }

            await FillAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        var rented = Interlocked.Exchange(ref buffer, []);
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // A line ends with a line feed, a carriage return, or both, which may come in two pieces.
    private bool TryLine(out int start, out int length)
    {
        if (skipsLineFeed && position < filled)
        {
            position += buffer[position] == '\n' ? 1 : 0;
            skipsLineFeed = false;
        }

        scanned = Math.Max(scanned, position);
        var end = buffer.AsSpan(scanned, filled - scanned).IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0)
        {
            scanned = filled;
            (start, length) = (0, 0);
            return false;
        }

        (start, length) = (position, scanned + end - position);
        position = scanned + end + 1;
        skipsLineFeed = buffer[position - 1] == '\r';
        return true;
    }

    private void Take(int start, int length)
    {
        var line = buffer.AsSpan(start, length);
        if (!hasBegun)
        {
            hasBegun = true;
            var mark = line.StartsWith("\uFEFF"u8) ? 3 : 0;
            start += mark;
            line = line[mark..];
        }

        // Some servers write an error as a field of that name, or as bare JSON.
        var colon = line.IndexOf((byte)':');
        var name = colon >= 0 ? line[..colon] : line;
        if (name.SequenceEqual("event"u8))
        {
            IsError = Value(line, colon).SequenceEqual("error"u8);
        }
        else if (name.SequenceEqual("data"u8) || name.SequenceEqual("error"u8))
        {
            IsError |= name.Length == 5;
            Append(start + line.Length - Value(line, colon).Length, start + line.Length);
        }
        else if (name.StartsWith("{"u8))
        {
            Append(start, start + line.Length);
        }
    }

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> line, int colon)
    {
        var value = colon >= 0 ? line[(colon + 1)..] : [];
        return value.StartsWith(" "u8) ? value[1..] : value;
    }

    // A further line moves down behind the one before it; its name leaves the room for that.
    private void Append(int start, int end)
    {
        if (!hasData)
        {
            (dataStart, dataEnd, hasData) = (start, end, true);
            return;
        }

        buffer[dataEnd++] = (byte)'\n';
        buffer.AsSpan(start, end - start).CopyTo(buffer.AsSpan(dataEnd));
        dataEnd += end - start;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken);
        filled += read;
        total += read;
        hasEnded = read == 0;
        if (total > mostInAll)
        {
            throw new FormatException($"sent more than {mostInAll} bytes");
        }
    }

    private void MakeRoom()
    {
        var kept = hasData ? dataStart : position;
        if (filled - kept > mostInEvent)
        {
            throw new FormatException($"sent a line of more than {mostInEvent} bytes");
        }

        if (kept == filled || (filled == buffer.Length && kept > buffer.Length / 2))
        {
            buffer.AsSpan(kept, filled - kept).CopyTo(buffer);
            Move(kept);
        }
        else if (filled == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(kept, filled - kept).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
            Move(kept);
        }
    }

    private void Move(int by)
    {
        (position, scanned, filled) = (position - by, scanned - by, filled - by);
        (dataStart, dataEnd) = hasData ? (dataStart - by, dataEnd - by) : (0, 0);
    }
}
