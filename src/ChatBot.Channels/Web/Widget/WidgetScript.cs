using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatBot.Channels.Web.Widget;

/// <summary>
/// The widget as one script. Its parts are small files that share one scope; they are put together at the start, so that there is no
/// build step and nothing to fetch behind the first request.
/// </summary>
public static class WidgetScript
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The parts in the order in which they use each other.</summary>
    public static IReadOnlyList<string> Parts { get; } =
        ["nodes", "words", "markdown", "stream", "history", "announcer", "sources", "feedback", "turn", "composer", "chat", "element"];

    /// <summary>The whole script.</summary>
    public static string Assemble()
    {
        var script = new StringBuilder("(() => {\n\"use strict\";\n");
        // Only while the script itself runs does the browser say where it came from.
        script.Append("const ORIGIN = document.currentScript?.src || document.baseURI;\n");
        script.Append("const ENGLISH = ").Append(Compact(LanguagePacks.Json("en"))).Append(";\n");
        script.Append("const LAUNCHERS = ").Append(JsonSerializer.Serialize(
            LanguagePacks.Codes.ToDictionary(code => code, LanguagePacks.Launcher, StringComparer.Ordinal), Readable)).Append(";\n");
        script.Append("const STYLE = ").Append(JsonSerializer.Serialize(Slim.Style(WebAsset.Text("Widget/widget.css")), Readable)).Append(";\n");
        foreach (var part in Parts)
        {
            script.Append(Slim.Script(WebAsset.Text($"Widget/Script/{part}.js")));
        }

        return script.Append("})();\n").ToString();
    }

    private static string Compact(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement, Readable);
    }
}
