using System.Diagnostics;

namespace ChatBot.SystemTests.Hostile;

/// <summary>Everything bad that a corpus may hold, made in code and the same each time.</summary>
internal static class HostileCases
{
    /// <summary>A word that stands in the good neighbour of each case and nowhere else.</summary>
    public const string NeighbourWord = "Larkspurwell";

    /// <summary>Words that no search may find, because nobody may see them or because a page does not show them.</summary>
    public static IReadOnlyList<string> NeverFound { get; } =
        ["hiddenvaultword", "hiddensecretword", "hiddenscriptword", "hiddenstyleword", "hiddenstyledword", "hiddenplainword", "hiddencommentword"];

    /// <summary>All cases.</summary>
    public static IReadOnlyList<HostileCase> All { get; } =
        [.. FrontMatterCases.All, .. RuleCases.All, .. TextCases.All, .. MarkupCases.All, .. RecordCases.All, .. PackageCases.All, .. PlaceCases.All];

    /// <summary>The good files before and behind a case.</summary>
    public static IReadOnlyList<string> NeighboursOf(HostileCase made) => [made.Name + "-0.md", made.Name + "-z.txt"];

    /// <summary>Removes a folder with names in it that .NET cannot write.</summary>
    public static void Remove(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.Delete(folder, recursive: true);
            return;
        }

        using var process = Process.Start(new ProcessStartInfo("rm", ["-rf", folder]))!;
        process.WaitForExit();
    }

    /// <summary>Writes a case into a folder of its name below <paramref name="corpus"/>, with a good file before and behind it.</summary>
    public static async Task MakeAsync(HostileCase made, string corpus)
    {
        var folder = Directory.CreateDirectory(Path.Combine(corpus, made.Name)).FullName;
        await File.WriteAllTextAsync(Path.Combine(corpus, made.Name + "-0.md"), $"# Before\n\nA good neighbour of {NeighbourWord}.\n");
        await made.MakeAsync(folder);
        await File.WriteAllTextAsync(Path.Combine(corpus, made.Name + "-z.txt"), $"Another good neighbour of {NeighbourWord}.\n");
    }
}
