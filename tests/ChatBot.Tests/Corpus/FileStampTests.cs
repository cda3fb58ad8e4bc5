using System.Runtime.Versioning;
using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus;

[UnsupportedOSPlatform("windows")]
public sealed class FileStampTests : IDisposable
{
    private static readonly DateTimeOffset changed = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    private static FileStamp At(DateTimeOffset moment) => new(5, 1, moment.ToUnixTimeMilliseconds() * 1_000_000, ulong.MaxValue);

    private FileStamp? StampNow() =>
        CorpusFolder.Open([temp.Path], new CorpusOptions()).List(CancellationToken.None).Files.Single().Stamp;

    [Fact]
    public void WrittenStampIsUnderstood() => Assert.Equal(At(changed), FileStamp.Parse(At(changed).ToString()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1:2:3")]
    [InlineData("1:2:3:-4")]
    [InlineData("1:2:3:4:5")]
    [InlineData("a:b:c:d")]
    public void AnythingElseIsNoStamp(string? text) => Assert.Null(FileStamp.Parse(text));

    [Fact]
    public void EqualStampProvesOnlyWhatWasSettledBeforeTheEarlierRun()
    {
        var stamp = At(changed);

        Assert.True(stamp.ProvesUnchangedSince(stamp with { }, changed.AddSeconds(3)));
        Assert.False(stamp.ProvesUnchangedSince(stamp, changed.AddSeconds(2)));
        Assert.False(stamp.ProvesUnchangedSince(stamp, changed.AddSeconds(-1)));
        Assert.False(stamp.ProvesUnchangedSince(null, changed.AddSeconds(3)));
        Assert.False(stamp.ProvesUnchangedSince(stamp with { Inode = 7 }, changed.AddSeconds(3)));
    }

    [UnixFact]
    public void ChangeWithTheOldSizeAndTimePutBackIsSeen()
    {
        var path = temp.Write("a.md", "one");
        if (StampNow() is not { } before)
        {
            return;
        }

        var written = File.GetLastWriteTimeUtc(path);
        var changedAt = before.ChangedNanoseconds;
        do
        {
            // Again and again until the file system's clock has ticked.
            File.WriteAllText(path, "two");
            File.SetLastWriteTimeUtc(path, written);
        }
        while (StampNow()!.ChangedNanoseconds == changedAt);

        Assert.Equal(before.ModifiedNanoseconds / 100, StampNow()!.ModifiedNanoseconds / 100);
        Assert.NotEqual(before, StampNow());
    }
}
