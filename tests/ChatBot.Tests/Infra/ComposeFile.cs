using YamlDotNet.RepresentationModel;

namespace ChatBot.Tests.Infra;

/// <summary>One service of a compose file, with what it takes over from anchors merged in.</summary>
internal sealed record ComposeService(string Name, int Line, IReadOnlyDictionary<string, YamlNode> Keys)
{
    /// <summary>Whether it is our own image, and not one of somebody else.</summary>
    public bool IsBot => Keys.ContainsKey("build");

    public string Image => Text("image");

    public IReadOnlyList<string> Profiles => List("profiles");

    public IReadOnlyList<string> Command => List("command");

    /// <summary>What its environment is when the variables of compose itself are these.</summary>
    public IReadOnlyDictionary<string, string> Variables(IReadOnlyDictionary<string, string> compose) => Keys.TryGetValue("environment", out var node)
        ? ComposeFile.Merged(node).ToDictionary(item => item.Key, item => Filled(Plain(item.Value), compose), StringComparer.Ordinal)
        : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What follows an option of the command, or null.</summary>
    public string? Option(string name) => Command.SkipWhile(word => word != name).Skip(1).FirstOrDefault();

    public string Text(string key) => Keys.TryGetValue(key, out var node) ? Plain(node) : "";

    /// <summary>The items of a list, or the keys of a mapping.</summary>
    public IReadOnlyList<string> List(string key) => Keys.TryGetValue(key, out var node)
        ? node switch
        {
            YamlSequenceNode list => [.. list.Select(Plain)],
            YamlMappingNode map => [.. ComposeFile.Merged(map).Keys],
            _ => [Plain(node)],
        }
        : [];

    // The one form that is used here: ${NAME:-default}, as the whole of a value.
    private static string Filled(string value, IReadOnlyDictionary<string, string> compose) =>
        value.StartsWith("${", StringComparison.Ordinal) && value[2..^1].Split(":-") is [var name, var preset] ? compose.GetValueOrDefault(name, preset) : value;

    private static string Plain(YamlNode node) => node is YamlScalarNode scalar ? scalar.Value ?? "" : "";
}

/// <summary>A compose file as its services.</summary>
internal sealed record ComposeFile(string Path, IReadOnlyList<ComposeService> Services, IReadOnlyList<string> Volumes)
{
    public static ComposeFile Parse(string path, string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var root = Merged(yaml.Documents[0].RootNode);
        return new ComposeFile(
            path,
            [.. Merged(root["services"]).Select(item => new ComposeService(item.Key, (int)item.Value.Start.Line, Merged(item.Value)))],
            [.. Merged(root["volumes"]).Keys]);
    }

    /// <summary>The keys of a mapping with those of the mappings that <c>&lt;&lt;</c> names; its own go before them.</summary>
    public static IReadOnlyDictionary<string, YamlNode> Merged(YamlNode node)
    {
        var keys = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in ((YamlMappingNode)node).Children.OrderBy(item => item.Key.ToString() == "<<"))
        {
            if (key.ToString() != "<<")
            {
                keys.Add(key.ToString(), value);
                continue;
            }

            foreach (var inherited in Merged(value))
            {
                keys.TryAdd(inherited.Key, inherited.Value);
            }
        }

        return keys;
    }
}
