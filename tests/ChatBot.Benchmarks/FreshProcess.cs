using System.Diagnostics;
using System.Text.Json;

namespace ChatBot.Benchmarks;

/// <summary>Runs a verb of this program in a process of its own, so that start-up, compilation and memory are those of one run.</summary>
internal static class FreshProcess
{
    /// <summary>What the verb measured: its last line is a JSON object.</summary>
    public static async Task<T> RunAsync<T>(params string[] arguments)
    {
        var output = await RunAsync("dotnet", input: null, [typeof(FreshProcess).Assembly.Location, .. arguments]);
        return JsonSerializer.Deserialize<T>(output.TrimEnd().Split('\n')[^1], JsonSerializerOptions.Web)!;
    }

    /// <summary>Runs a program to its end and returns what it printed.</summary>
    public static async Task<string> RunAsync(string program, string? input, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}.");
    }
}
