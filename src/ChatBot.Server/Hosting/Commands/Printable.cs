namespace ChatBot.Server.Hosting.Commands;

/// <summary>Names and texts come from files, and a terminal obeys what it is sent: only what can be printed reaches it.</summary>
internal static class Printable
{
    /// <summary>The text in one line, control characters and marks that turn the direction of writing replaced.</summary>
    public static string Line(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            target[i] = c is '\n' or '\r' or '\t' ? ' ' : IsUnsafe(c) ? '\uFFFD' : c;
        }
    });

    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';
}
