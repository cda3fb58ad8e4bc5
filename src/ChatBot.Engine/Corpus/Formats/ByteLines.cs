namespace ChatBot.Corpus;

/// <summary>The lines of a stream of bytes, one at a time; a line that is too long is named as such and not kept.</summary>
internal sealed class ByteLines(Stream stream, int bytesAtMost)
{
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool ended;

    /// <summary>Number of the line read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the line read last was longer than allowed; it is then empty.</summary>
    public bool TooLong { get; private set; }

    /// <summary>Reads the next line, which is valid until the next call; false at the end.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        TooLong = false;
        var searched = start;
        while (true)
        {
            var found = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (found >= 0 || ended)
            {
                var stop = found >= 0 ? searched + found : end;
                var any = found >= 0 || stop > start || TooLong;
                line = TooLong ? ReadOnlyMemory<byte>.Empty : buffer.AsMemory(start, stop - start);
                start = found >= 0 ? stop + 1 : end;
                Number += any ? 1 : 0;
                return any;
            }

            searched = Fill();
        }
    }

    // Makes room, reads on, and says from where to go on searching.
    private int Fill()
    {
        if (end - start > bytesAtMost || TooLong)
        {
            TooLong = true;
            start = end = 0;
        }
        else if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var searched = end;
        var read = stream.Read(buffer, end, buffer.Length - end);
        ended = read == 0;
        end += read;
        return searched;
    }
}
