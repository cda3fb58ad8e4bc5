using System.Reflection;

namespace ChatBot.Server.Hosting.Configuration;

/// <summary>How the type of a property says what may stand in the settings: one value, a list, a dictionary or a group.</summary>
internal static class SettingShape
{
    /// <summary>The properties of an options class that can be set, those of its base class first.</summary>
    public static IEnumerable<PropertyInfo> Settings(this Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true })
            .OrderBy(property => property.DeclaringType == type);

    /// <summary>An options class of ours within an options class.</summary>
    public static bool IsGroup(this Type type) =>
        type is { IsClass: true, IsAbstract: false } && type.Namespace?.StartsWith("ChatBot", StringComparison.Ordinal) == true;

    /// <summary>The type of a list's items, or null when it is no list.</summary>
    public static Type? ListItem(this Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.IsAssignableFrom(typeof(List<>).MakeGenericType(type.GetGenericArguments()[0])) ? type.GetGenericArguments()[0]
        : null;

    /// <summary>The type of the values of a dictionary with names as keys, or null when it is none.</summary>
    public static Type? DictionaryValue(this Type type) =>
        type.IsGenericType && type.GetGenericArguments() is [var key, var value] && key == typeof(string)
        && type.IsAssignableFrom(typeof(Dictionary<,>).MakeGenericType(key, value)) ? value : null;
}
