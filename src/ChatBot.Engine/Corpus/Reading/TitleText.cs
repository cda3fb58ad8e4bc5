using System.Text;

namespace ChatBot.Corpus;

/// <summary>A heading as a title for people: on one line, without the marks of emphasis, code and links.</summary>
internal static class TitleText
{
    private const int MaxCharacters = 300;

    /// <summary>The title that a heading's words make.</summary>
    public static string Of(ReadOnlySpan<char> words)
    {
        var title = new StringBuilder();
        for (var i = 0; i < words.Length && title.Length < MaxCharacters; i++)
        {
            var c = words[i];
            if (c is '*' or '`' || (c == '_' && IsAtWordEdge(words, i)) || (c == '[' && LinkEnd(words, i) > 0))
            {
                continue;
            }

            if (c == ']' && i + 1 < words.Length && words[i + 1] == '(' && words[i..].IndexOf(')') is var end and > 0)
            {
                i += end;
                continue;
            }

            if (!char.IsWhiteSpace(c))
            {
                title.Append(c);
            }
            else if (title.Length > 0 && title[^1] != ' ')
            {
                title.Append(' ');
            }
        }

        // The limit must not leave half a character.
        if (title.Length > 0 && char.IsHighSurrogate(title[^1]))
        {
            title.Length--;
        }

        return title.ToString().TrimEnd();
    }

    private static bool IsAtWordEdge(ReadOnlySpan<char> words, int i) =>
        i == 0 || i + 1 == words.Length || !char.IsLetterOrDigit(words[i - 1]) || !char.IsLetterOrDigit(words[i + 1]);

    private static int LinkEnd(ReadOnlySpan<char> words, int i)
    {
        var rest = words[i..Math.Min(words.Length, i + MaxCharacters)];
        return rest.IndexOf("](");
    }
}
