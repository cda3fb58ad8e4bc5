using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ChatBot.SystemTests.Running;

/// <summary>How a run of the program ended.</summary>
internal sealed record Ending(int ExitCode, string Output, string Error, TimeSpan Elapsed);

/// <summary>The real program in a process of its own, with an environment that holds nothing but what the test gives it.</summary>
internal sealed class ChatBotProcess : IAsyncDisposable
{
    /// <summary>Longer than any run takes, however busy the machine is.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly string[] KeptVariables = ["PATH", "HOME", "TMPDIR", "DOTNET_ROOT", "USERPROFILE", "SystemRoot", "TEMP", "TMP"];

    private readonly Process process;
    private readonly long started = TimeProvider.System.GetTimestamp();
    private readonly StringBuilder error = new();
    private readonly Task<string> output;
    private readonly Task reading;

    private ChatBotProcess(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        reading = ReadErrorAsync();
    }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>What it has written to standard error so far.</summary>
    public string Error
    {
        get
        {
            lock (error)
            {
                return error.ToString();
            }
        }
    }

    /// <summary>Starts the program, through another one (say, a shell that sets a limit) when <paramref name="prefix"/> is given.</summary>
    public static ChatBotProcess Start(
        string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, params string[] prefix)
    {
        string[] command = [.. prefix, DotnetPath(), Path.Combine(AppContext.BaseDirectory, "chatbot.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Except(KeptVariables, StringComparer.OrdinalIgnoreCase).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new ChatBotProcess(Process.Start(start)!);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<Ending> EndAsync()
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        await process.WaitForExitAsync(limit.Token);
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        await reading.WaitAsync(limit.Token);
        return new Ending(process.ExitCode, await output.WaitAsync(limit.Token), Error, elapsed);
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    /// <summary>Sends a signal, such as <c>TERM</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static string DotnetPath() =>
        Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";

    private async Task ReadErrorAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            lock (error)
            {
                error.AppendLine(line);
            }
        }
    }
}
