using ChatBot.Text;
using Markdig;
using Markdig.Syntax;
using MarkdownBlock = Markdig.Syntax.Block;

namespace ChatBot.Corpus;

/// <summary>
/// Walks the blocks that Markdig finds. Marks inside the text (emphasis, links) are not parsed: they stay in the words, and the
/// parser is several times faster without them.
/// </summary>
internal sealed class MarkdownBlocks
{
    // A rule that follows a paragraph without a blank line makes it a heading by the letter of Markdown; nobody heads a chapter so long.
    private const int MaxUnderlinedHeadingCharacters = 120;

    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    private readonly string text;
    private readonly int offset;
    private readonly BlockList blocks;
    private readonly Dictionary<int, int> definitions = [];
    private string? title;

    private MarkdownBlocks(string text, int offset)
    {
        this.text = text;
        this.offset = offset;
        blocks = new BlockList(text);
    }

    /// <summary>The blocks from an offset on, or null when the text is nested too deeply for the parser.</summary>
    public static TextBody? Read(string text, int bodyStart)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(bodyStart == 0 ? text : text[bodyStart..], Pipeline);
        }
        catch (ArgumentException)
        {
            // The parser's answer to a depth of 128 or more.
            return null;
        }

        var reading = new MarkdownBlocks(text, bodyStart);
        foreach (var definition in document.OfType<LinkReferenceDefinitionGroup>().SelectMany(group => group.OfType<LinkReferenceDefinition>()))
        {
            reading.Define(definition);
        }

        reading.Walk(document, listDepth: 0, isQuoted: false);
        return new TextBody(reading.title, [], reading.blocks.Finish());
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.InlineParsers.Clear();
        return builder.Build();
    }

    private void Define(LinkReferenceDefinition definition)
    {
        var span = SpanOf(definition);
        if (definition.Label?.StartsWith('^') == true)
        {
            // A footnote looks like a definition to the parser, and is text to people.
            blocks.Add(new Block.Paragraph(span, span));
        }

        definitions[span.Start] = span.End;
    }

    // The parser refuses a depth of 128, so that this may call itself.
    private void Walk(ContainerBlock container, int listDepth, bool isQuoted, int from = 0)
    {
        for (var i = from; i < container.Count; i++)
        {
            var block = container[i];
            switch (block)
            {
                case HeadingBlock heading when container is MarkdownDocument:
                    AddHeading(heading);
                    break;
                case ListBlock list:
                    AddItems(list, listDepth);
                    break;
                case QuoteBlock quote:
                    Walk(quote, listDepth, isQuoted: true);
                    break;
                case CodeBlock code:
                    AddCode(code);
                    break;
                case HtmlBlock html:
                    AddVisible(new Block.Paragraph(SpanOf(html), SpanOf(html)), isMarkup: true);
                    break;
                case ContainerBlock other and not LinkReferenceDefinitionGroup:
                    Walk(other, listDepth, isQuoted);
                    break;
                case HeadingBlock or ParagraphBlock:
                    AddParagraph((LeafBlock)block, isQuoted);
                    break;
            }
        }
    }

    private void AddHeading(HeadingBlock heading)
    {
        var span = SpanOf(heading);
        var words = HeadingWords(heading, span);
        if (heading.IsSetext && heading.Level == 2 && words.Length > MaxUnderlinedHeadingCharacters)
        {
            AddVisible(new Block.Paragraph(words, words));
            return;
        }

        if (heading.Level == 1 && title is null && !words.IsEmpty)
        {
            title = TitleText.Of(words.In(text));
        }

        AddVisible(new Block.Heading(span, words, heading.Level));
    }

    private TextSpan HeadingWords(HeadingBlock heading, TextSpan span)
    {
        if (heading.IsSetext)
        {
            var underline = span.In(text).LastIndexOfAny('\n', '\r');
            return TextLines.Trim(text, span.Start, underline < 0 ? span.End : span.Start + underline);
        }

        var start = span.Start;
        while (start < span.End && text[start] == '#')
        {
            start++;
        }

        // The parser ends the span before closing marks or behind them, as it likes; the block reaches to the end of the line.
        return TextLines.Trim(text, start, span.End);
    }

    private void AddItems(ListBlock list, int depth)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            // The paragraphs before anything nested are the item itself.
            var lead = 0;
            while (lead < item.Count && item[lead] is ParagraphBlock or HeadingBlock)
            {
                lead++;
            }

            if (lead > 0)
            {
                var words = SpanOf(item[0]).Union(SpanOf(item[lead - 1]));
                AddItem(new TextSpan(SpanOf(item).Start, words.End), words, depth);
            }

            Walk(item, depth + 1, isQuoted: false, from: lead);
        }
    }

    private void AddItem(TextSpan span, TextSpan words, int depth)
    {
        if (PipeTable.Find(text, words) is { } table)
        {
            AddVisible(new Block.ListItem(new TextSpan(span.Start, table.Start), new TextSpan(words.Start, table.Start), depth));
            AddTable(table);
            return;
        }

        AddVisible(new Block.ListItem(span, AfterHeadingMark(words), depth));
    }

    private void AddParagraph(LeafBlock leaf, bool isQuoted)
    {
        var span = AfterDefinitions(SpanOf(leaf));
        if (PipeTable.Find(text, span) is { } table)
        {
            AddText(new TextSpan(span.Start, table.Start), isQuoted);
            AddTable(table);
            return;
        }

        AddText(span, isQuoted);
    }

    private void AddText(TextSpan span, bool isQuoted)
    {
        var words = AfterHeadingMark(span);
        AddVisible(isQuoted ? new Block.Quote(WithQuoteMark(span), words) : new Block.Paragraph(span, words));
    }

    private TextSpan AfterHeadingMark(TextSpan words)
    {
        var start = words.Start;
        while (start < words.End && text[start] == '#')
        {
            start++;
        }

        return start > words.Start && start - words.Start <= 6 && start < words.End && char.IsWhiteSpace(text[start]) ? new(start, words.End) : words;
    }

    private TextSpan WithQuoteMark(TextSpan span)
    {
        var start = span.Start;
        while (start > offset && text[start - 1] is '>' or ' ' or '\t')
        {
            start--;
        }

        return new(start, span.End);
    }

    private void AddTable(PipeTable table)
    {
        foreach (var row in table.Rows)
        {
            blocks.Add(new Block.TableRow(row, PipeTable.WordsOf(text, row), row == table.Header ? null : table.Header));
        }
    }

    private void AddCode(CodeBlock code)
    {
        var span = WithLastLine(SpanOf(code), code);
        var words = span;
        if (code is FencedCodeBlock fenced)
        {
            var body = span.In(text);
            var first = body.IndexOfAny('\n', '\r');
            var last = fenced.ClosingFencedCharCount > 0 ? body.LastIndexOfAny('\n', '\r') : body.Length;
            words = first < 0 || last < first ? new(span.End, span.End) : new(span.Start + first, span.Start + last);
        }

        blocks.Add(new Block.Code(span, words));
    }

    // The parser lets a fence that is never closed span its first line only; its lines go to the end of the text.
    private TextSpan WithLastLine(TextSpan span, CodeBlock code)
    {
        if (code.Lines.Count == 0)
        {
            return span;
        }

        var end = Math.Clamp(code.Lines.Lines[code.Lines.Count - 1].Slice.End + 1 + offset, offset, text.Length);
        return TextLines.Trim(text, span.Start, Math.Max(span.End, end));
    }

    /// <summary>Adds a block without what a browser would not show: comments, scripts, styles. The rest of it follows as paragraphs.</summary>
    private void AddVisible(Block block, bool isMarkup = false)
    {
        if (!isMarkup && !HtmlPieces.HasHiddenPart(block.Words.In(text)))
        {
            blocks.Add(block);
            return;
        }

        var pieces = HtmlPieces.Find(text, block.Words, isMarkup);
        for (var i = 0; i < pieces.Count; i++)
        {
            var start = i == 0 ? block.Span.Start : pieces[i].Start;
            var span = new TextSpan(start, pieces[i].End);
            blocks.Add(i == 0 ? block with { Span = span, Words = pieces[i] } : new Block.Paragraph(span, pieces[i]));
        }
    }

    private TextSpan AfterDefinitions(TextSpan span)
    {
        var start = span.Start;
        while (definitions.TryGetValue(start, out var end) && end < span.End)
        {
            start = TextLines.Trim(text, end, span.End).Start;
        }

        return new(start, span.End);
    }

    // Markdig's spans include their last character.
    private TextSpan SpanOf(MarkdownBlock block)
    {
        var start = Math.Clamp(block.Span.Start + offset, offset, text.Length);
        return TextLines.Trim(text, start, Math.Clamp(block.Span.End + 1 + offset, start, text.Length));
    }
}
