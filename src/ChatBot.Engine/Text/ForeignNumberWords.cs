using System.Collections.Frozen;

namespace ChatBot.Text;

/// <summary>German, French and Spanish number words up to a hundred. Words that mean something else in English are left out at the start.</summary>
internal static class ForeignNumberWords
{
    private const int MostWords = 4;

    private static readonly FrozenDictionary<string, int> Values = Build();

    // "once", "seize", "elf", "cent" or "dos" are words of their own elsewhere.
    private static readonly FrozenSet<string> Ambiguous =
        new[] { "once", "seize", "elf", "cent", "dos", "sept", "un", "une", "uno", "una", "ein", "eins", "six", "dix", "tres", "acht" }
            .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Starts =
        Values.Keys.Select(phrase => phrase.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal);

    public static bool MayStart(string word) => Starts.Contains(word);

    public static bool TryRead(ReadOnlySpan<string> words, out decimal value, out int wordCount)
    {
        value = 0;
        wordCount = 0;
        if (!MayStart(words[0]))
        {
            return false;
        }

        for (var count = Math.Min(MostWords, words.Length); count > 0; count--)
        {
            var phrase = string.Join(' ', words[..count]);
            if (Values.TryGetValue(phrase, out var known) && !Ambiguous.Contains(phrase))
            {
                value = known;
                wordCount = count;
                return true;
            }
        }

        return false;
    }

    private static FrozenDictionary<string, int> Build()
    {
        var values = new Dictionary<string, int>(StringComparer.Ordinal);
        AddGerman(values);
        AddFrench(values);
        AddSpanish(values);
        return values.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void AddGerman(Dictionary<string, int> values)
    {
        string[] small = ["null", "eins", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwolf", "dreizehn",
            "vierzehn", "funfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"];
        string[] tens = ["zwanzig", "dreissig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
        for (var i = 2; i < small.Length; i++)
        {
            Add(values, small[i], i);
        }

        for (var ten = 0; ten < tens.Length; ten++)
        {
            Add(values, tens[ten], (ten + 2) * 10);
            for (var unit = 1; unit < 10; unit++)
            {
                Add(values, (unit == 1 ? "ein" : small[unit]) + "und" + tens[ten], ((ten + 2) * 10) + unit);
            }
        }

        Add(values, "hundert", 100);
        Add(values, "einhundert", 100);
    }

    private static void AddFrench(Dictionary<string, int> values)
    {
        string[] small = ["zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
            "quatorze", "quinze", "seize", "dix sept", "dix huit", "dix neuf"];
        (string Word, int Value, int Units)[] tens = [("vingt", 20, 9), ("trente", 30, 9), ("quarante", 40, 9), ("cinquante", 50, 9),
            ("soixante", 60, 19), ("quatre vingt", 80, 19)];
        for (var i = 2; i < small.Length; i++)
        {
            Add(values, small[i], i);
        }

        foreach (var (word, value, units) in tens)
        {
            Add(values, word, value);
            for (var unit = 1; unit <= units; unit++)
            {
                Add(values, word + " " + small[unit], value + unit);
                Add(values, word + " et " + small[unit], value + unit);
            }
        }

        Add(values, "quatre vingts", 80);
    }

    private static void AddSpanish(Dictionary<string, int> values)
    {
        string[] small = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece",
            "catorce", "quince", "dieciseis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidos", "veintitres",
            "veinticuatro", "veinticinco", "veintiseis", "veintisiete", "veintiocho", "veintinueve"];
        string[] tens = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
        for (var i = 2; i < small.Length; i++)
        {
            Add(values, small[i], i);
        }

        for (var ten = 0; ten < tens.Length; ten++)
        {
            Add(values, tens[ten], (ten + 3) * 10);
            for (var unit = 1; unit < 10; unit++)
            {
                Add(values, tens[ten] + " y " + small[unit], ((ten + 3) * 10) + unit);
            }
        }

        Add(values, "cien", 100);
    }

    private static void Add(Dictionary<string, int> values, string phrase, int value) => values.TryAdd(phrase, value);
}
