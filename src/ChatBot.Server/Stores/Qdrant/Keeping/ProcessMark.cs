using System.Diagnostics;
using System.Globalization;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// Tells a process from all others that ever had its number. Numbers only mean something among the processes that see each other: of one start of
/// one machine, within one container.
/// </summary>
internal sealed record ProcessMark(string Among, int Number, string StartedAt)
{
    private const int StartField = 22;
    private const int FieldAfterName = 3;

    /// <summary>The mark of this process.</summary>
    public static ProcessMark Own { get; } = new(AmongWhich(), Environment.ProcessId, StartOf(Environment.ProcessId));

    /// <summary>Whether the process surely does not run any more.</summary>
    public bool IsDead => Among == Own.Among && StartOf(Number) != StartedAt;

    private static string AmongWhich() => OperatingSystem.IsLinux()
        ? $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()} {new FileInfo("/proc/self/ns/pid").LinkTarget}"
        : Environment.MachineName;

    private static string StartOf(int process)
    {
        try
        {
            return OperatingSystem.IsLinux() ? LinuxStartOf(process) : OtherStartOf(process);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }

    // In ticks since the machine started. As a time of day it would differ a little with every process that works it out.
    private static string LinuxStartOf(int process)
    {
        var line = File.ReadAllText($"/proc/{process}/stat");
        return line[(line.LastIndexOf(')') + 2)..].Split(' ')[StartField - FieldAfterName];
    }

    private static string OtherStartOf(int process)
    {
        using var found = Process.GetProcessById(process);
        return found.StartTime.ToUniversalTime().ToString("s", CultureInfo.InvariantCulture);
    }
}
