namespace ChatBot.Tests.Tidy;

/// <summary>A text line by line, counted from 1.</summary>
internal static class SourceLines
{
    public static IEnumerable<(int Number, string Line)> All(string text) =>
        text.Split('\n').Select((line, index) => (index + 1, line));

    /// <summary>Without the lines that are comment only.</summary>
    public static IEnumerable<(int Number, string Line)> Code(string text) =>
        All(text).Where(item => !item.Line.AsSpan().TrimStart().StartsWith("//", StringComparison.Ordinal));
}
