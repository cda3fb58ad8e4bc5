using System.Text.RegularExpressions;

namespace ChatBot.Tests.Tidy;

/// <summary>
/// What the product's code does not contain, besides the symbols in <c>BannedSymbols.txt</c> that the compiler refuses. The words are put
/// together so that this file does not contain them either.
/// </summary>
internal static partial class BannedConstructs
{
    private static readonly (string Text, string Instead)[] InCode =
    [
        (".GetAwaiter().Get" + "Result()", "await the task"),
        ("new " + "Regex(", "use a source-generated expression that does not backtrack"),
        ("async " + "void", "return a Task, or nobody sees the failure"),
        ("NotImplemented" + "Exception", "leave out what is not there yet"),
    ];

    private static readonly (string Text, string Instead)[] Anywhere =
    [
        ("#pragma warning " + "disable", "mend it, or settle the rule in .editorconfig with its reason"),
        ("#" + "region", "a file that needs folding holds two ideas"),
        ("TO" + "DO", "do it, or open an issue"),
        ("FIX" + "ME", "mend it, or open an issue"),
    ];

    private static readonly string[] FolderNames = ["Services", "Helpers", "Common", "Utils", "Models", "Managers"];

    public static IEnumerable<Finding> Check(string path, string text)
    {
        if (!path.StartsWith("src/", StringComparison.Ordinal))
        {
            return [];
        }

        var folders = path.Split('/').SkipLast(1)
            .Where(folder => FolderNames.Contains(folder, StringComparer.OrdinalIgnoreCase))
            .Select(folder => new Finding(path, 1, $"folder '{folder}' says a kind; name it after what the data has become"));
        return path.EndsWith(".cs", StringComparison.Ordinal) ? folders.Concat(CheckCode(path, text)) : folders;
    }

    private static IEnumerable<Finding> CheckCode(string path, string text) =>
        Occurrences(path, SourceLines.Code(text), InCode)
            .Concat(Occurrences(path, SourceLines.All(text), Anywhere))
            .Concat(BroadCatches(path, text).Skip(1));

    private static IEnumerable<Finding> Occurrences(
        string path, IEnumerable<(int Number, string Line)> lines, (string Text, string Instead)[] banned) =>
        from line in lines
        from item in banned
        where line.Line.Contains(item.Text, StringComparison.Ordinal)
        select new Finding(path, line.Number, $"'{item.Text}' is banned: {item.Instead}");

    private static IEnumerable<Finding> BroadCatches(string path, string text) =>
        BroadCatch().Matches(text).Select(match => new Finding(path, LineAt(text, match.Index), "all exceptions are caught once in a file at most"));

    private static int LineAt(string text, int position) => text.AsSpan(0, position).Count('\n') + 1;

    // A filter behind it (`when`) makes it narrow.
    [GeneratedRegex(@"\bcatch\s*(\(\s*(System\.)?Exception(\s+\w+)?\s*\)\s*)?\{", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BroadCatch();
}
