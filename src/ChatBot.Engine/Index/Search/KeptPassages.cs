using System.Runtime.CompilerServices;

namespace ChatBot.Index;

/// <summary>A word of a passage by its number in a vocabulary, and its position.</summary>
internal readonly record struct PassageWord(int Word, int Position);

/// <summary>What reading a passage gave, each thing made when it is first needed.</summary>
internal sealed class KeptPassage
{
    /// <summary>Title and text as words, without fillers.</summary>
    public PassageWord[]? Words { get; set; }

    /// <summary>The same with the values of numbers.</summary>
    public PassageWord[]? WordsAndValues { get; set; }

    /// <summary>The passage as it was found last; only its score depends on the question.</summary>
    public PassageHit? Hit { get; set; }
}

/// <summary>
/// Passages that searches meet again and again. There is a fixed number of places, and each goes to the passage that was met there last:
/// its first meeting only takes the place, so that nothing is made for a passage that is met once.
/// </summary>
internal sealed class KeptPassages
{
    private const int Places = 2048;

    private readonly Place[] places = new Place[Places];

    /// <summary>Where to keep what reading a passage gives, or null when it was not met before.</summary>
    public KeptPassage? Of(Segment segment, int passage)
    {
        ref var place = ref places[(uint)((RuntimeHelpers.GetHashCode(segment) * 31) + passage) % Places];
        if (place.Segment != segment || place.Passage != passage)
        {
            place = new Place { Segment = segment, Passage = passage };
            return null;
        }

        return place.Kept ??= new KeptPassage();
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => Array.Clear(places);

    private struct Place
    {
        public Segment? Segment { get; init; }

        public int Passage { get; init; }

        public KeptPassage? Kept { get; set; }
    }
}
