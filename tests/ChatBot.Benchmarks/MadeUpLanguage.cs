using System.Globalization;
using System.Text;

namespace ChatBot.Benchmarks;

/// <summary>
/// A language that nobody speaks, whose words are as frequent as those of real ones (Zipf's law: few common and short, many rare and
/// long). The same seed always says the same.
/// </summary>
internal sealed class MadeUpLanguage
{
    private const int Size = 20_000;
    private const double Exponent = 1.07;
    private const double Flattening = 2.7;

    private static readonly string[] Onsets = ["b", "ch", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "sh", "t", "v", "w", "bl", "dr", "fr", "gl", "kr", "sp", "tr"];
    private static readonly string[] Cores = ["a", "e", "i", "o", "u", "au", "ea", "ie", "oo"];
    private static readonly string[] Codas = ["", "", "", "l", "m", "n", "r", "s", "t"];

    private readonly Random random;
    private readonly string[] words = new string[Size];
    private readonly double[] upTo = new double[Size];

    public MadeUpLanguage(int seed)
    {
        random = new Random(seed);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var sum = 0.0;
        for (var i = 0; i < Size; i++)
        {
            do
            {
                words[i] = NewWord(i);
            }
            while (!taken.Add(words[i]));

            sum += 1 / Math.Pow(i + Flattening, Exponent);
            upTo[i] = sum;
        }
    }

    /// <summary>A number below a limit.</summary>
    public int Number(int limit) => random.Next(limit);

    /// <summary>A word, as often as it comes in the language.</summary>
    public string Word()
    {
        var at = Array.BinarySearch(upTo, random.NextDouble() * upTo[^1]);
        return words[Math.Min(Size - 1, at < 0 ? ~at : at)];
    }

    /// <summary>A rare word as a name.</summary>
    public string Name() => Capitalised(words[(Size / 5) + random.Next(Size * 4 / 5)]);

    /// <summary>Three to five words, capitalised.</summary>
    public string Title() => string.Join(' ', Enumerable.Range(0, 3 + random.Next(3)).Select(_ => Capitalised(Word())));

    /// <summary>Four to eight sentences.</summary>
    public List<string> Sentences() => [.. Enumerable.Range(0, 4 + random.Next(5)).Select(_ => Sentence())];

    private string Sentence()
    {
        var sentence = new StringBuilder();
        for (var left = 7 + random.Next(13); left > 0; left--)
        {
            sentence.Append(sentence.Length == 0 ? Capitalised(Word()) : Word()).Append(left == 1 ? '.' : ' ');
        }

        return sentence.ToString();
    }

    private string NewWord(int rank)
    {
        var syllables = rank switch
        {
            < 100 => 1,
            < 2_000 => 2,
            < 12_000 => 3,
            _ => 4,
        };
        var word = new StringBuilder();
        for (var i = 0; i < syllables; i++)
        {
            word.Append(Any(Onsets)).Append(Any(Cores));
        }

        return word.Append(Any(Codas)).ToString();
    }

    private string Any(string[] parts) => parts[random.Next(parts.Length)];

    private static string Capitalised(string word) => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];
}
