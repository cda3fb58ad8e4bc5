using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>
/// Tells of most words of a text, by their first two letters, that they are none of a query's: so that they need not be looked up. A stem
/// begins like its word, where y and i count as one letter (dying, die).
/// </summary>
internal sealed class AskedWords
{
    private const int Bits = 4096;

    private readonly ulong[] beginnings = new ulong[Bits / 64];
    private bool isAny;

    /// <summary>Whether the query has a figure, which a text may also spell in words.</summary>
    public bool HasFigures { get; private set; }

    public void Use(List<QueryTerm> terms)
    {
        Array.Clear(beginnings);
        (isAny, HasFigures) = (false, false);
        foreach (var term in terms)
        {
            foreach (var stem in term.Stems)
            {
                var at = Beginning(stem);
                beginnings[at / 64] |= 1UL << (at % 64);
                isAny |= stem.Length < 2;
                HasFigures |= char.IsAsciiDigit(stem[0]);
            }
        }
    }

    /// <summary>False when this folded word surely has none of the stems.</summary>
    public bool MayHold(ReadOnlySpan<char> word) => MayHold(Beginning(word));

    /// <summary>The same for a word that begins so.</summary>
    public bool MayHold(int beginning) => isAny || (beginnings[beginning / 64] & (1UL << (beginning % 64))) != 0;

    /// <summary>A number for the beginning of a folded word.</summary>
    public static int Beginning(ReadOnlySpan<char> word)
    {
        var second = word.Length < 2 ? '\0' : word[1];
        return ((word[0] * 67) + (second == 'y' ? 'i' : second)) % Bits;
    }
}
