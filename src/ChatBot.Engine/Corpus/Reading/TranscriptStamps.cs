namespace ChatBot.Corpus;

/// <summary>The time stamps of a text by line, and whether they make it the transcript of a recording.</summary>
internal sealed class TranscriptStamps
{
    private const int MinStamps = 3;
    private static readonly TimeSpan LatestStart = TimeSpan.FromHours(1);

    private readonly TextLines lines;
    private readonly List<(int Line, TimeStamp Stamp)> stamps = [];

    /// <summary>Finds the stamps of one form: the one that most of them have.</summary>
    public TranscriptStamps(TextLines lines)
    {
        this.lines = lines;
        var found = new List<(int Line, TimeStamp Stamp)>();
        var forms = new int[5];
        for (var i = 0; i < lines.Count; i++)
        {
            if (TimeStamp.Of(lines[i]) is { } stamp)
            {
                found.Add((i, stamp));
                forms[(int)stamp.Form]++;
            }
        }

        var most = Array.IndexOf(forms, forms.Max());
        for (var i = 0; i < found.Count; i++)
        {
            // A line that begins with a time of day stands out of the order of its neighbours.
            var isInForm = (int)found[i].Stamp.Form == most || forms[(int)found[i].Stamp.Form] * 10 > found.Count;
            var isOut = i + 1 < found.Count && found[i].Stamp.From > found[i + 1].Stamp.From
                && (stamps.Count == 0 || found[i + 1].Stamp.From >= stamps[^1].Stamp.From);
            if (isInForm && !isOut)
            {
                stamps.Add(found[i]);
            }
        }
    }

    /// <summary>The stamps and the lines they stand on, in order.</summary>
    public IReadOnlyList<(int Line, TimeStamp Stamp)> All => stamps;

    /// <summary>Whether these are subtitles, which say the end of each cue too.</summary>
    public bool AreSubtitles => stamps.Count > 0 && stamps.Count(stamp => stamp.Stamp.Form == StampForm.Arrow) * 2 > stamps.Count;

    /// <summary>Whether a good share of the lines from the first stamp on begin with times that rise.</summary>
    public bool MakeTranscript(int outOf)
    {
        if (stamps.Count < (AreSubtitles ? 1 : MinStamps) || stamps[0].Stamp.From > LatestStart)
        {
            return false;
        }

        var rising = 1;
        for (var i = 1; i < stamps.Count; i++)
        {
            rising += stamps[i].Stamp.From >= stamps[i - 1].Stamp.From ? 1 : 0;
        }

        return rising * 10 >= stamps.Count * 9 && stamps[^1].Stamp.From > stamps[0].Stamp.From | stamps.Count == 1
            && stamps.Count * outOf >= LinesFromFirst() && !AreTimesOfDay();
    }

    private int LinesFromFirst()
    {
        var said = 0;
        for (var i = stamps[0].Line; i < lines.Count; i++)
        {
            said += lines.IsBlank(i) ? 0 : 1;
        }

        return said;
    }

    // An agenda goes by quarters of an hour; speech does not keep to full five seconds.
    private bool AreTimesOfDay()
    {
        if (AreSubtitles || stamps.Exists(stamp => stamp.Stamp.HasHours))
        {
            return false;
        }

        return stamps.Count(stamp => stamp.Stamp.From.Seconds % 5 == 0) * 10 > stamps.Count * 6;
    }
}
