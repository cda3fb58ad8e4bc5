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

    /// <summary>Seconds of one processor, which other work on the machine does not change much (Linux).</summary>
    public required double ProcessorSeconds { get; init; }

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
        var (peak, ticks) = await WatchAsync(process);
        return new ChatBotRun
        {
            ExitCode = stop.IsCancellationRequested ? -1 : process.ExitCode,
            Output = await output,
            Error = await error,
            Seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds,
            PeakMegabytes = peak / 1024,
            ProcessorSeconds = ticks / 100.0,
        };
    }

    // The system keeps the highest mark itself, so what matters is only to ask shortly before the end.
    private static async Task<(long Kilobytes, long Ticks)> WatchAsync(Process process)
    {
        var (peak, ticks) = (0L, 0L);
        var ended = process.WaitForExitAsync();
        while (await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System)) != ended)
        {
            peak = Math.Max(peak, HighMark(process.Id));
            ticks = Math.Max(ticks, Ticks(process.Id));
        }

        await ended;
        return (peak, ticks);
    }

    private static long HighMark(int id) =>
        Lines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line ? Number(line, 1) : 0;

    // Behind the name in brackets, the 12th and 13th field are the time in the program and in the system for it, in hundredths.
    private static long Ticks(int id) =>
        Lines($"/proc/{id}/stat") is [var line] && line.LastIndexOf(')') is > 0 and var end ? Number(line[(end + 1)..], 11) + Number(line[(end + 1)..], 12) : 0;

    private static long Number(string line, int field) =>
        long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[field], CultureInfo.InvariantCulture);

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
