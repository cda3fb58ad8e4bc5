using System.Collections.Frozen;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>The units in which a question wants its number: "how old" wants years, "how wide" metres, "what does it cost" money.</summary>
internal static class Measures
{
    private const string Lengths = "m metre metres meter meters km kilometre kilometres kilometer kilometers cm centimetre centimetres centimeter centimeters mm millimetre millimetres mile miles foot feet ft inch inches yard yards m² hectare hectares meter kilometer";
    private const string Times = "second seconds minute minutes min hour hours h day days week weeks month months year years decade decades century centuries night nights jahr jahre jahren monat monate tag tage stunden minuten ans mois jours heures años meses días horas minutos";
    private const string Money = "euro euros eur dollar dollars usd pound pounds gbp cent cents penny pence yen franc francs crown crowns mark marks shilling shillings guilder guilders florin florins thaler thalers taler talers krone kroner krona kronor rupee rupees rouble roubles ruble rubles peso pesos zloty lira lire € $ £ ¥ million millions billion trillion free kostenlos gratuit gratis";
    private const string Weights = "kg kilo kilos kilogram kilograms g gram grams t ton tons tonne tonnes pound pounds lb lbs stone ounce ounces";
    private const string Ages = Times + " age aged born birthday birth geboren âge né née edad nacido nacida";

    private static readonly FrozenDictionary<string, FrozenSet<string>> Units = new (string Asked, string Units)[]
    {
        ("old age alt alter", Ages),

        // A German fee, a share and a wall are all "hoch", so that it names no measure.
        ("wide tall high deep far broad thick width height depth distance breadth breit tief weit", Lengths),
        ("long length lang", Lengths + " " + Times),
        ("heavy weigh weighs weight schwer wiegt pèse", Weights),
        ("expensive cost costs price fee fees fare rent toll deposit salary wage wages pension budget dear cheap kostet kosten coûte cuesta", Money),
        ("often", Times + " times once twice every each daily weekly monthly yearly always never"),
        ("hot cold warm temperature", "° degrees degree celsius fahrenheit kelvin c"),
    }.SelectMany(row => row.Asked.Split(' ').Select(asked => (asked, Units: row.Units.Split(' ').ToFrozenSet(StringComparer.Ordinal))))
        .ToFrozenDictionary(row => row.asked, row => row.Units, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Asking = FrozenSet.Create(StringComparer.Ordinal, "how", "what", "wie", "was", "combien", "cuanto");

    /// <summary>The units, or null when the question names no measure.</summary>
    public static FrozenSet<string>? Of(string question)
    {
        var words = AskedWord.Of(question);
        var at = words.FindIndex(w => Asking.Contains(w.Folded));
        if (at < 0)
        {
            return null;
        }

        // "How wide" has the measure right behind; "what does it cost" and "what is the price" anywhere.
        if (words[at].Folded is "how" or "wie" && at + 1 < words.Count && words[at + 1].Folded is not ("much" or "viel"))
        {
            return Units.GetValueOrDefault(words[at + 1].Folded);
        }

        return words.Skip(at + 1).Select(w => Units.GetValueOrDefault(w.Folded)).FirstOrDefault(units => units is not null);
    }

    /// <summary>Whether a sentence names one of the units.</summary>
    public static bool Names(FrozenSet<string> units, string text, SentenceWord[] words)
    {
        foreach (var word in words)
        {
            if (units.Contains(word.Surface) || (char.IsAsciiDigit(word.Surface[0]) && units.Contains(word.Surface.TrimStart("0123456789.,".ToCharArray()))))
            {
                return true;
            }
        }

        return text.AsSpan().IndexOfAny("€$£¥°") is >= 0 and var sign && units.Contains(text[sign].ToString());
    }
}
