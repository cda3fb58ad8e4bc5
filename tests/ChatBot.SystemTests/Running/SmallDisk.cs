using System.Diagnostics;
using ChatBot.Tests;
using Xunit;

namespace ChatBot.SystemTests.Running;

/// <summary>A test that only the administrator of a Linux machine can run, because it mounts a disk.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !SmallDisk.CanMount())
        {
            Skip = "a disk can be mounted by the administrator of a Linux machine only";
        }
    }
}

/// <summary>A disk of one megabyte in memory, unmounted in the end.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder folder = new();

    private SmallDisk()
    {
    }

    public static bool CanMount()
    {
        using var probe = new TempFolder();
        if (Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", probe.Path) != 0)
        {
            return false;
        }

        return Run("umount", probe.Path) == 0;
    }

    public static SmallDisk Mount()
    {
        var disk = new SmallDisk();
        Assert.Equal(0, Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.folder.Path));
        return disk;
    }

    public string At(string relativePath) => folder.At(relativePath);

    public void MakeReadOnly() => Assert.Equal(0, Run("mount", "-o", "remount,ro", folder.Path));

    public void Dispose()
    {
        Run("umount", folder.Path);
        folder.Dispose();
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
