using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>Which of the text readers understands a text best.</summary>
internal enum TextShape
{
    /// <summary>Text without markup.</summary>
    Plain,

    /// <summary>Headings, emphasis, fences or tables of Markdown, or front matter.</summary>
    Markdown,

    /// <summary>Lines with rising time stamps, or subtitles.</summary>
    Transcript,
}

/// <summary>
/// Decides what a text file is: the one place that does. The content decides, because people keep Markdown and transcripts in
/// <c>.txt</c>; the name only says that a file is Markdown when nothing speaks against it, or that it is code or data.
/// </summary>
internal static class TextShapes
{
    private const int SampleBytes = 96 * 1024;
    private const int SampleLines = 2000;

    private static readonly HashSet<string> MarkdownNames = new(StringComparer.Ordinal) { ".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".qmd", ".rmd" };

    // In these a number sign begins a comment, not a heading.
    private static readonly HashSet<string> CodeNames = new(StringComparer.Ordinal)
    {
        ".py", ".sh", ".bash", ".ps1", ".rb", ".pl", ".r", ".conf", ".cfg", ".ini", ".toml", ".yaml", ".yml", ".json", ".jsonl", ".xml", ".csv", ".tsv", ".sql",
        ".cs", ".c", ".h", ".cpp", ".java", ".js", ".ts", ".css", ".go", ".rs", ".env", ".properties", ".log", ".bat", ".diff", ".patch", ".tex", ".org", ".rst",
    };

    /// <summary>The shape of a file, judged by its name and its beginning.</summary>
    public static TextShape Of(SourceFile file) => Of(TextDecoding.Sample(file.Content, SampleBytes), file.Extension);

    /// <summary>The shape of a text whose file has this extension.</summary>
    public static TextShape Of(string text, string extension)
    {
        if (CodeNames.Contains(extension) || text.Length == 0)
        {
            return TextShape.Plain;
        }

        var bodyStart = FrontMatter.BodyStartOf(text);
        var lines = new TextLines(text, bodyStart, text.Length, SampleLines);
        var isNamedMarkdown = MarkdownNames.Contains(extension);
        var signs = MarkdownSigns.Count(lines);
        var stamps = new TranscriptStamps(lines);

        // Markdown may hold a list of chapters with their times; for a transcript in it, stamps must prevail.
        if (stamps.MakeTranscript(outOf: signs > 0 || isNamedMarkdown ? 2 : 5) || (extension is ".srt" or ".vtt" && stamps.All.Count > 0))
        {
            return TextShape.Transcript;
        }

        return isNamedMarkdown || signs + (bodyStart > 0 ? 2 : 0) >= 2 ? TextShape.Markdown : TextShape.Plain;
    }
}

/// <summary>Counts what only Markdown has. Lists and quotations are in plain text too, and count for nothing.</summary>
internal static class MarkdownSigns
{
    private const int LongLine = 100;

    /// <summary>How strongly a text looks like Markdown: 2 or more is enough.</summary>
    public static int Count(TextLines lines)
    {
        var signs = 0;
        var fences = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsEmpty)
            {
                continue;
            }

            switch (line[0])
            {
                case '#' when IsHeading(lines, i):
                    signs += 2;
                    break;
                case '`' when line.StartsWith("```"):
                    signs += fences++ == 1 ? 2 : 0;
                    break;
                case '-' when i > 0 && lines[i - 1].Length > LongLine && line.IndexOfAnyExcept('-') < 0:
                    // In Markdown this would make a heading of a whole paragraph.
                    signs--;
                    break;
                case '|' or '-' or ':' when i > 0 && PipeTable.Find(lines.Source, lines.WordsOf(i - 1).Union(lines.WordsOf(i))) is not null:
                    signs += 2;
                    break;
                default:
                    signs += Inline(line);
                    break;
            }
        }

        return signs;
    }

    // A comment in a script stands next to other comments or to code.
    private static bool IsHeading(TextLines lines, int i)
    {
        var marks = lines[i].IndexOfAnyExcept('#');
        return marks is > 0 and <= 6 && lines[i][marks] == ' '
            && (i == 0 || lines.IsBlank(i - 1) || marks > 1)
            && (i == 0 || lines[i - 1] is not ['#', ..] || marks > 1)
            && (i + 1 >= lines.Count || lines.IsBlank(i + 1) || marks > 1 || i == 0);
    }

    private static int Inline(ReadOnlySpan<char> line)
    {
        var head = line[..Math.Min(line.Length, 400)];
        var bold = head.IndexOf("**");
        var isBold = bold >= 0 && head[(bold + 2)..].IndexOf("**") > 0;
        return isBold || head.IndexOf("](http") > 0 ? 1 : 0;
    }
}
