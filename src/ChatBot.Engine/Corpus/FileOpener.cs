using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace ChatBot.Corpus;

/// <summary>
/// Reads files of the corpus, and nothing else: what is opened is pinned first, and its real place and kind are checked on what is
/// pinned, so that neither a link, nor a folder swapped for one, nor a pipe can make it read or wait elsewhere.
/// </summary>
public sealed class FileOpener(CorpusFolder folder, TimeProvider time)
{
    // A file that is written to without a pause is left for the next pass.
    private const int Attempts = 4;
    private const int StepBytes = 1 << 20;
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Called between reading a file and checking that it stayed the same; tests change the file there.</summary>
    internal Action? BeforeCheck { get; init; }

    /// <summary>Whether files are pinned; otherwise places are compared before and after, which is the best that other systems allow.</summary>
    internal bool Pins { get; init; } = NativeFile.CanPin;

    /// <summary>Reads one file. Whatever is wrong with the file is an outcome; only cancellation is thrown.</summary>
    public async ValueTask<FileReading> ReadAsync(FileCandidate candidate, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var reading = Try(candidate, cancellationToken);
            if (reading is not null)
            {
                return reading;
            }

            if (attempt == Attempts)
            {
                return new FileReading.Unreadable("is being written to; it is read again in the next pass");
            }

            await Task.Delay(pause * attempt, time, cancellationToken);
        }
    }

    // Null when the file changed while it was being read.
    private FileReading? Try(FileCandidate candidate, CancellationToken cancellationToken)
    {
        try
        {
            return Pins ? ReadPinned(candidate, cancellationToken) : ReadCompared(candidate, cancellationToken);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return new FileReading.Vanished();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new FileReading.Unreadable("cannot be read: " + Refusals.InWords(problem));
        }
    }

    private FileReading? ReadPinned(FileCandidate candidate, CancellationToken cancellationToken)
    {
        using var pinned = NativeFile.Pin(candidate.AbsolutePath);
        if (pinned is null)
        {
            return new FileReading.Vanished();
        }

        var facts = NativeFile.Look(pinned);
        var through = NativeFile.PathThrough(pinned);
        if (Refusal(candidate, facts, new FileInfo(through).LinkTarget) is { } refusal)
        {
            return refusal;
        }

        using var handle = OpenHandle(through, facts);
        var content = Content(handle, facts, cancellationToken);
        BeforeCheck?.Invoke();
        return content is null || NativeFile.Look(pinned) != facts ? null : Done(candidate, facts, content);
    }

    // Without pinning, the place is compared before and after.
    private FileReading? ReadCompared(FileCandidate candidate, CancellationToken cancellationToken)
    {
        var before = RealPath.Of(candidate.AbsolutePath);
        if (before is null || NativeFile.Look(before) is not { } facts)
        {
            return new FileReading.Vanished();
        }

        if (Refusal(candidate, facts, before) is { } refusal)
        {
            return refusal;
        }

        using var handle = OpenHandle(before, facts);
        var content = Content(handle, facts, cancellationToken);
        BeforeCheck?.Invoke();
        var same = RealPath.Of(candidate.AbsolutePath) == before && NativeFile.Look(before) == facts;
        return content is null || !same ? null : Done(candidate, facts, content);
    }

    private static bool HasMoved(CorpusRoot root) => RealPath.Of(root.RealPath) != root.RealPath;

    private FileReading? Refusal(FileCandidate candidate, FileFacts facts, string? realPath)
    {
        if (Refusals.Of(facts, folder.Rules.MaxBytes) is { } refusal)
        {
            return new FileReading.Skipped(refusal);
        }

        var below = realPath is null ? null : RealPath.Below(candidate.Root.RealPath, realPath);
        if (below is null)
        {
            return HasMoved(candidate.Root)
                ? new FileReading.Unreadable("its root was moved or replaced while being read")
                : new FileReading.Skipped("leads out of the corpus");
        }

        // A name that leads to where the listing found it has been judged already.
        return candidate.Root.IsFile || below == candidate.RelativePath || folder.Rules.JudgeTarget(below) is { IsTaken: true }
            ? null
            : new FileReading.Skipped(folder.Rules.JudgeTarget(below).Reason!);
    }

    // An entry of no length is not opened at all: it may be a pipe where that cannot be asked, or a file that the system makes up as it is read.
    private static SafeFileHandle? OpenHandle(string path, FileFacts facts) =>
        facts.Size == 0 ? null : File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    // Null when there is less or more to read than the file had; never reads past the size that was checked.
    private static byte[]? Content(SafeFileHandle? handle, FileFacts facts, CancellationToken cancellationToken)
    {
        if (handle is null)
        {
            return [];
        }

        var content = new byte[facts.Size];
        var read = 0;
        while (read < content.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = RandomAccess.Read(handle, content.AsSpan(read, Math.Min(StepBytes, content.Length - read)), read);
            if (count == 0)
            {
                return null;
            }

            read += count;
        }

        return content;
    }

    private static FileReading.Read Done(FileCandidate candidate, FileFacts facts, byte[] content) => new(
        new SourceFile
        {
            RootName = candidate.Root.Name,
            RelativePath = candidate.RelativePath,
            Path = candidate.Path,
            Content = content,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(content)),
            WrittenAt = facts.WrittenAt,
        },
        candidate.Stamp is null ? null : facts.Stamp);
}
