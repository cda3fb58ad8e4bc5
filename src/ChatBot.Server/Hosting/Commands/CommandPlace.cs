using System.Collections;

namespace ChatBot.Server.Hosting.Commands;

/// <summary>Where a command runs and where it writes: results to <see cref="Output"/>, everything else to <see cref="Error"/>.</summary>
internal sealed record CommandPlace
{
    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Whether a person watches <see cref="Error"/> on a terminal that can draw.</summary>
    public bool ErrorIsTerminal { get; init; }

    public required string CurrentFolder { get; init; }

    public required string ExecutableFolder { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>This process.</summary>
    public static CommandPlace OfThisProcess() => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        ErrorIsTerminal = !Console.IsErrorRedirected && System.Environment.GetEnvironmentVariable("TERM") != "dumb",
        CurrentFolder = System.Environment.CurrentDirectory,
        ExecutableFolder = AppContext.BaseDirectory,
        Environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(item => (string)item.Key, item => (string?)item.Value ?? "", StringComparer.Ordinal),
    };
}
