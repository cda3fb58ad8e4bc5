using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>Makes cues of the lines between time stamps, and ordinary blocks of the lines before the first and after the last.</summary>
internal sealed class TranscriptBlocks
{
    private readonly string text;
    private readonly TextLines lines;
    private readonly IReadOnlyList<(int Line, TimeStamp Stamp)> stamps;
    private readonly bool areSubtitles;
    private readonly List<Draft> drafts = [];
    private readonly BlockList blocks;

    private TranscriptBlocks(string text, int bodyStart)
    {
        this.text = text;
        lines = new TextLines(text, bodyStart, text.Length);
        var found = new TranscriptStamps(lines);
        stamps = found.All;
        areSubtitles = found.AreSubtitles;
        blocks = new BlockList(text);
    }

    /// <summary>Reads a text from an offset on; without any stamp it is plain text.</summary>
    public static TextBody Read(string text, int bodyStart)
    {
        var reading = new TranscriptBlocks(text, bodyStart);
        return reading.stamps.Count == 0 ? PlainTextReader.ReadBody(text, bodyStart) : reading.Read(bodyStart);
    }

    private TextBody Read(int bodyStart)
    {
        var runsOn = LinesRunOn();
        var between = new List<Block>();
        var end = 0;
        for (var i = 0; i < stamps.Count; i++)
        {
            var next = i + 1 < stamps.Count ? FirstLineOf(i + 1) : lines.Count;
            end = Take(i, next, isLast: i + 1 == stamps.Count, runsOn, between);
        }

        var first = FirstLineOf(0);
        var head = HeadOf(bodyStart, first);
        var tail = end < lines.Count ? PlainTextBlocks.Read(new TextLines(text, lines.StartOf(end), text.Length), hasHead: false) : null;
        blocks.AddRange(head.Blocks);
        AddCues();
        blocks.AddRange(between);
        blocks.AddRange(tail?.Blocks ?? []);
        return head with { Blocks = blocks.Finish() };
    }

    private TextBody HeadOf(int bodyStart, int firstLine)
    {
        var end = firstLine < lines.Count ? lines.StartOf(firstLine) : text.Length;
        if (!areSubtitles)
        {
            return PlainTextBlocks.Read(new TextLines(text, bodyStart, end), isContinued: true);
        }

        // The head of WebVTT is its name, perhaps a title behind it, and lines for programs.
        var head = lines[0];
        var hasName = head.StartsWith("WEBVTT", StringComparison.Ordinal);
        var title = hasName ? head[6..].Trim(" \t-:").ToString() : "";
        return new TextBody(title.Length == 0 ? null : title, [], []);
    }

    /// <summary>Where a cue begins: subtitles have a number or a name on the line above the time.</summary>
    private int FirstLineOf(int index)
    {
        var line = stamps[index].Line;
        var above = index == 0 ? 0 : stamps[index - 1].Line + 1;
        return areSubtitles && line - 1 >= above && !lines.IsBlank(line - 1) && (line - 2 < above || lines.IsBlank(line - 2)) ? line - 1 : line;
    }

    // Whether text usually goes on below the stamp's line; if not, lines below the last stamp are no part of what is said.
    private bool LinesRunOn()
    {
        var below = 0;
        for (var i = 0; i + 1 < stamps.Count; i++)
        {
            below += stamps[i + 1].Line > stamps[i].Line + 1 && !lines.IsBlank(stamps[i].Line + 1) ? 1 : 0;
        }

        return areSubtitles || below * 10 > stamps.Count;
    }

    /// <summary>Takes the lines of one cue, and gives back the line behind its last one.</summary>
    private int Take(int index, int next, bool isLast, bool runsOn, List<Block> between)
    {
        var (line, stamp) = stamps[index];
        var wordsStart = lines.WordsOf(line).Start + stamp.TextStart;
        var end = line + 1;
        var said = wordsStart < lines.WordsOf(line).End;
        var stop = isLast && !runsOn && said ? end : next;
        for (; end < stop; end++)
        {
            if (lines.IsBlank(end))
            {
                if ((areSubtitles || isLast) && said)
                {
                    break;
                }

                continue;
            }

            if (!areSubtitles && IsMarkedHeading(end))
            {
                break;
            }

            said = true;
        }

        drafts.Add(new Draft(lines.WordsOf(FirstLineOf(index)).Start, stamp, TextLines.Trim(text, wordsStart, Math.Max(wordsStart, lines.EndOf(end - 1)))));
        if (!isLast && !areSubtitles && end < next)
        {
            // A heading between cues heads what comes after it.
            between.AddRange(PlainHeadings(end, next));
        }

        return end;
    }

    private bool IsMarkedHeading(int line)
    {
        var marks = lines[line].IndexOfAnyExcept('#');
        return marks is > 0 and <= 6 && lines[line][marks] == ' ';
    }

    private IEnumerable<Block> PlainHeadings(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (lines.IsBlank(i))
            {
                continue;
            }

            var span = lines.WordsOf(i);
            var marks = IsMarkedHeading(i) ? lines[i].IndexOfAnyExcept('#') : 0;
            yield return marks == 0 ? new Block.Paragraph(span, span) : new Block.Heading(span, span with { Start = span.Start + marks }, marks);
        }
    }

    private void AddCues()
    {
        var voices = drafts.ConvertAll(draft => VoiceTag.Strip(text, draft.Words));
        var names = new SpeakerNames(text, voices.Select(voice => voice.Words));
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            var (speaker, words) = voices[i];
            if (speaker is null)
            {
                (speaker, words) = names.Split(text, words);
            }

            if (draft.Stamp.Speaker is { } name)
            {
                speaker = lines[stamps[i].Line][name.Start..name.End].ToString();
            }

            var to = draft.Stamp.To ?? (i + 1 < drafts.Count ? drafts[i + 1].Stamp.From : draft.Stamp.From);
            var span = new TextSpan(draft.Start, Math.Max(words.End, draft.Start + 1));
            blocks.Add(new Block.Cue(span, words, draft.Stamp.From, to < draft.Stamp.From ? draft.Stamp.From : to, speaker));
        }
    }

    private sealed record Draft(int Start, TimeStamp Stamp, TextSpan Words);
}
