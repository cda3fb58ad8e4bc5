using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ChatBot.SystemTests.Hostile;

/// <summary>One run of the real program in a process of its own: what it wrote, how it ended, and what it cost.</summary>
internal sealed record ChatBotRun
{
    public required int ExitCode { get; init; }

    public required string Output { get; init; }

    public required string Error { get; init; }

    public required double Seconds { get; init; }

    /// <summary>The most memory it held, as far as the system tells (Linux).</summary>
    public required long PeakMegabytes { get; init; }

    /// <summary>The JSON of its last line.</summary>
    public JsonElement Json => JsonDocument.Parse(Output.TrimEnd().Split('\n')[^1]).RootElement;

    /// <summary>Runs <c>chatbot</c>; it is killed when it does not end in time, and then has no exit code of its own.</summary>
    public static async Task<ChatBotRun> Async(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, TimeSpan limit)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "chatbot.dll") },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var started = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(start)!;
        using var stop = new CancellationTokenSource(limit);
        await using var kill = stop.Token.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var peak = await WatchAsync(process);
        return new ChatBotRun
        {
            ExitCode = stop.IsCancellationRequested ? -1 : process.ExitCode,
            Output = await output,
            Error = await error,
            Seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds,
            PeakMegabytes = peak / 1024,
        };
    }

    // The system keeps the highest mark itself, so what matters is only to ask shortly before the end.
    private static async Task<long> WatchAsync(Process process)
    {
        var peak = 0L;
        var ended = process.WaitForExitAsync();
        while (await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System)) != ended)
        {
            peak = Math.Max(peak, HighMark(process.Id));
        }

        await ended;
        return peak;
    }

    private static long HighMark(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
