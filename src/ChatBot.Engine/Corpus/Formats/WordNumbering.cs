using System.Text;
using System.Xml;

namespace ChatBot.Corpus;

/// <summary>The lists of a text document: counts their items and writes the marks that a reader would see.</summary>
internal sealed class WordNumbering
{
    private const int LevelsAtMost = 9;

    private readonly Dictionary<string, Level[]> abstractLists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Abstract, Dictionary<int, int> Starts)> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?[]> counters = new(StringComparer.Ordinal);
    private readonly HashSet<string> begun = new(StringComparer.Ordinal);

    /// <summary>Reads the lists of a package; without any, every item has a plain mark.</summary>
    public static WordNumbering Of(OfficePackage package, string? part)
    {
        var all = new WordNumbering();
        using var xml = part is null ? null : package.Part(part);
        while (xml is not null && xml.Next())
        {
            if (xml.Starts("abstractNum") && xml.Attribute("abstractNumId") is { } id)
            {
                all.abstractLists.TryAdd(id, ReadLevels(xml));
            }
            else if (xml.Starts("num") && xml.Attribute("numId") is { } num)
            {
                all.lists.TryAdd(num, ReadList(xml));
            }
        }

        return all;
    }

    /// <summary>Counts one item and returns its mark with a space behind it, empty where a list shows none.</summary>
    public string Mark(string list, int depth)
    {
        if (!lists.TryGetValue(list, out var known) || !abstractLists.TryGetValue(known.Abstract, out var levels))
        {
            return "- ";
        }

        var level = Math.Clamp(depth, 0, LevelsAtMost - 1);
        if (!counters.TryGetValue(known.Abstract, out var counts))
        {
            counts = counters[known.Abstract] = new int?[LevelsAtMost];
        }

        if (begun.Add(list))
        {
            foreach (var (at, start) in known.Starts)
            {
                counts[at] = start - 1;
            }
        }

        counts[level] = (counts[level] ?? (levels[level].Start - 1)) + 1;
        Array.Clear(counts, level + 1, LevelsAtMost - level - 1);
        return levels[level].Format == "bullet" ? "- " : Written(levels, counts, level);
    }

    private static string Written(Level[] levels, int?[] counts, int level)
    {
        var mark = new StringBuilder();
        var pattern = levels[level].Pattern;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var of = pattern[++i] - '1';
                mark.Append(InForm(levels[of].Format, counts[of] ?? levels[of].Start));
            }
            else
            {
                mark.Append(pattern[i]);
            }
        }

        var words = CleanText.Words(mark.ToString());
        return words.Length == 0 ? "" : words + " ";
    }

    private static string InForm(string form, int number) => form switch
    {
        "lowerLetter" when number is >= 1 and <= 26 => ((char)('a' + number - 1)).ToString(),
        "upperLetter" when number is >= 1 and <= 26 => ((char)('A' + number - 1)).ToString(),
        "lowerRoman" when number is >= 1 and <= 100 => Roman(number).ToLowerInvariant(),
        "upperRoman" when number is >= 1 and <= 100 => Roman(number),
        "none" => "",
        _ => number.ToString(),
    };

    private static string Roman(int number)
    {
        var written = new StringBuilder();
        foreach (var (value, letters) in ((int, string)[])[(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
        {
            for (; number >= value; number -= value)
            {
                written.Append(letters);
            }
        }

        return written.ToString();
    }

    private static Level[] ReadLevels(XmlReader xml)
    {
        var levels = new Level[LevelsAtMost];
        Array.Fill(levels, new Level("bullet", "", 1));
        var at = 0;
        while (!xml.Ends("abstractNum") && xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            at = xml.LocalName == "lvl" ? Math.Clamp(xml.Number("ilvl") ?? 0, 0, LevelsAtMost - 1) : at;
            levels[at] = xml.LocalName switch
            {
                "numFmt" => levels[at] with { Format = xml.Attribute("val") ?? "decimal" },
                "lvlText" => levels[at] with { Pattern = xml.Attribute("val") is { Length: <= 50 } pattern ? pattern : "" },
                "start" => levels[at] with { Start = Math.Clamp(xml.Number("val") ?? 1, 0, 1_000_000) },
                _ => levels[at],
            };
        }

        return levels;
    }

    private static (string Abstract, Dictionary<int, int> Starts) ReadList(XmlReader xml)
    {
        var ofAbstract = "";
        var starts = new Dictionary<int, int>();
        var level = 0;
        while (!xml.Ends("num") && xml.Next())
        {
            if (xml.Starts("abstractNumId"))
            {
                ofAbstract = xml.Attribute("val") ?? "";
            }
            else if (xml.Starts("lvlOverride"))
            {
                level = Math.Clamp(xml.Number("ilvl") ?? 0, 0, LevelsAtMost - 1);
            }
            else if (xml.Starts("startOverride"))
            {
                starts[level] = Math.Clamp(xml.Number("val") ?? 1, 0, 1_000_000);
            }
        }

        return (ofAbstract, starts);
    }

    /// <summary>One level of a list: the form of its numbers, the pattern of its mark, and the first number.</summary>
    private readonly record struct Level(string Format, string Pattern, int Start);
}
