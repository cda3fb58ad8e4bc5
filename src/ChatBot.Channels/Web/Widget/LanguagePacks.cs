using System.Text.Json;

namespace ChatBot.Channels.Web.Widget;

/// <summary>The words of the widget, one file for each language.</summary>
public static class LanguagePacks
{
    private const string Folder = "Widget/Languages";

    /// <summary>The languages there are.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. WebAsset.In(Folder).Select(path => Path.GetFileNameWithoutExtension(path)!)];

    /// <summary>Where the file of a language is.</summary>
    public static string PathOf(string code) => $"{Folder}/{code}.json";

    /// <summary>The file of a language.</summary>
    public static string Json(string code) => WebAsset.Text(PathOf(code));

    /// <summary>What the button says that opens the chat; it is there before any pack is loaded.</summary>
    public static string Launcher(string code)
    {
        using var pack = JsonDocument.Parse(Json(code));
        return pack.RootElement.GetProperty("launcher").GetString()!;
    }
}
