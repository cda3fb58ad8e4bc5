namespace ChatBot.Text;

/// <summary>
/// One word on its way to its stem. While the rules run, a <c>y</c> that sounds as a consonant is written <c>Y</c>.
/// The two regions are kept as offsets; an ending lies in a region when it starts at or behind the offset.
/// </summary>
internal ref struct EnglishStem(Span<char> letters)
{
    private readonly Span<char> letters = letters;
    private int region1;
    private int region2;

    public int Length { get; private set; } = letters.Length;

    private readonly ReadOnlySpan<char> Word => letters[..Length];

    public void Run()
    {
        Prepare();
        DropApostrophe();
        DropPlural();
        if (!EnglishStemExceptions.IsDone(Word))
        {
            DropPastAndGerund();
            TurnFinalY();
            ShortenDoubleSuffix();
            ShortenSuffix();
            DropSuffix();
            DropFinal();
        }

        for (var i = 0; i < Length; i++)
        {
            if (letters[i] == 'Y')
            {
                letters[i] = 'y';
            }
        }
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private void Prepare()
    {
        if (letters[0] == '\'')
        {
            letters[1..Length].CopyTo(letters);
            Length--;
        }

        for (var i = 0; i < Length; i++)
        {
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1])))
            {
                letters[i] = 'Y';
            }
        }

        var prefix = EnglishStemExceptions.RegionPrefix(Word);
        region1 = prefix > 0 ? prefix : RegionAfter(0);
        region2 = RegionAfter(region1);
    }

    // Behind the first consonant that follows a vowel.
    private readonly int RegionAfter(int start)
    {
        for (var i = start + 1; i < Length; i++)
        {
            if (!IsVowel(letters[i]) && IsVowel(letters[i - 1]))
            {
                return i + 1;
            }
        }

        return Length;
    }

    private readonly bool Ends(string suffix) => Word.EndsWith(suffix);

    private readonly bool InRegion1(string suffix) => Length - suffix.Length >= region1;

    private readonly bool InRegion2(string suffix) => Length - suffix.Length >= region2;

    private void Drop(int count) => Length -= count;

    private void Replace(string suffix, string by)
    {
        Length -= suffix.Length;
        by.CopyTo(letters[Length..]);
        Length += by.Length;
    }

    private readonly bool HasVowelBefore(int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (IsVowel(letters[i]))
            {
                return true;
            }
        }

        return false;
    }

    // Whether a short syllable ends before the offset: "rap", "trap", "ow", but not "uproot" or "bestow".
    private readonly bool EndsShortSyllable(int end)
    {
        if (end < 2 || IsVowel(letters[end - 1]) || !IsVowel(letters[end - 2]))
        {
            return false;
        }

        return end == 2 || (!IsVowel(letters[end - 3]) && letters[end - 1] is not ('w' or 'x' or 'Y'));
    }

    private void DropApostrophe()
    {
        if (Ends("'s'"))
        {
            Drop(3);
        }
        else if (Ends("'s"))
        {
            Drop(2);
        }
        else if (Ends("'"))
        {
            Drop(1);
        }
    }

    private void DropPlural()
    {
        if (Ends("sses"))
        {
            Drop(2);
        }
        else if (Ends("ied") || Ends("ies"))
        {
            Drop(Length > 4 ? 2 : 1);
        }
        else if (Ends("s") && !Ends("us") && !Ends("ss") && HasVowelBefore(Length - 2))
        {
            Drop(1);
        }
    }

    private void DropPastAndGerund()
    {
        var eed = Ends("eedly") ? "eedly" : Ends("eed") ? "eed" : null;
        if (eed is not null)
        {
            if (InRegion1(eed))
            {
                Replace(eed, "ee");
            }

            return;
        }

        var suffix = Ends("ingly") ? 5 : Ends("edly") ? 4 : Ends("ing") ? 3 : Ends("ed") ? 2 : 0;
        if (suffix == 0 || !HasVowelBefore(Length - suffix))
        {
            return;
        }

        Drop(suffix);
        if (Ends("at") || Ends("bl") || Ends("iz"))
        {
            letters[Length++] = 'e';
        }
        else if (EndsDouble())
        {
            Drop(1);
        }
        else if (region1 >= Length && EndsShortSyllable(Length))
        {
            letters[Length++] = 'e';
        }
    }

    private readonly bool EndsDouble() =>
        Length >= 2 && letters[Length - 1] == letters[Length - 2]
        && letters[Length - 1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

    private void TurnFinalY()
    {
        if (Length > 2 && letters[Length - 1] is 'y' or 'Y' && !IsVowel(letters[Length - 2]))
        {
            letters[Length - 1] = 'i';
        }
    }

    private void ShortenDoubleSuffix()
    {
        foreach (var (suffix, by) in EnglishSuffixes.Double)
        {
            if (!Ends(suffix))
            {
                continue;
            }

            if (InRegion1(suffix) && MayShorten(suffix))
            {
                Replace(suffix, by);
            }

            return;
        }
    }

    private readonly bool MayShorten(string suffix)
    {
        var before = Length > suffix.Length ? letters[Length - suffix.Length - 1] : '\0';
        return suffix switch
        {
            "ogi" => before == 'l',
            "li" => before is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't',
            _ => true,
        };
    }

    private void ShortenSuffix()
    {
        foreach (var (suffix, by) in EnglishSuffixes.Single)
        {
            if (!Ends(suffix))
            {
                continue;
            }

            if (suffix == "ative" ? InRegion2(suffix) : InRegion1(suffix))
            {
                Replace(suffix, by);
            }

            return;
        }
    }

    private void DropSuffix()
    {
        foreach (var suffix in EnglishSuffixes.Dropped)
        {
            if (!Ends(suffix))
            {
                continue;
            }

            if (InRegion2(suffix) && (suffix != "ion" || (Length > 3 && letters[Length - 4] is 's' or 't')))
            {
                Drop(suffix.Length);
            }

            return;
        }
    }

    private void DropFinal()
    {
        if (Ends("e"))
        {
            if (InRegion2("e") || (InRegion1("e") && !EndsShortSyllable(Length - 1)))
            {
                Drop(1);
            }
        }
        else if (Ends("ll") && InRegion2("l"))
        {
            Drop(1);
        }
    }
}
