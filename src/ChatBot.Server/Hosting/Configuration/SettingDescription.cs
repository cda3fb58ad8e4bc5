using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace ChatBot.Server.Hosting.Configuration;

/// <summary>One setting as people read it: in the documentation, in <c>check</c> and in messages.</summary>
internal sealed record SettingDescription(string Key, string Value, string Range)
{
    private static readonly string[] SecretEndings = ["ApiKey", "ApiKeys", "Password", "Secret", "Token", "TokenKey", "ConnectionString"];

    /// <summary>Whether the value must not be shown.</summary>
    public bool IsSecret => HoldsSecret(Key);

    /// <summary>The settings of a section in the order of their class, with the values of these options.</summary>
    public static IReadOnlyList<SettingDescription> Of(string prefix, object options) =>
        [.. options.GetType().Settings().SelectMany(property => Of($"{prefix}:{property.Name}", property, options))];

    public static bool HoldsSecret(string key) => key.Split(':').Any(part => SecretEndings.Any(ending => part.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A closed choice as it is written in the settings: <c>BotBuilder</c> is <c>bot-builder</c>.</summary>
    public static string Written(string name) =>
        string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <summary>What a setting may be, in words; empty when anything of its type may be given.</summary>
    public static string RangeOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}");
        }

        return type.IsEnum ? string.Join(", ", Enum.GetNames(type).Select(Written)) : type == typeof(bool) ? "true, false" : "";
    }

    private static IEnumerable<SettingDescription> Of(string key, PropertyInfo property, object options) =>
        property.PropertyType.IsGroup()
            ? Of(key, property.GetValue(options) ?? Activator.CreateInstance(property.PropertyType)!)
            : [new SettingDescription(key, Text(property.GetValue(options)), RangeOf(property))];

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        Enum choice => Written(choice.ToString()),
        IEnumerable items => string.Join(", ", items.Cast<object>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
