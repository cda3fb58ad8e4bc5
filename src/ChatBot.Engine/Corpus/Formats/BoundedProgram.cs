using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ChatBot.Corpus;

/// <summary>How a program ended.</summary>
internal enum ProgramEnd
{
    /// <summary>By itself.</summary>
    Itself,

    /// <summary>It ran too long and was stopped.</summary>
    TooLong,

    /// <summary>It wrote too much and was stopped.</summary>
    TooMuch,

    /// <summary>It could not be started.</summary>
    NotStarted,
}

/// <summary>What a program wrote, and how it ended.</summary>
internal sealed record ProgramResult(ProgramEnd End, int ExitCode, byte[] Output, string Complaints);

/// <summary>
/// Runs a program on untrusted input: no shell, no environment of ours, limited time, output and (where the system can) memory.
/// The program and all that it started are gone when the run ends, however it ends.
/// </summary>
internal sealed class BoundedProgram(string path, TimeSpan timeLimit, TimeProvider time)
{
    private const int OutputAtMost = 48 * 1024 * 1024;
    private const int ComplaintsAtMost = 16 * 1024;
    private const string MemoryLimit = "--as=402653184";

    private readonly string? limiter = OnPath("prlimit");

    /// <summary>The full path of a program in one of the folders where programs are, or null.</summary>
    public static string? OnPath(string name)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var file = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
            if (Path.IsPathFullyQualified(file) && File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    /// <summary>Runs the program to its end or to a limit.</summary>
    public async Task<ProgramResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(arguments) };
        try
        {
            _ = process.Start();
        }
        catch (Win32Exception)
        {
            return new ProgramResult(ProgramEnd.NotStarted, -1, [], "");
        }

        using var deadline = new CancellationTokenSource(timeLimit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await using (stop.Token.Register(() => Kill(process)))
            {
                process.StandardInput.Close();
                var complaints = ReadAsync(process.StandardError.BaseStream, ComplaintsAtMost, drain: true);
                var output = await ReadAsync(process.StandardOutput.BaseStream, OutputAtMost, drain: false);
                if (output is null)
                {
                    Kill(process);
                    _ = await complaints;
                    return new ProgramResult(ProgramEnd.TooMuch, -1, [], "");
                }

                cancellationToken.ThrowIfCancellationRequested();
                var said = Encoding.UTF8.GetString(await complaints ?? []);
                await process.WaitForExitAsync(stop.Token);
                return deadline.IsCancellationRequested
                    ? new ProgramResult(ProgramEnd.TooLong, -1, [], said)
                    : new ProgramResult(ProgramEnd.Itself, process.ExitCode, output, said);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProgramResult(ProgramEnd.TooLong, -1, [], "");
        }
        finally
        {
            Kill(process);
        }
    }

    private ProcessStartInfo StartInfo(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(limiter ?? path)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (limiter is null ? arguments : [MemoryLimit, path, .. arguments]))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        start.Environment["PATH"] = Path.GetDirectoryName(path);
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    // Null when there is more than allowed and the rest is not to be drained away.
    private static async Task<byte[]?> ReadAsync(Stream stream, int atMost, bool drain)
    {
        var kept = new MemoryStream();
        var buffer = new byte[32 * 1024];
        for (var read = await stream.ReadAsync(buffer); read > 0; read = await stream.ReadAsync(buffer))
        {
            if (kept.Length + read <= atMost)
            {
                kept.Write(buffer, 0, read);
            }
            else if (!drain)
            {
                return null;
            }
        }

        return kept.ToArray();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself in the meantime.
            _ = error;
        }
    }
}
