using System.Globalization;
using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>One value of a document's metadata, as written and as understood.</summary>
public abstract record MetadataValue(string Written)
{
    /// <summary>Words.</summary>
    public sealed record Text(string Written) : MetadataValue(Written);

    /// <summary>A number.</summary>
    public sealed record Number(string Written, decimal Value) : MetadataValue(Written);

    /// <summary>True or false.</summary>
    public sealed record Flag(string Written, bool Value) : MetadataValue(Written);

    /// <summary>A day, or a moment when a time is given; days are midnight UTC.</summary>
    public sealed record Date(string Written, DateTimeOffset Value, bool HasTime) : MetadataValue(Written);

    /// <summary>Understands a plain scalar: true/false, a decimal number, an ISO 8601 date or moment; anything else is text.</summary>
    public static MetadataValue Of(string written)
    {
        var text = written.Trim();
        if (text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            return new Flag(written, text.Equals("true", StringComparison.OrdinalIgnoreCase));
        }

        if (IsPlainNumber(text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new Number(written, number);
        }

        return (MetadataValue?)OfDate(written, text) ?? new Text(written);
    }

    /// <summary>Understands a quoted scalar, which is never a number or a flag but may well be a date.</summary>
    public static MetadataValue OfQuoted(string written) => (MetadataValue?)OfDate(written, written.Trim()) ?? new Text(written);

    // A leading zero or plus sign is an identifier, not a quantity: 007, +49.
    private static bool IsPlainNumber(string text) =>
        text.Length is > 0 and <= 40
        && (char.IsAsciiDigit(text[0]) || (text.Length > 1 && text[0] is '-' or '.' && (char.IsAsciiDigit(text[1]) || text[1] == '.')))
        && !(text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]));

    private static readonly string[] DayForms = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd"];

    private static Date? OfDate(string written, string text)
    {
        // Word processors write non-breaking hyphens into dates.
        var plain = text.Replace('\u2011', '-').Replace('\u2010', '-');
        if (plain.Length < 8 || !char.IsAsciiDigit(plain[0]))
        {
            return null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(plain, DayForms, CultureInfo.InvariantCulture, Utc, out var day))
        {
            return new Date(written, day, HasTime: false);
        }

        return plain.Length >= 16 && plain[4] == '-' && plain[10] is 'T' or 't' or ' '
            && DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, Utc, out var moment)
            ? new Date(written, moment, HasTime: true)
            : null;
    }
}

/// <summary>
/// One leaf of a document's metadata tree. Nested keys make a path (<c>model.cost.output</c>); the items of a list are fields
/// with one path, in order. A key without a value (null, an empty list or map) is a field with empty text: it must not be lost, because
/// an empty <c>access</c> means nobody and an absent one everybody. <see cref="Span"/> is the line in the source text that says so, if it stands there.
/// </summary>
public sealed record MetadataField(string Path, MetadataValue Value, TextSpan? Span);
