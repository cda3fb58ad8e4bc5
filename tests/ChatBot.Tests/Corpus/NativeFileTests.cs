using System.Runtime.Versioning;
using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus;

[UnsupportedOSPlatform("windows")]
public sealed class NativeFileTests : IDisposable
{
    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    [UnixFact]
    public void BothWaysOfLookingAgree()
    {
        temp.Write("file", "12345");
        temp.Folder("folder");
        File.CreateSymbolicLink(temp.At("link"), "file");
        File.CreateSymbolicLink(temp.At("dangling"), "nowhere");
        foreach (var name in new[] { "file", "folder", "link", "dangling", "missing", "file/below" })
        {
            var native = NativeFile.Look(temp.At(name));
            var managed = NativeFile.LookManaged(temp.At(name));

            Assert.Equal((name, managed?.Kind), (name, native?.Kind));
            if (native is { Kind: FileKind.Regular })
            {
                Assert.Equal((managed!.Size, managed.WrittenAt), (native.Size, native.WrittenAt));
            }
        }
    }

    [UnixFact]
    public async Task PipeLooksEmptyWhereItCannotBeToldApart()
    {
        await Unix.MakePipeAsync(temp.At("pipe"));

        Assert.Equal(0, NativeFile.LookManaged(temp.At("pipe"))!.Size);
    }

    [UnixFact]
    public void LinuxCanPin() => Assert.Equal(OperatingSystem.IsLinux(), NativeFile.CanPin);

    [UnixFact]
    public void RealPathTakesDotsAfterLinks()
    {
        temp.Folder("a/b");
        Directory.CreateSymbolicLink(temp.At("link"), "a/b");

        File.CreateSymbolicLink(temp.At("up"), "link/..");
        Assert.Equal(temp.At("a"), RealPath.Of(temp.At("up")));
        Assert.Null(RealPath.Of(temp.At("missing")));
    }
}
