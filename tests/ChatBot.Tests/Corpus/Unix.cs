using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Xunit;

namespace ChatBot.Tests.Corpus;

/// <summary>What tests of files need from a Unix system beyond .NET.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class Unix
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

    /// <summary>
    /// Looks at files as a user who is not root would, whom rights bind. Only what happens on one thread counts, so the work must
    /// not go on elsewhere.
    /// </summary>
    public static T Bound<T>(TempFolder folder, Func<T> look)
    {
        // Everything on the way to the files must be open to that user.
        File.SetUnixFileMode(folder.Path, OpenToAll);
        T? result = default;
        Exception? problem = null;
        var thread = new Thread(() =>
        {
            try
            {
                _ = Environment.IsPrivilegedProcess ? SetFileSystemUser(Nobody) : 0;
                result = look();
            }
            catch (Exception thrown)
            {
                problem = thrown;
            }
        });
        thread.Start();
        thread.Join();
        Assert.Null(problem);
        return result!;
    }

    private const uint Nobody = 65534;

    private const UnixFileMode OpenToAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFileSystemUser(uint user);
}
