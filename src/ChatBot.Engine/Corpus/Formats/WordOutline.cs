using System.Text;
using System.Xml;

namespace ChatBot.Corpus;

/// <summary>Reads the body of a text document as a stream and composes its paragraphs, lists and tables.</summary>
internal sealed class WordOutline(TextComposer composer, WordStyles styles, WordNumbering numbering, WordNotes notes)
{
    private readonly Stack<Paragraph> open = new();
    private WordTable? table;
    private int tableDepth;
    private bool runHidden;

    /// <summary>The words of the first paragraph in the style of a title, or null.</summary>
    public string? Title { get; private set; }

    /// <summary>Composes everything in the body.</summary>
    public void Read(XmlReader xml, CancellationToken cancellationToken)
    {
        while (!composer.IsFull && xml.Next())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                Start(xml);
            }

            if (xml.Ends("p"))
            {
                cancellationToken.ThrowIfCancellationRequested();
                EndParagraph();
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                End(xml.LocalName);
            }
        }
    }

    private void Start(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "p":
                open.Push(new Paragraph());
                break;
            case "pPr" when open.TryPeek(out var paragraph):
                paragraph.Take(WordFormat.Read(xml), styles);
                break;
            case "r":
                runHidden = open.TryPeek(out var around) && around.Format.Vanish == true;
                break;
            case "rPr":
                var run = WordFormat.Read(xml);
                runHidden = run.Vanish ?? styles.Resolve(run.Style).Vanish ?? runHidden;
                break;
            case "del" or "moveFrom" or "Fallback":
                // Deleted text is gone, and a fallback repeats what stands beside it.
                xml.ToEnd();
                break;
            case "tbl" or "gridCol" or "tr" or "tc" or "gridSpan":
                StartOfTable(xml);
                break;
            default:
                StartOfText(xml);
                break;
        }
    }

    private void StartOfText(XmlReader xml)
    {
        if (!open.TryPeek(out var paragraph))
        {
            return;
        }

        var text = runHidden ? new StringBuilder() : paragraph.Text;
        switch (xml.LocalName)
        {
            case "t":
                xml.AppendText(text);
                break;
            case "tab":
                text.Append(' ');
                break;
            case "br" or "cr":
                text.Append('\n');
                break;
            case "noBreakHyphen":
                text.Append('-');
                break;
            case "footnoteReference" or "endnoteReference" when !runHidden:
                notes.Refer(xml.LocalName == "footnoteReference", xml.Attribute("id"));
                break;
        }
    }

    private void StartOfTable(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "tbl":
                tableDepth++;
                table ??= new WordTable(composer);
                break;
            case "gridCol" when tableDepth == 1:
                table?.AddColumn();
                break;
            case "tr" when tableDepth == 1:
                table?.BeginRow();
                break;
            case "tc" when tableDepth == 1:
                table?.BeginCell();
                break;
            case "gridSpan" when tableDepth == 1:
                table?.Widen(xml.Number("val") ?? 1);
                break;
        }
    }

    private void End(string element)
    {
        switch (element)
        {
            case "tr" when tableDepth == 1:
                table?.EndRow();
                break;
            case "tbl" when tableDepth > 0:
                tableDepth--;
                if (tableDepth == 0)
                {
                    table?.End();
                    table = null;
                    notes.Tell(composer);
                }

                break;
        }
    }

    private void EndParagraph()
    {
        if (!open.TryPop(out var paragraph) || paragraph.Format.IsContents)
        {
            return;
        }

        var words = paragraph.Text.ToString();
        var mark = paragraph.Format is { List: not null and not "0" } item && !string.IsNullOrWhiteSpace(words)
            ? numbering.Mark(item.List, item.ListLevel ?? 0)
            : null;
        if (table is not null)
        {
            table.Append(mark is null or "- " ? words : mark + words);
            return;
        }

        Compose(paragraph.Format, words, mark);
        notes.Tell(composer);
    }

    private void Compose(WordFormat format, string words, string? mark)
    {
        if (format.IsTitle)
        {
            Title ??= string.IsNullOrWhiteSpace(words) ? null : RecordComposer.ShortTitle(words);
            composer.Heading(words, 1);
        }
        else if (format.Outline is >= 0 and <= 8 and var level)
        {
            composer.Heading(words, level + 1, mark is null or "- " ? "" : mark);
        }
        else if (mark is not null)
        {
            composer.ListItem(words, format.ListLevel ?? 0, mark);
        }
        else if (format.IsQuote)
        {
            composer.Quote(words);
        }
        else
        {
            composer.Paragraph(words);
        }
    }

    /// <summary>A paragraph that has begun and not ended; one in a text box begins inside another.</summary>
    private sealed class Paragraph
    {
        public StringBuilder Text { get; } = new();

        public WordFormat Format { get; private set; } = new();

        public void Take(WordFormat own, WordStyles styles)
        {
            own.Inherit(styles.Resolve(own.Style));
            Format = own;
        }
    }
}
