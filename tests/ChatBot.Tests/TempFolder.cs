namespace ChatBot.Tests;

/// <summary>A real folder of its own for one test, gone afterwards with everything in it. Its path has no links in it.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Makes the folder.</summary>
    public TempFolder()
    {
        var made = Directory.CreateTempSubdirectory("chatbot-test-");
        Path = made.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? made.FullName;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The absolute path of something in it, given with <c>/</c>; nothing is made.</summary>
    public string At(string relativePath) => System.IO.Path.Combine(Path, relativePath);

    /// <summary>Writes a text file in UTF-8 and the folders above it; the absolute path comes back.</summary>
    public string Write(string relativePath, string text) => Write(relativePath, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file and the folders above it; the absolute path comes back.</summary>
    public string Write(string relativePath, ReadOnlySpan<byte> bytes)
    {
        var path = At(relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Makes a folder and those above it; the absolute path comes back.</summary>
    public string Folder(string relativePath) => Directory.CreateDirectory(At(relativePath)).FullName;

    /// <summary>Deletes the folder; links in it are removed, never followed.</summary>
    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
        {
            OpenUp();
        }

        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // The test removed it itself.
        }
    }

    // A test may have taken away the right to look into a folder; without it nothing below can be deleted.
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private void OpenUp()
    {
        var folders = new Stack<string>([Path]);
        while (folders.TryPop(out var folder))
        {
            if (!Directory.Exists(folder))
            {
                continue;
            }

            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var below in new DirectoryInfo(folder).EnumerateDirectories().Where(below => below.LinkTarget is null))
            {
                folders.Push(below.FullName);
            }
        }
    }
}
