using System.Runtime.InteropServices;

namespace ChatBot.Server.Hosting.Commands;

/// <summary>Turns the first Ctrl-C or SIGTERM into a cancellation; a second one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private volatile bool byKeyboard;

    public Interruption()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Take);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take);
    }

    /// <summary>Cancelled when somebody wants the process to end.</summary>
    public CancellationToken Token => cancellation.Token;

    /// <summary>The exit code of a command that ended like this: one that Ctrl-C brought to a good end was still interrupted.</summary>
    public int ExitCodeAfter(int exitCode) => byKeyboard && exitCode == ExitCode.Done ? ExitCode.Interrupted : exitCode;

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        cancellation.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        if (cancellation.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        byKeyboard = context.Signal == PosixSignal.SIGINT;
        cancellation.Cancel();
    }
}
