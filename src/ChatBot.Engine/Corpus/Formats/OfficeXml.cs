using System.Text;
using System.Xml;

namespace ChatBot.Corpus;

/// <summary>What reading Office XML as a stream needs; names are compared without namespace, because there are two sets of those.</summary>
internal static class OfficeXml
{
    private const int DepthAtMost = 2_000;
    private const int TextCharactersAtMost = 16 * 1024 * 1024;

    /// <summary>Moves to the next node; throws on nesting that no program writes.</summary>
    public static bool Next(this XmlReader xml) =>
        xml.Read() && (xml.Depth < DepthAtMost ? true : throw new InvalidDataException("nested deeper than any document"));

    /// <summary>Whether the reader stands on the start of an element of this name.</summary>
    public static bool Starts(this XmlReader xml, string name) => xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    /// <summary>Whether the reader stands on the end of an element of this name, or on an element that has no content.</summary>
    public static bool Ends(this XmlReader xml, string name) =>
        (xml.NodeType == XmlNodeType.EndElement || (xml.NodeType == XmlNodeType.Element && xml.IsEmptyElement)) && xml.LocalName == name;

    /// <summary>An attribute by its name without namespace, or null.</summary>
    public static string? Attribute(this XmlReader xml, string name)
    {
        string? value = null;
        for (var found = xml.MoveToFirstAttribute(); found; found = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == name && xml.Prefix != "xmlns")
            {
                value = xml.Value;
                break;
            }
        }

        xml.MoveToElement();
        return value;
    }

    /// <summary>An attribute as a whole number, or null.</summary>
    public static int? Number(this XmlReader xml, string name) => int.TryParse(xml.Attribute(name), out var number) ? number : null;

    /// <summary>Whether a switch such as <c>w:vanish</c> is on: it is, unless its value says no.</summary>
    public static bool IsOn(this XmlReader xml, string attribute = "val") => xml.Attribute(attribute) is not ("0" or "false" or "off" or "none");

    /// <summary>Goes to the end of the element that the reader stands on.</summary>
    public static void ToEnd(this XmlReader xml)
    {
        if (xml.NodeType != XmlNodeType.Element || xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Next() && xml.Depth > depth)
        {
        }
    }

    /// <summary>Appends all text in the element that the reader stands on, in pieces, and goes to its end.</summary>
    public static void AppendText(this XmlReader xml, StringBuilder text)
    {
        if (xml.NodeType != XmlNodeType.Element || xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        var piece = new char[1024];
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                for (var read = xml.ReadValueChunk(piece, 0, piece.Length); read > 0; read = xml.ReadValueChunk(piece, 0, piece.Length))
                {
                    text.Append(piece, 0, read);
                    if (text.Length > TextCharactersAtMost)
                    {
                        throw new InflatedTooFarException("a paragraph or cell holds more than 16 million characters");
                    }
                }
            }
        }
    }
}
