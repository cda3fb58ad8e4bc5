namespace ChatBot.SystemTests.Hostile;

/// <summary>How a file ends in the report of a pass.</summary>
internal enum Ending
{
    /// <summary>It is in the index.</summary>
    Indexed,

    /// <summary>It is listed as skipped.</summary>
    Skipped,

    /// <summary>It is listed as failed.</summary>
    Failed,

    /// <summary>It is in neither list and not in the index.</summary>
    Ignored,
}

/// <summary>What has to become of one file of a case.</summary>
/// <param name="File">Its path below the case's folder.</param>
/// <param name="Ending">How it ends.</param>
/// <param name="Says">What its reason says; or for an indexed file a word that finds it.</param>
internal sealed record Expectation(string File, Ending Ending, string? Says = null);

/// <summary>One kind of bad input: how it is made, in a folder of its own, and what has to become of it.</summary>
/// <param name="Name">Name of the case and of its folder.</param>
/// <param name="MakeAsync">Writes the files of the case into the folder.</param>
/// <param name="Files">What has to become of them.</param>
internal sealed record HostileCase(string Name, Func<string, Task> MakeAsync, params IReadOnlyList<Expectation> Files)
{
    /// <summary>Options of the command that this case needs beyond the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether it takes seconds or hundreds of megabytes, so that only a measurement runs it.</summary>
    public bool IsHeavy { get; init; }

    /// <summary>Whether two files of the case cannot stand side by side everywhere, or the system must offer something special.</summary>
    public bool NeedsUnix { get; init; }

    /// <summary>A case of one file with text.</summary>
    public static HostileCase Text(string name, string file, Func<string> text, Ending ending = Ending.Indexed, string? says = null) =>
        Bytes(name, file, () => System.Text.Encoding.UTF8.GetBytes(text()), ending, says);

    /// <summary>A case of one file.</summary>
    public static HostileCase Bytes(string name, string file, Func<byte[]> bytes, Ending ending = Ending.Indexed, string? says = null) =>
        new(name, folder => File.WriteAllBytesAsync(Path.Combine(folder, file), bytes()), new Expectation(file, ending, says));
}
