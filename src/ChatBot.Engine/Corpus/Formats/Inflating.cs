namespace ChatBot.Corpus;

/// <summary>Whether with these bytes more has come out of a decompressor than an honest file holds.</summary>
internal delegate bool InflatedTooFar(ReadOnlySpan<byte> read);

/// <summary>Reads what comes out of a decompressor and stops where more comes out than an honest file holds.</summary>
internal sealed class Inflating(Stream inner, InflatedTooFar isTooMuch) : Stream
{
    private long total;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => total;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        total += read;
        return isTooMuch(buffer[..read]) ? throw new InflatedTooFarException() : read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>More came out of a compressed file than an honest file holds.</summary>
internal sealed class InflatedTooFarException : IOException
{
    public InflatedTooFarException()
        : base("a compression bomb: it inflates to more than any document holds")
    {
    }

    public InflatedTooFarException(string message)
        : base(message)
    {
    }

    public InflatedTooFarException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
