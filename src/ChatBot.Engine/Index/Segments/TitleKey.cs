using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>
/// A title as a number that is equal for equal sequences of stems, so that a title can be recognised inside a text. What stands in
/// brackets behind a title only tells it from others and is left out.
/// </summary>
internal static class TitleKey
{
    /// <summary>A longer title is not looked for in texts.</summary>
    public const int MaximumWords = 10;

    private const ulong Seed = 14695981039346656037;

    /// <summary>Number of words and hash; no words when the title is too long or has none.</summary>
    public static (int Words, ulong Hash) Of(TermReader reader, string title, string language)
    {
        reader.Clear();
        reader.Read(WithoutBrackets(title));
        var hash = Seed;
        int words = 0, last = -1;
        foreach (ref readonly var term in reader.Terms)
        {
            if (term.Position == last)
            {
                continue;
            }

            last = term.Position;
            hash = Append(hash, reader.Words[term.Word].StemIn(language));
            words++;
        }

        return words > MaximumWords ? (0, 0) : (words, hash);
    }

    /// <summary>The part of a title that names the document.</summary>
    public static string WithoutBrackets(string title) =>
        title.IndexOf('(', StringComparison.Ordinal) is > 0 and var bracket ? title[..bracket] : title;

    /// <summary>Goes on from a hash with one more stem.</summary>
    public static ulong Append(ulong hash, string stem)
    {
        foreach (var c in stem)
        {
            hash = (hash ^ c) * 1099511628211;
        }

        return (hash ^ 0xFFFF) * 1099511628211;
    }

    /// <summary>The hash of no words.</summary>
    public static ulong Start => Seed;
}
