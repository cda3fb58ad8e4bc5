namespace ChatBot.Corpus;

/// <summary>What is never read, whatever its name is.</summary>
internal static class Refusals
{
    public static string? Of(FileFacts facts, long maxBytes) => facts.Kind switch
    {
        FileKind.Regular when facts.Size > maxBytes =>
            $"is larger than Corpus:MaxFileMegabytes ({maxBytes / 1024 / 1024} MB)",
        FileKind.Regular => null,
        FileKind.Pipe => "is a pipe, not a file",
        FileKind.Socket => "is a socket, not a file",
        FileKind.Device => "is a device, not a file",
        FileKind.Folder => "is a folder, not a file",
        FileKind.Link => "is a link",
        _ => "is not a file",
    };

    /// <summary>What the system said, without the paths it puts into its sentences.</summary>
    public static string InWords(Exception problem) => problem is UnauthorizedAccessException
        ? "no permission"
        : problem.Message.Split(" : ")[0].Split(" '")[0];
}
