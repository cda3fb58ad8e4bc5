using ChatBot.Corpus;

namespace ChatBot.Retrieval;

/// <summary>
/// Puts together what is one list: items with the line that leads into them, rows with their header, paragraphs that each begin in bold,
/// and things counted inside a paragraph as (1), (2), (3).
/// </summary>
internal sealed class TextGroups
{
    private const int LongestBoldLead = 120;

    private readonly List<SentenceDraft> sentences;
    private readonly IReadOnlyList<Block> blocks;
    private readonly string text;
    private readonly List<OpenList> open = [];
    private int groups;

    private TextGroups(List<SentenceDraft> sentences, IReadOnlyList<Block> blocks, string text)
    {
        this.sentences = sentences;
        this.blocks = blocks;
        this.text = text;
    }

    private readonly record struct OpenList(int Depth, int Group, int? Lead, int LastItem);

    /// <summary>Sets the groups and leads of all sentences.</summary>
    public static void Find(List<SentenceDraft> sentences, IReadOnlyList<Block> blocks, string text)
    {
        var search = new TextGroups(sentences, blocks, text);
        search.FindLists();
        search.FindTables();
        search.FindBoldLeads();
        search.FindCounted();
    }

    private void FindLists()
    {
        for (var i = 0; i < sentences.Count; i++)
        {
            if (blocks[sentences[i].Block] is not Block.ListItem item)
            {
                open.Clear();
                continue;
            }

            if (i > 0 && sentences[i - 1].Block == sentences[i].Block)
            {
                (sentences[i].Group, sentences[i].Lead) = (sentences[i - 1].Group, sentences[i - 1].Lead);
            }
            else
            {
                AddItem(i, item.Depth);
            }
        }
    }

    private void AddItem(int number, int depth)
    {
        while (open.Count > 1 && open[^1].Depth > depth)
        {
            open.RemoveAt(open.Count - 1);
        }

        if (open.Count == 0)
        {
            groups++;
            open.Add(new OpenList(depth, groups, LeadBefore(number), number));
        }
        else
        {
            var isBelow = open[^1].Depth < depth;
            var last = LastOf(open[^1].LastItem);
            if (isBelow || (last == number - 1 && sentences[last].EndsOpen && !sentences[number].EndsOpen))
            {
                open.Add(new OpenList(depth, ++groups, open[^1].LastItem, number));
            }
            else if (sentences[number].EndsOpen && open.Count > 1 && open[^2].Depth == depth)
            {
                // Beside an item that leads into others, the next that does so is not one of those.
                open.RemoveAt(open.Count - 1);
            }
        }

        open[^1] = open[^1] with { LastItem = number };
        sentences[number].Group = open[^1].Group;
        sentences[number].Lead = open[^1].Lead;
    }

    private int LastOf(int item)
    {
        var last = item;
        while (last + 1 < sentences.Count && sentences[last + 1].Block == sentences[item].Block)
        {
            last++;
        }

        return last;
    }

    // The group number has been taken already.
    private int? LeadBefore(int first)
    {
        if (first == 0 || sentences[first - 1] is not { Group: null, Role: SentenceRole.Prose or SentenceRole.Heading, Time: null } before)
        {
            return null;
        }

        before.Group = groups;
        before.Role = before is { Role: SentenceRole.Prose, EndsOpen: true } ? SentenceRole.ListLead : before.Role;
        return first - 1;
    }

    private void FindTables()
    {
        int? lead = null;
        for (var i = 0; i < sentences.Count; i++)
        {
            if (blocks[sentences[i].Block] is not Block.TableRow row)
            {
                lead = null;
                continue;
            }

            var follows = i > 0 && blocks[sentences[i - 1].Block] is Block.TableRow;
            var isHeader = row.Header is null && i + 1 < sentences.Count
                && blocks[sentences[i + 1].Block] is Block.TableRow { Header: { } over } && over.Overlaps(row.Span);
            if (isHeader)
            {
                groups++;
                sentences[i].Role = SentenceRole.ListLead;
                lead = i;
            }
            else if (!follows)
            {
                groups++;
            }

            sentences[i].Group = groups;
            sentences[i].Lead = isHeader ? null : lead;
        }
    }

    private void FindBoldLeads()
    {
        var found = new List<int>();
        var start = 0;
        for (var i = 0; i <= sentences.Count; i++)
        {
            if (i == sentences.Count || sentences[i].Role == SentenceRole.Heading)
            {
                CloseBold(found, start);
                start = i;
            }
            else if (sentences[i] is { Role: SentenceRole.Prose or SentenceRole.ListLead, Group: null } && IsFirstOfBlock(i) && IsBoldLed(i))
            {
                found.Add(i);
            }
        }
    }

    private void CloseBold(List<int> found, int start)
    {
        if (found.Count >= 2)
        {
            groups++;
            int? lead = found[0] > 0 && sentences[found[0] - 1] is { EndsOpen: true, Group: null } ? found[0] - 1
                : start < found[0] && sentences[start].Role == SentenceRole.Heading ? start
                : null;
            if (lead is { } before && sentences[before].Group is null)
            {
                sentences[before].Group = groups;
            }

            foreach (var item in found)
            {
                sentences[item].Group = groups;
                sentences[item].Lead = lead;
                sentences[item].Role = SentenceRole.ListItem;
            }
        }

        found.Clear();
    }

    private bool IsFirstOfBlock(int number) => number == 0 || sentences[number - 1].Block != sentences[number].Block;

    private bool IsBoldLed(int number)
    {
        var start = sentences[number].Span.Start;
        var rest = text.AsSpan(start, Math.Min(LongestBoldLead, text.Length - start));
        return blocks[sentences[number].Block] is Block.Paragraph && rest.StartsWith("**") && rest[2..].Contains("**", StringComparison.Ordinal);
    }

    private void FindCounted()
    {
        for (var i = 0; i < sentences.Count;)
        {
            var end = i + 1;
            while (end < sentences.Count && sentences[end].Block == sentences[i].Block)
            {
                end++;
            }

            if (end - i > 1 && blocks[sentences[i].Block] is Block.Paragraph)
            {
                FindCounted(i, end);
            }

            i = end;
        }
    }

    // The sentences from the first mark on belong together when at least two of them have one.
    private void FindCounted(int start, int end)
    {
        int first = -1, last = -1, next = 1;
        for (var i = start; i < end; i++)
        {
            if (Counting.MarksIn(sentences[i].Text, next) is var count and > 0 && sentences[i].Group is null)
            {
                next += count;
                first = first < 0 ? i : first;
                last = i;
            }
        }

        if (last <= first)
        {
            return;
        }

        groups++;
        var lead = Counting.StartsWithMark(sentences[first].Text) && first > start && sentences[first - 1].Group is null ? first - 1 : first;
        sentences[lead].Group = groups;
        sentences[lead].Role = lead < first || sentences[lead].EndsOpen ? SentenceRole.ListLead : sentences[lead].Role;
        for (var i = first; i <= last; i++)
        {
            sentences[i].Group = groups;
            sentences[i].Role = i == lead ? sentences[i].Role : SentenceRole.ListItem;
            sentences[i].Lead = i == lead ? null : lead;
        }
    }
}
