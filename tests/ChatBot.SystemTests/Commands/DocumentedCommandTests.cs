using System.Diagnostics;
using ChatBot.SystemTests.Running;
using ChatBot.Tests;
using Xunit;

namespace ChatBot.SystemTests.Commands;

/// <summary>What the documentation says to type, typed.</summary>
public sealed class DocumentedCommandTests
{
    [Fact]
    public async Task RelativePathsAreThoseOfWhoeverTypes()
    {
        using var folder = new TempFolder();
        folder.Write("notes/lamp.md", "The lamp on the breakwater is green.");
        var root = SourceTree.Root;
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = new ProcessStartInfo(
            "dotnet",
            ["run", "--no-build", "-c", configuration, "--project", Path.Combine(root, "src", "ChatBot.Server"), "--", "search", "lamp", "--corpus", "notes", "--data", "kept"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Contains("lamp.md", output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.At("kept/manifest.json")));
    }
}
