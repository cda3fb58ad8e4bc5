using System.Diagnostics;
using System.Runtime.Versioning;
using Xunit;

namespace ChatBot.Tests.Corpus;

/// <summary>What tests of files need from a Unix system beyond .NET.</summary>
[UnsupportedOSPlatform("windows")]
internal static class Unix
{
    /// <summary>Makes a named pipe.</summary>
    public static async Task MakePipeAsync(string path)
    {
        var command = new ProcessStartInfo("mkfifo") { ArgumentList = { path } };
        using var process = Process.Start(command)!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>Runs a line of shell in a folder; for names that .NET cannot write.</summary>
    public static async Task ShellAsync(string folder, string line)
    {
        var command = new ProcessStartInfo("sh") { ArgumentList = { "-c", line }, WorkingDirectory = folder };
        using var process = Process.Start(command)!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>Whether taking away rights keeps this process out: it does not for root.</summary>
    public static bool RightsBind(TempFolder folder)
    {
        var probe = folder.Write("rights-probe", "x");
        File.SetUnixFileMode(probe, UnixFileMode.None);
        try
        {
            using var opened = File.OpenRead(probe);
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        finally
        {
            File.Delete(probe);
        }
    }
}
