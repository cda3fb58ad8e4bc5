using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>Which end of a recording is asked about.</summary>
public enum RecordingEnd
{
    /// <summary>What is said first.</summary>
    Beginning,

    /// <summary>What is said last.</summary>
    End,

    /// <summary>How long it is.</summary>
    Length,
}

/// <summary>A part of a recording that a question gives by its end: "the last minute", "the first thing said", "how long".</summary>
/// <param name="End">Which end.</param>
/// <param name="Extent">How much of it, where the question says.</param>
public sealed record RecordingPart(RecordingEnd End, TimeSpan? Extent)
{
    private const string Said = "thing|things|word|words|sentence|sentences|line|lines|remark|remarks|utterance|cue|statement|moment";
    private const string Units = "second|seconds|minute|minutes|hour|hours|sekunde|sekunden|minuten|stunde|stunden|seconde|secondes|heure|heures|segundo|segundos|minuto|minutos|hora|horas";

    private static readonly Phrases First = new(
        $"first|opening|initial # {Units}; first|opening|initial {Units}; first|opening|initial {Said}; first|opening time|timestamp mark|stamp|code?; how does|did|do .. begin|start|open $; which|what word|words|sentence|line|remark .. open|opens|opened|begin|begins|start|starts; at|from the very? beginning|start|outset; comes|come|stands|stand first",
        $"ersten|erste|erster|erstes # {Units}; ersten|erste|erster|erstes {Units}; ersten|erste|erster|erstes wort|worte|satz|sätze; wie beginnt|fängt; am|zu anfang|beginn",
        $"premier|première|premiers|premières # {Units}; # premières|premiers {Units}; premier|première|premiers|premières {Units}; premier|première|premiers|premières mot|mots|phrase|phrases; comment commence|débute; au début",
        $"primer|primera|primeros|primeras # {Units}; primer|primera|primeros|primeras {Units}; primer|primera|primeros|primeras palabra|palabras|frase|frases; cómo empieza|comienza; al principio|comienzo");

    private static readonly Phrases Last = new(
        $"last|final|closing # {Units}; last|final|closing {Units}; last|final|closing {Said}; last|final|closing time|timestamp mark|stamp|code?; how does|did|do .. end|close|finish|conclude $; which|what word|words|sentence|line|remark .. end|ends|ended|close|closes|conclude|concludes; at the very? end|close; comes|come|stands|stand last; time mark|stamp .. last",
        $"letzten|letzte|letzter|letztes # {Units}; letzten|letzte|letzter|letztes {Units}; letzten|letzte|letzter|letztes wort|worte|satz|sätze; wie endet|schließt; am|zum schluss|ende",
        $"dernier|dernière|derniers|dernières # {Units}; # dernières|derniers {Units}; dernier|dernière|derniers|dernières {Units}; dernier|dernière|derniers|dernières mot|mots|phrase|phrases; comment finit|termine; comment se termine; à la fin",
        $"último|última|últimos|últimas # {Units}; último|última|últimos|últimas {Units}; último|última|últimos|últimas palabra|palabras|frase|frases; cómo termina|acaba; al final");

    private static readonly Phrases HowLong = new(
        "how long is|was|does|did|are; how many minutes|hours|seconds long?; length|duration of; running time; run time; runtime; at|when|what? what? time? does|do|did .. end|finish|stop $; what time mark|stamp does|do|did .. end|finish|stop",
        "wie lang|lange ist|war|dauert|dauerte|geht|läuft; dauer|länge der|des; combien de temps dure|durent; quelle est la durée; cuánto dura|duran|tiempo; qué duración; quanto dura",
        "多长; 多久; どのくらいの長さ; 何分");

    // What may stand beside such a phrase and asks for nothing else.
    private static readonly HashSet<string> Beside = Set(
        "said say says spoken speak heard hear word words follows follow last lasts run runs go goes long time mark marks stamp end ends begin begins start starts open opens close closes closing very full whole entire total "
        + "recording audio uttered there stand stands come comes which thing things talked happens happen altogether minutes seconds hours exact exactly gesagt dauert wort worte dit dite mots dice palabras dura durée aufnahme enregistrement grabación");

    /// <summary>The part and where its words stand in the text; null when none is asked about.</summary>
    internal static (RecordingPart Part, int Start, int End)? Read(IReadOnlyList<AskedWord> words, string text, Func<AskedWord, bool> namesDocument)
    {
        foreach (var (phrases, end) in (ReadOnlySpan<(Phrases, RecordingEnd)>)[(Last, RecordingEnd.End), (First, RecordingEnd.Beginning), (HowLong, RecordingEnd.Length)])
        {
            foreach (var (start, behind) in phrases.All(words, text))
            {
                var inside = words.Where(word => word.Start >= start && word.End <= behind).ToList();
                var extent = end == RecordingEnd.Length ? null : ExtentOf(inside.FindAll(word => !namesDocument(word)));

                // Anything else that is asked about means that something else is first, last or long.
                if (extent is not null || words.All(word => IsBeside(word) || namesDocument(word) || (Own.Contains(word.Folded) && inside.Contains(word))))
                {
                    return (new RecordingPart(end, extent), start, behind);
                }
            }
        }

        return null;
    }

    private static bool IsBeside(AskedWord word) => CommonWords.IsGrammar(word.Folded) || Beside.Contains(word.Folded) || DocumentWords.Contains(word.Folded);

    // Words of the phrases themselves; a gap of a phrase may have taken in others.
    private static readonly HashSet<string> Own = Set(
        "first last final opening initial closing very beginning start outset end finish stop conclude concludes ends begins starts opens closes length duration running runtime time mark stamp code minute minutes second seconds hour hours "
        + "thing things word words sentence sentences line lines remark remarks utterance cue statement moment erste ersten erster erstes letzte letzten letzter letztes wort worte satz beginnt endet anfang beginn schluss ende lang lange dauer dauert "
        + "premier première premiers premières dernier dernière derniers dernières mot mots phrase phrases début fin durée dure temps commence finit termine primer primera primeros primeras último última últimos últimas palabra palabras frase dura tiempo duración empieza termina principio final");

    private static TimeSpan? ExtentOf(List<AskedWord> words)
    {
        if (words.FindLast(word => UnitOf(word.Folded) > 0) is not { Folded: { } unit })
        {
            return null;
        }

        var count = words.Select(word => word.Folded).Select(Number).FirstOrDefault(number => number > 0);
        return TimeSpan.FromSeconds(UnitOf(unit) * (count > 0 ? count : 1));
    }

    private static int Number(string folded) =>
        int.TryParse(folded, out var digits) && digits < 6_000 ? digits
        : NumberWords.TryRead([folded], out var value, out _) && value is > 0 and < 6_000 && decimal.IsInteger(value) ? (int)value
        : 0;

    private static int UnitOf(string folded) => folded switch
    {
        ['s', 'e', ..] when folded.StartsWith("sec", StringComparison.Ordinal) || folded.StartsWith("sek", StringComparison.Ordinal) || folded.StartsWith("seg", StringComparison.Ordinal) => 1,
        ['m', 'i', 'n', ..] => 60,
        "hour" or "hours" or "stunde" or "stunden" or "heure" or "heures" or "hora" or "horas" => 3600,
        _ => 0,
    };

    private static HashSet<string> Set(string words) => words.Split(' ').Select(word => Letters.Fold(word)).ToHashSet(StringComparer.Ordinal);
}
