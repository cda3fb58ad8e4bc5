using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>Takes the tags of subtitles off the two ends of a cue's words: <c>&lt;v Name&gt;</c> names who speaks, the others are looks.</summary>
internal static class VoiceTag
{
    private const int MaxTagCharacters = 200;

    /// <summary>The name of the voice, if there is one, and the words without the tags around them.</summary>
    public static (string? Speaker, TextSpan Words) Strip(string text, TextSpan words)
    {
        string? speaker = null;
        var rest = words;
        Span<int> opened = stackalloc int[128];
        opened.Clear();
        while (rest.Length > 2 && text[rest.Start] == '<' && EndOfTag(rest.In(text)) is > 0 and var end)
        {
            var tag = rest.In(text)[1..(end - 1)];
            if (tag.Length > 2 && tag[0] is 'v' or 'V' && tag[1] is ' ' or '.' or '\t')
            {
                var name = tag[(tag.IndexOfAny(' ', '\t') + 1)..].Trim();
                speaker ??= name.IsEmpty ? null : name.ToString();
            }

            opened[char.ToLowerInvariant(tag[0]) & 127]++;
            rest = TextLines.Trim(text, rest.Start + end, rest.End);
        }

        while (rest.Length > 2 && text[rest.End - 1] == '>')
        {
            var tail = rest.In(text)[Math.Max(0, rest.Length - MaxTagCharacters)..];
            var open = tail.LastIndexOf('<');
            if (open < 0 || open + 2 >= tail.Length || tail[open + 1] != '/' || opened[char.ToLowerInvariant(tail[open + 2]) & 127]-- <= 0)
            {
                break;
            }

            rest = TextLines.Trim(text, rest.Start, rest.End - (tail.Length - open));
        }

        return (speaker, rest);
    }

    private static int EndOfTag(ReadOnlySpan<char> words)
    {
        var end = words[..Math.Min(words.Length, MaxTagCharacters)].IndexOf('>');
        return end > 1 && (char.IsAsciiLetter(words[1]) || words[1] == '/') ? end + 1 : 0;
    }
}
