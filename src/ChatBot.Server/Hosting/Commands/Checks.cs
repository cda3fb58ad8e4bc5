using ChatBot.Channels.Http;
using ChatBot.Corpus;
using ChatBot.Server.Hosting.Configuration;

namespace ChatBot.Server.Hosting.Commands;

/// <summary>How one check ended; a note is worth knowing and stops nothing.</summary>
internal enum CheckOutcome
{
    Good,
    Note,
    Failed,
}

/// <summary>One thing that was tried.</summary>
internal sealed record Check(CheckOutcome Outcome, string What);

/// <summary>Tries what the settings name.</summary>
internal static class Checks
{
    public static IReadOnlyList<Check> Of(Settings settings, CancellationToken cancellationToken) =>
        [.. Corpus(settings, cancellationToken), DataFolder(settings.Get<DataOptions>().Path), Access(settings), PdfReader()];

    private static IEnumerable<Check> Corpus(Settings settings, CancellationToken cancellationToken)
    {
        if (settings.CorpusPaths.Count == 0)
        {
            return [new Check(CheckOutcome.Failed, "there is no corpus: give --corpus PATH or set Corpus:Paths")];
        }

        var folder = CorpusFolder.Open(settings.CorpusPaths, settings.Get<CorpusOptions>(), [settings.Get<DataOptions>().Path]);
        var missing = folder.MissingRoots.Select(root => new Check(CheckOutcome.Failed, $"the corpus {root.RealPath} is not there"));
        var listing = folder.List(cancellationToken);
        var found = folder.Roots.Select(root => new Check(
            CheckOutcome.Good, $"the corpus {root.RealPath} has {listing.Files.Count(file => file.Root == root)} files to read"));
        return missing.Concat(found);
    }

    // Written and removed again: rights, a full disk and a read-only mount all show only in an attempt.
    private static Check DataFolder(string path)
    {
        try
        {
            var existed = Directory.Exists(path);
            Directory.CreateDirectory(path);
            using (new FileStream(Path.Combine(path, $".check-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
            }

            if (!existed)
            {
                Directory.Delete(path);
            }

            return new Check(CheckOutcome.Good, $"the data folder {path} can be written");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new Check(CheckOutcome.Failed, $"the data folder {path} cannot be written: {refused.Message}");
        }
    }

    private static Check Access(Settings settings) => settings.OpenToStrangers is { } reason
        ? new Check(CheckOutcome.Failed, reason)
        : new Check(CheckOutcome.Good, settings.Get<AccessOptions>() switch
        {
            { Anonymous: { } labels, ApiKeys.Count: var keys } => $"{keys} callers with a key, and everybody else sees documents labelled {string.Join(", ", labels.Append("public").Distinct())}",
            { ApiKeys.Count: > 0 and var keys } => $"{keys} callers with a key, and nobody else",
            _ => "only this machine can ask",
        });

    private static Check PdfReader()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "pdftotext.exe" : "pdftotext")))
            ? new Check(CheckOutcome.Good, "pdftotext is installed, PDF files are read")
            : new Check(CheckOutcome.Note, "pdftotext is not installed (package poppler-utils), PDF files are skipped");
    }
}
