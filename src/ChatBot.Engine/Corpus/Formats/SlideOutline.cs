using System.Text;
using System.Xml;
using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>What stands on one slide, in the order of its shapes, with the title first.</summary>
internal sealed class SlideOutline
{
    private readonly List<Piece> pieces = [];
    private readonly Stack<Shape> shapes = new();
    private readonly StringBuilder text = new();
    private List<string>? row;
    private bool header;
    private bool? bullet;
    private int level;
    private int rowsSeen;

    private SlideOutline()
    {
    }

    /// <summary>Whether the presenter hid the slide.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>Reads a slide, or the notes of one.</summary>
    public static SlideOutline Read(XmlReader xml)
    {
        var outline = new SlideOutline();
        while (xml.Next())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                outline.Start(xml);
            }

            if (xml.NodeType == XmlNodeType.EndElement || xml.Ends("tc") || xml.Ends("p"))
            {
                outline.End(xml.LocalName);
            }
        }

        return outline;
    }

    /// <summary>Composes the title, then everything else.</summary>
    public void Compose(TextComposer composer)
    {
        foreach (var title in pieces.Where(piece => piece.Placeholder is "title" or "ctrTitle"))
        {
            composer.Heading(title.Words, 1);
        }

        TextSpan? headerSpan = null;
        foreach (var piece in pieces.Where(piece => piece.Placeholder is not ("title" or "ctrTitle" or "sldNum" or "dt" or "ftr" or "hdr")))
        {
            if (piece.Cells is not null)
            {
                var span = composer.Row(piece.Cells, piece.StartsTable ? null : headerSpan);
                headerSpan = piece.StartsTable ? (piece.IsHeader ? span : null) : headerSpan;
            }
            else if (piece.Bullet)
            {
                composer.ListItem(piece.Words, piece.Level);
            }
            else
            {
                composer.Paragraph(piece.Words);
            }
        }
    }

    /// <summary>Composes the text of the notes, without the picture of the slide and its number.</summary>
    public void ComposeNotes(TextComposer composer)
    {
        foreach (var note in pieces.Where(piece => piece.Placeholder == "body"))
        {
            composer.Paragraph(note.Words, "Notes: ");
        }
    }

    private void Start(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "sld":
                IsHidden = xml.Attribute("show") is not null && !xml.IsOn("show");
                break;
            case "sp" or "grpSp" or "graphicFrame" or "pic" or "cxnSp" when !xml.IsEmptyElement:
                shapes.Push(new Shape { IsHidden = shapes.TryPeek(out var around) && around.IsHidden });
                break;
            case "cNvPr" when shapes.TryPeek(out var shape):
                shape.IsHidden |= xml.Attribute("hidden") is not null && xml.IsOn("hidden");
                break;
            case "ph" when shapes.TryPeek(out var shape):
                // A placeholder of no type is one for content.
                shape.Placeholder = xml.Attribute("type") ?? "obj";
                break;
            case "Fallback":
                xml.ToEnd();
                break;
            default:
                StartOfText(xml);
                break;
        }
    }

    private void StartOfText(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "tblPr":
                header = xml.Attribute("firstRow") is not null && xml.IsOn("firstRow");
                break;
            case "tbl":
                (header, rowsSeen) = (false, 0);
                break;
            case "tr":
                row = [];
                break;
            case "p":
                (bullet, level) = (null, 0);
                break;
            case "pPr":
                level = xml.Number("lvl") ?? 0;
                break;
            case "buNone":
                bullet = false;
                break;
            case "buChar" or "buAutoNum" or "buBlip":
                bullet = true;
                break;
            case "fld" when xml.Attribute("type") is { } type && (type.StartsWith("slidenum", StringComparison.Ordinal) || type.StartsWith("datetime", StringComparison.Ordinal)):
                xml.ToEnd();
                break;
            case "t":
                xml.AppendText(text);
                break;
            case "br":
                text.Append('\n');
                break;
        }
    }

    private void End(string element)
    {
        switch (element)
        {
            case "sp" or "grpSp" or "graphicFrame" or "pic" or "cxnSp":
                _ = shapes.TryPop(out _);
                break;
            case "p" when row is not null:
                text.Append(' ');
                break;
            case "p":
                EndParagraph();
                break;
            case "tc":
                row?.Add(text.ToString());
                text.Clear();
                break;
            case "tr" when row is not null:
                Add(new Piece("", "", Bullet: false, Level: 0) { Cells = row, StartsTable = rowsSeen == 0, IsHeader = header });
                rowsSeen++;
                row = null;
                break;
        }
    }

    private void EndParagraph()
    {
        var placeholder = shapes.TryPeek(out var shape) ? shape.Placeholder : "";
        if (text.Length > 0)
        {
            Add(new Piece(text.ToString(), placeholder, bullet ?? placeholder is "body" or "obj", level));
        }

        text.Clear();
    }

    private void Add(Piece piece)
    {
        if (!(shapes.TryPeek(out var shape) && shape.IsHidden))
        {
            pieces.Add(piece);
        }
    }

    /// <summary>A shape that has begun and not ended.</summary>
    private sealed class Shape
    {
        public bool IsHidden { get; set; }

        public string Placeholder { get; set; } = "";
    }

    /// <summary>A paragraph of a shape, or a row of a table.</summary>
    private sealed record Piece(string Words, string Placeholder, bool Bullet, int Level)
    {
        public List<string>? Cells { get; init; }

        public bool StartsTable { get; init; }

        public bool IsHeader { get; init; }
    }
}
