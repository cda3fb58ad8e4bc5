using System.Collections.Frozen;

namespace ChatBot.Text;

/// <summary>
/// Guesses the language of a text from its script and its small words. Reads at most some 20,000 characters, spread over the text,
/// and says English where nothing speaks for another language.
/// </summary>
public static class LanguageGuess
{
    private const int SampledParts = 40;
    private const int CharactersPerPart = 512;
    private const int LongestWord = 16;
    private const string Default = "en";

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> SmallWords =
        LanguageWords.Build().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The two-letter code of the language: the stated one if it is a language tag, else the guess.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parts">The parts of it that hold words.</param>
    /// <param name="stated">What the document says about itself, such as <c>de-AT</c>, or null.</param>
    public static string Of(string text, IReadOnlyList<TextSpan> parts, string? stated)
    {
        if (OfTag(stated) is { } tag)
        {
            return tag;
        }

        Span<int> scripts = stackalloc int[(int)Script.Other + 1];
        Span<double> languages = stackalloc double[LanguageWords.Codes.Length];
        scripts.Clear();
        languages.Clear();
        var hints = LanguageHints.None;
        for (var i = 0; i < Math.Min(parts.Count, SampledParts); i++)
        {
            var part = parts[(int)((long)i * parts.Count / Math.Min(parts.Count, SampledParts))];
            var length = Math.Min(part.Length, parts.Count < SampledParts ? CharactersPerPart * SampledParts / parts.Count : CharactersPerPart);
            Read(text.AsSpan(part.Start, length), scripts, languages, ref hints);
        }

        return OfScript(scripts, hints) ?? Best(languages) ?? Default;
    }

    // "de", "de-AT" and "de_AT" are tags; anything else is somebody's own word for something.
    private static string? OfTag(string? stated)
    {
        var tag = (stated ?? "").AsSpan().Trim();
        return tag.Length >= 2 && char.IsAsciiLetter(tag[0]) && char.IsAsciiLetter(tag[1]) && (tag.Length == 2 || tag[2] is '-' or '_')
            ? tag[..2].ToString().ToLowerInvariant()
            : null;
    }

    private static void Read(ReadOnlySpan<char> text, Span<int> scripts, Span<double> languages, ref LanguageHints hints)
    {
        Span<char> word = stackalloc char[LongestWord];
        var length = 0;
        foreach (var c in text)
        {
            var script = Scripts.Of(c);
            scripts[(int)script]++;
            if (script is Script.Latin or Script.Greek or Script.Cyrillic)
            {
                if (length < LongestWord)
                {
                    word[length] = char.ToLowerInvariant(c);
                }

                length++;
                if (c >= '\u0080')
                {
                    hints |= LanguageWords.HintOf(c);
                    ScoreLetter(char.ToLowerInvariant(c), languages);
                }

                continue;
            }

            hints |= c >= '\u0600' ? LanguageWords.HintOf(c) : LanguageHints.None;
            ScoreWord(word, length, languages);
            length = 0;
        }

        ScoreWord(word, length, languages);
    }

    private static void ScoreWord(ReadOnlySpan<char> word, int length, Span<double> languages)
    {
        if (length is 0 or > LongestWord || !SmallWords.TryGetValue(word[..length], out var of))
        {
            return;
        }

        // A word that several languages share says less about each of them.
        var share = 1.0 / System.Numerics.BitOperations.PopCount((uint)of);
        for (var i = 0; i < languages.Length; i++)
        {
            languages[i] += (of & (1 << i)) != 0 ? share : 0;
        }
    }

    private static void ScoreLetter(char lower, Span<double> languages)
    {
        for (var i = 0; i < languages.Length; i++)
        {
            languages[i] += LanguageWords.Letters[i].Contains(lower) ? 0.2 : 0;
        }
    }

    private static string? OfScript(ReadOnlySpan<int> scripts, LanguageHints hints)
    {
        // A character of Chinese or Korean says about as much as three letters.
        var han = scripts[(int)Script.Han] * 3;
        var kana = scripts[(int)Script.Kana] * 3;
        var letters = han + kana;
        var best = Script.None;
        for (var script = Script.Latin; script <= Script.Other; script++)
        {
            var weight = script is Script.Han or Script.Kana ? 0 : scripts[(int)script] * (script == Script.Hangul ? 3 : 1);
            letters += weight;
            best = weight > Weight(scripts, best) ? script : best;
        }

        if (han + kana > letters / 2)
        {
            return kana > (han + kana) / 20 ? "ja" : "zh";
        }

        return best switch
        {
            Script.Arabic => hints.HasFlag(LanguageHints.Urdu) ? "ur" : hints.HasFlag(LanguageHints.Persian) ? "fa" : "ar",
            Script.Hangul => "ko",
            Script.Thai => "th",
            Script.Hebrew => "he",
            Script.Greek => "el",
            Script.Devanagari => "hi",
            Script.Armenian => "hy",
            Script.Georgian => "ka",
            Script.Cyrillic => hints.HasFlag(LanguageHints.Ukrainian) ? "uk"
                : hints.HasFlag(LanguageHints.Serbian) ? "sr"
                : hints.HasFlag(LanguageHints.Russian) ? "ru" : "bg",
            _ => null,
        };
    }

    private static int Weight(ReadOnlySpan<int> scripts, Script script) =>
        script == Script.None ? 0 : scripts[(int)script] * (script == Script.Hangul ? 3 : 1);

    // One small word may stand in a name or a quotation; a language shows itself again and again.
    private static string? Best(ReadOnlySpan<double> languages)
    {
        var best = 0;
        for (var i = 1; i < languages.Length; i++)
        {
            best = languages[i] > languages[best] ? i : best;
        }

        return languages[best] >= 1.5 ? LanguageWords.Codes[best] : null;
    }
}
