using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ChatBot.Corpus;

/// <summary>What the bytes of a file turned out to be.</summary>
internal abstract record DecodedText
{
    /// <summary>A text without byte order mark and without lone surrogates; line ends are as they were.</summary>
    public sealed record Text(string Value) : DecodedText;

    /// <summary>No text, and why.</summary>
    public sealed record None(string Reason) : DecodedText;
}

/// <summary>Turns bytes into text: by byte order mark, else UTF-8, else Windows-1252. Binary and empty files are told apart.</summary>
internal static class TextDecoding
{
    // A stray NUL in a long log is no reason to lose the log; more of them, or many other control characters, are no text.
    private const int BytesPerNul = 1000;
    private const int BytesPerControl = 50;

    private static readonly SearchValues<byte> ControlBytes = SearchValues.Create(
        [1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 127]);

    /// <summary>Decodes a whole file.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return new DecodedText.None("empty");
        }

        if (WideEncodingOf(bytes) is { } wide)
        {
            return OfWide(wide.GetString(bytes[wide.Preamble.Length..]));
        }

        var body = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
        return BinaryReasonOf(body) is { } reason ? new DecodedText.None(reason) : OfText(DecodeNarrow(body));
    }

    /// <summary>Decodes the beginning of a file, to judge what it is; empty when it is no text.</summary>
    public static string Sample(ReadOnlySpan<byte> bytes, int limit)
    {
        if (bytes.Length <= limit)
        {
            return Decode(bytes) is DecodedText.Text whole ? whole.Value : "";
        }

        var end = limit & ~3;
        while (end > limit - 8 && (bytes[end] & 0xC0) == 0x80 && WideEncodingOf(bytes) is null)
        {
            end--;
        }

        return Decode(bytes[..end]) is DecodedText.Text text ? text.Value : "";
    }

    private static Encoding? WideEncodingOf(ReadOnlySpan<byte> bytes)
    {
        // The mark of UTF-32 begins with that of UTF-16, so it is asked first.
        foreach (var encoding in (ReadOnlySpan<Encoding>)[Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            if (bytes.StartsWith(encoding.Preamble))
            {
                return encoding;
            }
        }

        return null;
    }

    private static DecodedText OfWide(string text)
    {
        var nuls = text.AsSpan().Count('\0');
        return nuls > text.Length / BytesPerNul ? new DecodedText.None("binary (NUL characters)") : OfText(text);
    }

    // A NUL that was let through becomes the replacement character: stores and programs downstream end a text at it.
    private static DecodedText OfText(string text) =>
        string.IsNullOrWhiteSpace(text) ? new DecodedText.None("empty") : new DecodedText.Text(text.Replace('\0', '\uFFFD'));

    private static string? BinaryReasonOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Count((byte)0) > bytes.Length / BytesPerNul)
        {
            return LooksWide(bytes) ? "looks like UTF-16 without its mark at the start; save it as UTF-8" : "binary (NUL bytes)";
        }

        var allowed = bytes.Length / BytesPerControl;
        var seen = 0;
        for (var at = bytes.IndexOfAny(ControlBytes); at >= 0;)
        {
            seen++;
            if (seen > allowed && seen > 1)
            {
                return "binary (control characters)";
            }

            var next = bytes[(at + 1)..].IndexOfAny(ControlBytes);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return null;
    }

    // Of European text in UTF-16, nearly every other byte is NUL. What it says is a guess, so it is said and not read.
    private static bool LooksWide(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..(Math.Min(bytes.Length, 4096) & ~1)];
        Span<int> nuls = [0, 0];
        for (var i = 0; i < head.Length; i++)
        {
            nuls[i & 1] += head[i] == 0 ? 1 : 0;
        }

        return Math.Max(nuls[0], nuls[1]) > head.Length / 3 && Math.Min(nuls[0], nuls[1]) < head.Length / 50;
    }

    private static string DecodeNarrow(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) || IsMostlyUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : Windows1252.Decode(bytes);

    // A damaged UTF-8 file still has more whole characters of several bytes than broken ones. In Windows-1252 hardly any two
    // neighbours look like one.
    private static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        long whole = 0;
        long broken = 0;
        var rest = bytes;
        while (!rest.IsEmpty)
        {
            var ascii = rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
            {
                break;
            }

            rest = rest[ascii..];
            if (Rune.DecodeFromUtf8(rest, out _, out var used) == OperationStatus.Done)
            {
                whole++;
            }
            else
            {
                broken++;
            }

            rest = rest[used..];
        }

        return whole > broken;
    }
}
