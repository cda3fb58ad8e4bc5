using System.Globalization;

namespace ChatBot.Server.Hosting.Configuration;

/// <summary>Turns one written value into the type that a setting has.</summary>
internal static class ScalarValue
{
    /// <summary>The value, or null when the text is not one.</summary>
    public static object? Parse(string text, Type type)
    {
        var trimmed = text.Trim();
        if (type == typeof(string))
        {
            return text;
        }

        if (type.IsEnum)
        {
            var name = Enum.GetNames(type).FirstOrDefault(name =>
                name.Equals(trimmed, StringComparison.OrdinalIgnoreCase)
                || SettingDescription.Written(name).Equals(trimmed, StringComparison.OrdinalIgnoreCase));
            return name is null ? null : Enum.Parse(type, name);
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => bool.TryParse(trimmed, out var flag) ? flag : null,
            TypeCode.Int32 => int.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null,
            TypeCode.Int64 => long.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) ? large : null,
            TypeCode.Double => double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) ? real : null,
            TypeCode.Decimal => decimal.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null,
            _ when type == typeof(Uri) => Address(trimmed),
            _ => throw new NotSupportedException($"A setting cannot have the type {type}."),
        };
    }

    /// <summary>What the type takes, in words.</summary>
    public static string Kind(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => "one of " + string.Join(", ", Enum.GetNames(type).Select(SettingDescription.Written)),
        TypeCode.Boolean => "true or false",
        TypeCode.Int32 or TypeCode.Int64 => "a whole number",
        TypeCode.Double or TypeCode.Decimal => "a number",
        _ when type == typeof(Uri) => "an address that starts with http:// or https://",
        _ => "a text",
    };

    private static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
