namespace ChatBot.Tests.Tidy;

/// <summary>No file names a folder of the machine that it was written on.</summary>
internal static class MachinePaths
{
    private static readonly string[] Folders = [.. new[] { "home", "root", "work", "tmp" }.Select(name => $"/{name}/")];

    public static IEnumerable<Finding> Check(string path, string text) =>
        from line in SourceLines.All(text)
        from folder in Folders
        where StartsAPath(line.Line, folder)
        select new Finding(path, line.Number, $"'{folder}' is a folder of one machine");

    // In a longer path or an address (`site.example/home/`, `../work/`) the same letters mean something else.
    private static bool StartsAPath(string line, string folder)
    {
        for (var at = line.IndexOf(folder, StringComparison.Ordinal); at >= 0; at = line.IndexOf(folder, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !(char.IsLetterOrDigit(line[at - 1]) || line[at - 1] is '.' or '/' or '_' or '-' or '~' or '}' or ']' or '*'))
            {
                return true;
            }
        }

        return false;
    }
}
