namespace ChatBot.Tests.Tidy;

/// <summary>The code map has a section for each room, which links to it.</summary>
internal static class CodeMap
{
    public static IEnumerable<Finding> Check(string path, string text, IEnumerable<string> rooms) =>
        rooms.Where(room => !text.Contains($"]({room}/", StringComparison.Ordinal) && !text.Contains($"]({room})", StringComparison.Ordinal))
            .Select(room => new Finding(path, 1, $"no section links to {room}"));
}
