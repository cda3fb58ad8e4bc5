using Markdig;
using Markdig.Syntax;

namespace ChatBot.Tests.Tidy;

/// <summary>Each command that a document shows can be run: the script or project is there and the product understands the rest.</summary>
internal static class ReadmeCommands
{
    private static readonly string[] OtherPrograms = ["git", "cd", "dotnet"];

    /// <param name="path">Path of the document.</param>
    /// <param name="text">Its Markdown; commands are the lines of fenced blocks marked <c>sh</c>.</param>
    /// <param name="exists">Whether a path below the repository is there.</param>
    /// <param name="complaint">What the command line says about arguments of the product, or null.</param>
    public static IEnumerable<Finding> Check(string path, string text, Func<string, bool> exists, Func<IReadOnlyList<string>, string?> complaint)
    {
        foreach (var block in Markdown.Parse(text).Descendants<FencedCodeBlock>().Where(block => block.Info == "sh"))
        {
            for (var index = 0; index < block.Lines.Count; index++)
            {
                var line = block.Lines.Lines[index].ToString();
                if (Complaint(Words(line), exists, complaint) is { } problem)
                {
                    yield return new Finding(path, block.Line + index + 2, $"'{line}': {problem}");
                }
            }
        }
    }

    private static string? Complaint(List<string> words, Func<string, bool> exists, Func<IReadOnlyList<string>, string?> complaint)
    {
        return words switch
        {
            [] => null,
            ["dotnet", "run", "--project", var project, .. var rest] => !exists(project) ? $"there is no {project}" : OfTheProduct(rest, complaint),
            ["chatbot", .. var arguments] => complaint(arguments),
            [['.', '/', ..] script, ..] => exists(script[2..]) ? null : $"there is no {script}",
            [var program, ..] => OtherPrograms.Contains(program) ? null : $"{program} is not a command of this repository",
        };
    }

    private static string? OfTheProduct(List<string> rest, Func<IReadOnlyList<string>, string?> complaint) => rest switch
    {
        [] => complaint([]),
        ["--", .. var arguments] => complaint(arguments),
        _ => "options of the product stand behind --",
    };

    // Words as a shell sees them: blanks part them, quotes keep them together, and a comment ends them.
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var character in line + " ")
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character != ' ' || quoted)
            {
                word.Append(character);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return [.. words.TakeWhile(item => !item.StartsWith('#'))];
    }
}
