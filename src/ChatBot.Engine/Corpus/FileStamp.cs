using System.Globalization;

namespace ChatBot.Corpus;

/// <summary>
/// What the file system knows about one state of a file. The moment of its last change of any kind is set by the system alone and
/// cannot be put back, so an equal stamp means equal bytes.
/// </summary>
public sealed record FileStamp(long Size, long ModifiedNanoseconds, long ChangedNanoseconds, ulong Inode)
{
    // A second change within one tick of the file system's clock leaves the stamp as it is; the coarsest such clock ticks every two seconds.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Whether a file with this stamp surely has the content it had when <paramref name="earlier"/> was taken, in a run that
    /// started at <paramref name="earlierRunStarted"/>. When it says no, the file must be read.
    /// </summary>
    public bool ProvesUnchangedSince(FileStamp? earlier, DateTimeOffset earlierRunStarted) =>
        this == earlier && ChangedNanoseconds / 1_000_000 < (earlierRunStarted - Settled).ToUnixTimeMilliseconds();

    /// <summary>A short form that <see cref="Parse"/> understands.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Size}:{ModifiedNanoseconds}:{ChangedNanoseconds}:{Inode}");

    /// <summary>Understands what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static FileStamp? Parse(string? text) =>
        text?.Split(':') is [var size, var modified, var changed, var inode]
        && TryLong(size, out var sizeValue) && TryLong(modified, out var modifiedValue) && TryLong(changed, out var changedValue)
        && ulong.TryParse(inode, NumberStyles.None, CultureInfo.InvariantCulture, out var inodeValue)
            ? new FileStamp(sizeValue, modifiedValue, changedValue, inodeValue)
            : null;

    private static bool TryLong(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
