using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>Reads the sentences of a document from its blocks, in one pass; lists and tables are put together in a second.</summary>
internal sealed class TextSentences
{
    // An item up to this length is one sentence, whatever stops are in it.
    private const int ItemKeptWhole = 400;

    private readonly string text;
    private readonly IReadOnlyList<Block> blocks;
    private readonly List<SentenceDraft> drafts = [];
    private readonly List<TextSpan> pieces = [];
    private TextSpan headerSpan;
    private List<string> header = [];

    private TextSentences(string text, IReadOnlyList<Block> blocks)
    {
        this.text = text;
        this.blocks = blocks;
    }

    /// <summary>All sentences in order.</summary>
    public static IReadOnlyList<TextSentence> Read(string text, IReadOnlyList<Block> blocks)
    {
        var reading = new TextSentences(text, blocks);
        for (var i = 0; i < blocks.Count;)
        {
            i = blocks[i] is Block.Cue ? SpokenSentences.Read(text, blocks, i, reading.drafts) : reading.ReadBlock(i);
        }

        TextGroups.Find(reading.drafts, blocks, text);
        return reading.Finish();
    }

    private int ReadBlock(int number)
    {
        var words = WordsOf(number);
        pieces.Clear();
        switch (blocks[number])
        {
            case Block.Heading:
                AddWhole(words, number, SentenceRole.Heading);
                break;
            case Block.Metadata:
                AddWhole(words, number, SentenceRole.Metadata);
                break;
            case Block.TableRow row:
                AddRow(row, words, number);
                break;
            case Block.ListItem when words.Length <= ItemKeptWhole:
                AddWhole(words, number, SentenceRole.ListItem);
                break;
            case Block.Code:
                CodeLines.SplitInto(text, words, pieces);
                AddPieces(number, SentenceRole.Code);
                break;
            default:
                Sentences.SplitInto(text, words, pieces);
                AddPieces(number, blocks[number] switch
                {
                    Block.ListItem => SentenceRole.ListItem,
                    Block.Quote => SentenceRole.Quote,
                    _ => SentenceRole.Prose,
                });
                break;
        }

        return number + 1;
    }

    private void AddWhole(TextSpan words, int block, SentenceRole role)
    {
        if (words.Length <= Sentences.LongestSentence)
        {
            Sentences.AddTrimmed(text, Sentences.SkipWhite(text, words.Start, words.End), words.End, pieces);
        }
        else
        {
            Sentences.SplitInto(text, words, pieces);
        }

        AddPieces(block, role);
    }

    private void AddPieces(int block, SentenceRole role)
    {
        foreach (var piece in pieces)
        {
            // A quotation's mark before the first word is not part of what is quoted.
            var start = piece.Start;
            while (role == SentenceRole.Quote && start < piece.End && text[start] is '>' or ' ')
            {
                start++;
            }

            var span = piece with { Start = start };
            var clean = role == SentenceRole.Code ? span.In(text).ToString() : CleanWords.Of(span.In(text));
            if (clean.Length > 0)
            {
                drafts.Add(new SentenceDraft(clean, span, block, role));
            }
        }
    }

    private void AddRow(Block.TableRow row, TextSpan words, int block)
    {
        var cells = CleanWords.Cells(words.In(text));
        if (row.Header is { } over && over != headerSpan)
        {
            headerSpan = over;
            header = CleanWords.Cells(over.Intersect(new(0, text.Length)).In(text).Trim().Trim('|'));
        }

        var parts = new List<string>(cells.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            var name = row.Header is not null && i < header.Count ? header[i] : "";
            if (cells[i].Length > 0)
            {
                parts.Add(name.Length > 0 ? $"{name}: {cells[i]}" : cells[i]);
            }
        }

        Sentences.AddTrimmed(text, Sentences.SkipWhite(text, words.Start, words.End), words.End, pieces);
        if (parts.Count > 0 && pieces.Count > 0)
        {
            drafts.Add(new SentenceDraft(string.Join("; ", parts), pieces[0], block, SentenceRole.Row));
        }
    }

    private TextSpan WordsOf(int block)
    {
        var start = Math.Clamp(blocks[block].Words.Start, 0, text.Length);
        return new(start, Math.Clamp(blocks[block].Words.End, start, text.Length));
    }

    private TextSentence[] Finish()
    {
        var headings = new HeadingPaths();
        var sentences = new TextSentence[drafts.Count];
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            sentences[i] = new TextSentence
            {
                Number = i,
                Text = draft.Text,
                Span = draft.Span,
                Block = draft.Block,
                Role = draft.Role,
                Group = draft.Group,
                Lead = draft.Lead,
                HeadingPath = draft.Role == SentenceRole.Heading && blocks[draft.Block] is Block.Heading heading
                    ? headings.Enter(draft.Text, heading.Level)
                    : headings.Path,
                Time = draft.Time,
                Speaker = draft.Speaker,
            };
        }

        return sentences;
    }
}
