namespace ChatBot.Tests.Tidy;

/// <summary>A file that grows past about 300 lines usually holds two ideas; past 450 it does.</summary>
internal static class FileSize
{
    public const int WorthALook = 300;
    public const int TooLong = 450;

    public static int Lines(string text) => text.Count(character => character == '\n') + (text.Length > 0 && text[^1] != '\n' ? 1 : 0);

    public static IEnumerable<Finding> Check(string path, string text)
    {
        var lines = Lines(text);
        return lines > TooLong ? [new Finding(path, lines, $"{lines} lines; the limit is {TooLong}: find the second idea in it")] : [];
    }
}
