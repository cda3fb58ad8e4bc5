using System.Xml;

namespace ChatBot.Corpus;

/// <summary>What is said of a paragraph, by itself or by its style; null where nothing is said.</summary>
internal sealed record WordFormat
{
    public string? Style { get; set; }

    public int? Outline { get; set; }

    public string? List { get; set; }

    public int? ListLevel { get; set; }

    public bool? Vanish { get; set; }

    public bool IsTitle { get; set; }

    public bool IsQuote { get; set; }

    public bool IsContents { get; set; }

    /// <summary>Fills what is not said here from the style below.</summary>
    public void Inherit(WordFormat below)
    {
        Outline ??= below.Outline;
        List ??= below.List;
        ListLevel ??= below.ListLevel;
        Vanish ??= below.Vanish;
        IsTitle |= below.IsTitle;
        IsQuote |= below.IsQuote;
        IsContents |= below.IsContents;
    }

    /// <summary>Reads the properties of a paragraph or run, on whose element the reader stands.</summary>
    public static WordFormat Read(XmlReader xml)
    {
        var format = new WordFormat();
        var element = xml.LocalName;
        while (!xml.Ends(element) && xml.Next())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                format.Take(xml, ofParagraph: element == "pPr");
            }
        }

        return format;
    }

    /// <summary>Takes one property element.</summary>
    public void Take(XmlReader xml, bool ofParagraph)
    {
        switch (xml.LocalName)
        {
            case "pStyle" or "rStyle":
                Style = xml.Attribute("val");
                break;
            case "outlineLvl":
                Outline = xml.Number("val");
                break;
            case "numId":
                List = xml.Attribute("val");
                break;
            case "ilvl":
                ListLevel = xml.Number("val");
                break;
            case "vanish" when !ofParagraph:
                Vanish = xml.IsOn();
                break;
            case "rPr" or "pPrChange" or "rPrChange" when ofParagraph || xml.LocalName != "rPr":
                // The look of the paragraph mark, and what was before a tracked change, say nothing about the text.
                xml.ToEnd();
                break;
        }
    }
}

/// <summary>The styles of a text document, each with what it inherits.</summary>
internal sealed class WordStyles
{
    private const int InheritedAtMost = 20;

    private readonly Dictionary<string, (WordFormat Format, string? BasedOn)> styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordFormat> resolved = new(StringComparer.Ordinal);

    /// <summary>Reads the styles of a package; a document without any has plain paragraphs.</summary>
    public static WordStyles Of(OfficePackage package, string? part)
    {
        var all = new WordStyles();
        using var xml = part is null ? null : package.Part(part);
        while (xml is not null && xml.Next())
        {
            if (xml.Starts("style") && xml.Attribute("styleId") is { } id)
            {
                all.styles.TryAdd(id, ReadStyle(xml));
            }
        }

        return all;
    }

    /// <summary>What a style says, with all it is based on.</summary>
    public WordFormat Resolve(string? style)
    {
        if (style is null || !styles.ContainsKey(style))
        {
            return new WordFormat();
        }

        if (!resolved.TryGetValue(style, out var format))
        {
            format = new WordFormat();
            var next = style;
            for (var i = 0; i < InheritedAtMost && next is not null && styles.TryGetValue(next, out var step); i++)
            {
                format.Inherit(step.Format);
                next = step.BasedOn;
            }

            resolved[style] = format;
        }

        return format;
    }

    private static (WordFormat Format, string? BasedOn) ReadStyle(XmlReader xml)
    {
        var format = new WordFormat();
        string? basedOn = null;
        while (!xml.Ends("style") && xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "name":
                    TakeName(format, xml.Attribute("val") ?? "");
                    break;
                case "basedOn":
                    basedOn = xml.Attribute("val");
                    break;
                default:
                    format.Take(xml, ofParagraph: false);
                    break;
            }
        }

        return (format, basedOn);
    }

    // The names of built-in styles are English in every language of the program; their ids are not.
    private static void TakeName(WordFormat format, string name)
    {
        var plain = name.ToLowerInvariant();
        format.IsTitle = plain == "title";
        format.IsQuote = plain is "quote" or "intense quote" or "quotations" or "block text";
        format.IsContents = plain.StartsWith("toc ", StringComparison.Ordinal) || plain is "table of figures";
        if (plain.StartsWith("heading ", StringComparison.Ordinal) && int.TryParse(plain.AsSpan(8), out var level) && level is >= 1 and <= 9)
        {
            format.Outline = level - 1;
        }
    }
}
