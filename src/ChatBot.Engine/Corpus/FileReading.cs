namespace ChatBot.Corpus;

/// <summary>How opening and reading one file ended.</summary>
public abstract record FileReading
{
    /// <summary>All bytes of one state of the file. The stamp is that state's, where the file system can give one.</summary>
    public sealed record Read(SourceFile File, FileStamp? Stamp) : FileReading;

    /// <summary>The file is not for this corpus: a pipe, too large, or its name now leads elsewhere. Its documents go.</summary>
    public sealed record Skipped(string Reason) : FileReading;

    /// <summary>The file is no longer there. Its documents stay until the next listing has said that it is gone: its root may have gone with it.</summary>
    public sealed record Vanished : FileReading;

    /// <summary>The file is there but cannot be read now: no right, a disk error, being written to. Its documents stay as they are.</summary>
    public sealed record Unreadable(string Reason) : FileReading;
}
