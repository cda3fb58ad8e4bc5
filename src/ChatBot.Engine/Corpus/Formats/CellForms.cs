using System.Globalization;
using System.Xml;

namespace ChatBot.Corpus;

/// <summary>How the numbers of a workbook are shown: as dates, times, percentages, amounts or plain numbers.</summary>
internal sealed class CellForms
{
    private const int FormsAtMost = 100_000;

    private readonly List<CellForm> forms = [];
    private bool from1904;

    /// <summary>Reads the forms of a package.</summary>
    public static CellForms Of(OfficePackage package, string? part, bool from1904)
    {
        var all = new CellForms { from1904 = from1904 };
        var codes = new Dictionary<int, CellForm>();
        var inCells = false;
        using var xml = part is null ? null : package.Part(part);
        while (xml is not null && xml.Next() && all.forms.Count < FormsAtMost)
        {
            inCells = xml.Starts("cellXfs") ? !xml.IsEmptyElement : inCells && !xml.Ends("cellXfs");
            if (xml.Starts("numFmt") && xml.Number("numFmtId") is { } id)
            {
                codes[id] = CellForm.Of(xml.Attribute("formatCode") ?? "");
            }
            else if (inCells && xml.Starts("xf"))
            {
                var number = xml.Number("numFmtId") ?? 0;
                all.forms.Add(codes.TryGetValue(number, out var own) ? own : CellForm.BuiltIn(number));
            }
        }

        return all;
    }

    /// <summary>A number as its cell shows it; what is no number stays as it is.</summary>
    public string Show(string written, int? style)
    {
        if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return written;
        }

        var form = style is >= 0 and var at && at < forms.Count ? forms[at] : default;
        return form.IsDate || form.IsTime ? ShowMoment(value, form) ?? ShowNumber(value, default) : ShowNumber(value, form);
    }

    private string? ShowMoment(double value, CellForm form)
    {
        // Day 60 of the first calendar is a day that never was; 2,958,466 is the year 10,000.
        var days = from1904 ? value + 1462 : value < 60 ? value + 1 : value;
        if (value < 0 || days >= 2_958_466)
        {
            return null;
        }

        var moment = new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Utc).AddSeconds(Math.Round(days * 86_400));
        var time = moment.Second == 0 ? "HH:mm" : "HH:mm:ss";
        return moment.ToString(!form.IsDate ? time : form.IsTime ? "yyyy-MM-dd " + time : "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string ShowNumber(double value, CellForm form)
    {
        var shown = form.IsPercent ? value * 100 : value;
        var digits = form.Decimals is { } decimals && Math.Abs(shown) < 1e15
            ? Math.Round((decimal)shown, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals, CultureInfo.InvariantCulture)
            : shown.ToString("G15", CultureInfo.InvariantCulture);
        return $"{form.Currency}{digits}{(form.IsPercent ? "%" : "")}";
    }
}

/// <summary>What matters of one number format.</summary>
internal readonly record struct CellForm(bool IsDate, bool IsTime, bool IsPercent, int? Decimals, string? Currency)
{
    /// <summary>Understands a format by its first section, which is the one for positive numbers.</summary>
    public static CellForm Of(string code)
    {
        var section = code.Length > 255 ? "" : code;
        bool date = false, time = false, percent = false, quoted = false;
        int decimals = 0, integers = 0;
        string? currency = null;
        for (var i = 0; i < section.Length && (quoted || section[i] != ';'); i++)
        {
            var c = char.ToLowerInvariant(section[i]);
            currency ??= c is '$' or '€' or '£' or '¥' && !(c == '$' && i > 0 && section[i - 1] == '[') ? c.ToString() : null;
            quoted ^= c == '"';
            if (c == '[' && !quoted && section.IndexOf(']', i) is >= 0 and var close)
            {
                // [h] is a time, [$€-407] an amount, [Red] a colour.
                time |= close == i + 2 && char.ToLowerInvariant(section[i + 1]) is 'h' or 'm' or 's';
                currency ??= section[i + 1] == '$' && close > i + 2 && section[i + 2] is '$' or '€' or '£' or '¥' ? section[i + 2].ToString() : null;
                i = close;
                continue;
            }

            if (quoted || c is '\\' or '_' or '*')
            {
                i += quoted ? 0 : 1;
                continue;
            }

            date |= c is 'y' or 'd';
            time |= c is 'h' or 's';
            percent |= c == '%';
            integers += c is '0' or '#' ? 1 : 0;
            decimals = c == '.' ? section.AsSpan(i + 1).IndexOfAnyExcept('0', '#', '?') is >= 0 and var length ? length : section.Length - i - 1 : decimals;
        }

        var isNumber = !date && !time && integers > 0 && !section.Contains('E', StringComparison.OrdinalIgnoreCase) && !section.Contains('/', StringComparison.Ordinal);
        return new CellForm(date, time, percent && isNumber, isNumber ? Math.Min(decimals, 15) : null, isNumber ? currency : null);
    }

    /// <summary>The formats that every program knows by number.</summary>
    public static CellForm BuiltIn(int number) => number switch
    {
        1 or 3 => Of("0"),
        2 or 4 => Of("0.00"),
        5 or 6 => Of("$0"),
        7 or 8 => Of("$0.00"),
        9 => Of("0%"),
        10 => Of("0.00%"),
        >= 14 and <= 17 or >= 27 and <= 31 or >= 50 and <= 58 => Of("yyyy-mm-dd"),
        >= 18 and <= 21 or >= 32 and <= 36 or >= 45 and <= 47 => Of("hh:ss"),
        22 => Of("yyyy-mm-dd hh"),
        37 or 38 => Of("0"),
        39 or 40 or 44 => Of("0.00"),
        _ => default,
    };
}
