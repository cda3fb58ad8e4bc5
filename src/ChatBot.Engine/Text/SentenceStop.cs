using System.Collections.Frozen;

namespace ChatBot.Text;

/// <summary>
/// One stop with white space behind it: the sentence's start, the first and the end of its stops, whether quotes or brackets close behind
/// them, and where the text goes on.
/// </summary>
internal readonly record struct SentenceStop(string Text, int Start, int At, int StopsEnd, bool HasClosers, int Next, int Limit)
{
    private const int LongestAbbreviation = 12;

    // A name or a number always follows them.
    private static readonly FrozenSet<string> Openers = Set(
        "mr mrs ms mx dr prof st sr sra rev hon gen col lt sgt capt cpt cmdr adm maj rep sen gov pres supt messrs mme mlle hr fr frl dipl ing "
        + "e.g i.e cf vs v viz al ca approx z.b d.h u.a o.ä bzw vgl sog p.ex p.ej ej");

    // They open a reference when a digit follows, and are words or ends otherwise.
    private static readonly FrozenSet<string> BeforeDigits = Set(
        "no nos nr p pp s fig figs eq eqs sec sect ch chap vol vols art arts abs ziff tab pt ed ver v para app jan feb mar apr jun jul aug sep sept "
        + "oct nov dec n.º núm pág bd kap rn tel ext approx ca");

    // They may well end a sentence: only what follows tells.
    private static readonly FrozenSet<string> Undecided = Set(
        "etc inc ltd co corp dept univ assn bros jr usw etc u.s u.k u.n e.u u.s.a d.c a.m p.m ph.d b.c a.d m.d b.a m.a est resp incl excl max min "
        + "avg temp ave blvd rd mt ft oz lb hrs mins secs mio mrd tsd str");

    // Words that open sentences far more often than they follow an abbreviation inside one.
    private static readonly FrozenSet<string> Starters = Set(
        "the this that these those it he she they we i you a an and but so in on at as if when while after before for with from what why how who "
        + "there here its his her their our my your not no yes however then all some many most der die das es er sie wir ich ein eine und aber "
        + "le la les il elle nous je un une el los las ella");

    private static readonly FrozenSet<string> GermanAfterDay = Set(
        "januar februar märz april mai juni juli august september oktober november dezember jahrhundert jh jahrhunderts");

    /// <summary>Whether the sentence ends here.</summary>
    public bool EndsSentence()
    {
        if (Next >= Limit)
        {
            return true;
        }

        var isLower = char.IsLower(Text[Next]);
        if (StopsEnd - At > 1 || Text[At] != '.')
        {
            return EndsAfterMark(isLower);
        }

        var word = WordBefore();
        if (word.IsEmpty)
        {
            return !isLower;
        }

        return !IsListNumber(word) && !IsDayOfMonth(word) && EndsAfterWord(word, isLower);
    }

    // Question and exclamation marks, and dots in a row.
    private bool EndsAfterMark(bool isLower)
    {
        if (!isLower)
        {
            return true;
        }

        return !HasClosers && Text.AsSpan(At, StopsEnd - At).Contains('?');
    }

    private bool EndsAfterWord(ReadOnlySpan<char> word, bool isLower)
    {
        Span<char> lower = stackalloc char[LongestAbbreviation];
        if (word.Length > LongestAbbreviation)
        {
            return true;
        }

        word.ToLowerInvariant(lower);
        var key = lower[..word.Length];
        if (Contains(Openers, key) && !(HasClosers && !isLower))
        {
            return false;
        }

        var isUndecided = Contains(Undecided, key) || word.Contains('.');
        if (isLower)
        {
            return word.Length >= 4 && !isUndecided && !Contains(BeforeDigits, key);
        }

        if (char.IsAsciiDigit(Text[Next]) && Contains(BeforeDigits, key))
        {
            return false;
        }

        var isInitial = word.Length == 1 && char.IsUpper(word[0]) && word[0] != 'I';
        return HasClosers || !(isInitial || isUndecided) || NextOpensSentence(isInitial);
    }

    // The letters, digits and inner dots right before the stop.
    private ReadOnlySpan<char> WordBefore()
    {
        var from = At;
        while (from > Start && At - from <= LongestAbbreviation && (char.IsLetterOrDigit(Text[from - 1]) || Text[from - 1] == '.'))
        {
            from--;
        }

        return Text.AsSpan(from, At - from).TrimStart('.');
    }

    // "1. First point" at the start of a line: the number belongs to what it counts.
    private bool IsListNumber(ReadOnlySpan<char> word)
    {
        if (word.Length > 3 || (word.Length == 1 ? !char.IsLetterOrDigit(word[0]) : word.IndexOfAnyExceptInRange('0', '9') >= 0))
        {
            return false;
        }

        var from = At - word.Length;
        for (var i = from; i > Start && from - i <= LongestAbbreviation; i--)
        {
            if (Text[i - 1] is '\n' or '\r')
            {
                return true;
            }

            if (Text[i - 1] is not (' ' or '\t' or '#' or '>' or '*' or '-' or '+'))
            {
                return false;
            }

            from = i - 1 == Start ? Start : from;
        }

        return from == Start;
    }

    private bool IsDayOfMonth(ReadOnlySpan<char> word) =>
        word.Length <= 2 && word.IndexOfAnyExceptInRange('0', '9') < 0 && NextWordIn(GermanAfterDay);

    private bool NextOpensSentence(bool isInitial)
    {
        if (!char.IsLetter(Text[Next]))
        {
            // A quote or a bracket may open either; after an initial the name goes on.
            return !isInitial && !char.IsAsciiDigit(Text[Next]);
        }

        return NextWordIn(Starters);
    }

    private bool NextWordIn(FrozenSet<string> words)
    {
        var end = Next;
        while (end < Limit && end - Next < LongestAbbreviation && char.IsLetter(Text[end]))
        {
            end++;
        }

        Span<char> lower = stackalloc char[LongestAbbreviation];
        var length = Text.AsSpan(Next, end - Next).ToLowerInvariant(lower);
        return Contains(words, lower[..length]);
    }

    private static bool Contains(FrozenSet<string> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
