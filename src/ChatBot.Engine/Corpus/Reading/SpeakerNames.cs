using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>
/// Decides which words before a colon are names of speakers. A name comes back; "Correct: that is so" does not.
/// </summary>
internal sealed class SpeakerNames
{
    private const int MaxCharacters = 40;
    private const int MaxWords = 4;

    private readonly bool areNames;

    /// <summary>Looks at the words of every cue.</summary>
    public SpeakerNames(string text, IEnumerable<TextSpan> words)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var said = 0;
        var named = 0;
        foreach (var span in words)
        {
            if (span.IsEmpty)
            {
                continue;
            }

            said++;
            if (CandidateOf(span.In(text)) is { Length: > 0 } name)
            {
                seen.Add(name.ToString());
                named++;
            }
        }

        areNames = named > 0 && named * 5 >= said && seen.Count * 2 <= named + 1 && named > seen.Count;
    }

    /// <summary>The speaker that words begin with, and the words behind the name.</summary>
    public (string? Speaker, TextSpan Words) Split(string text, TextSpan words)
    {
        if (!areNames || CandidateOf(words.In(text)) is not { Length: > 0 } name)
        {
            return (null, words);
        }

        var marks = words.In(text).Length - words.In(text).TrimStart("> -").Length;
        var colon = words.In(text).IndexOf(':');
        return (name.ToString(), TextLines.Trim(text, words.Start + Math.Max(marks, colon + 1), words.End));
    }

    /// <summary>Whether a few words look like the name of a person or of a part: each begins with a capital or a digit.</summary>
    public static bool IsLikeName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name.Length > MaxCharacters || !char.IsLetter(name[0]))
        {
            return false;
        }

        var words = 0;
        foreach (var range in name.Split(' '))
        {
            var word = name[range];
            words++;
            if (word.IsEmpty || words > MaxWords || !(char.IsDigit(word[0]) || (char.IsLetter(word[0]) && !char.IsLower(word[0])) || word[0] == '('))
            {
                return false;
            }

            foreach (var c in word)
            {
                if (!char.IsLetterOrDigit(c) && c is not ('.' or '-' or '\'' or '\u2019' or '_' or '(' or ')'))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static ReadOnlySpan<char> CandidateOf(ReadOnlySpan<char> words)
    {
        var plain = words.TrimStart("> -");
        var colon = plain[..Math.Min(plain.Length, MaxCharacters + 1)].IndexOf(':');
        return colon > 0 && (colon + 1 == plain.Length || char.IsWhiteSpace(plain[colon + 1])) && IsLikeName(plain[..colon]) ? plain[..colon] : default;
    }
}
