namespace ChatBot.Server.Hosting.Commands;

/// <summary>What a command tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The check that was asked for failed.</summary>
    public const int CheckFailed = 1;

    /// <summary>Wrong use or wrong settings.</summary>
    public const int WrongUse = 2;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;
}
