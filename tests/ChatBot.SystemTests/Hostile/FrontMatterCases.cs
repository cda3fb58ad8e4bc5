using System.Text;

namespace ChatBot.SystemTests.Hostile;

/// <summary>Front matter that hurts a YAML parser. The text below it must be indexed all the same.</summary>
internal static class FrontMatterCases
{
    private const string Body = "\n# The harbour light\n\nThe harbour light was built by Quillfeather and burns all night.\n";

    public static IEnumerable<HostileCase> All =>
    [
        Case("yaml-alias-bomb", AliasBomb),
        Case("yaml-merge-keys", () => "a: &a {x: 1, <<: *a}\nb: &b\n  <<: [*a, *b]\n  <<: *b\n" + AliasBomb()),
        Case("yaml-many-anchors", () => Lines(3_000, i => $"k{i}: &a{i} [*a{Math.Max(0, i - 1)}]")),
        Case("yaml-brackets-6k", () => "a: " + new string('[', 6_000) + new string(']', 6_000)),
        Case("yaml-brackets-100k", () => "a: " + new string('[', 100_000)),
        Case("yaml-braces-1m", () => "a: " + new string('{', 1_000_000)),
        Case("yaml-brackets-1m", () => "a: " + Repeat("[{", 500_000)),
        Case("yaml-quoted-keys-in-braces", () => "a: " + Repeat("{\"", 20_000)),
        Case("yaml-indent-2k", () => Lines(2_000, i => new string(' ', i) + "a:")),
        Case("yaml-dashes-30k", () => Repeat("- ", 30_000)),
        Case("yaml-question-marks-30k", () => Repeat("? ", 30_000)),
        Case("yaml-dashes-1m", () => Repeat("- ", 1_000_000)),
        Case("yaml-scalar-5mb", () => "title: " + Repeat("wide ", 1_000_000)),
        Case("yaml-block-scalar-5mb", () => "note: |\n" + Lines(100_000, i => $"  line {i} of a note that goes on for ever and ever")),
        Case("yaml-key-60k", () => new string('k', 60_000) + ": value"),
        Case("yaml-20k-keys", () => Lines(20_000, i => $"key{i}: value {i}")),
        Case("yaml-20k-same-keys", () => Lines(20_000, i => $"key: value {i}")),
        Case("yaml-huge-numbers", () => "a: 1e999999999\nb: 0x" + new string('f', 5_000) + "\nc: " + new string('9', 50_000) + "\ndate: 9999-99-99T99:99:99Z"),
        Case("yaml-tags", () => "a: !!python/object/apply:os.system [\"true\"]\nb: !<tag:x> y\nc: !!binary AAAA\nd: !!int not"),
        Case("yaml-tabs-and-broken-quotes", () => "title: \"never closed\n\tkey:\tvalue\n'x: y\n%YAML 9.9"),
        Case("yaml-lone-surrogates", () => "title: \"a \\ud83d b\"\nnote: \"\\udc00\""),
        HostileCase.Text("yaml-without-end", "case.md", () => "---\ntitle: no end\n" + Body, says: "Quillfeather"),
        HostileCase.Text("yaml-without-end-5mb", "case.md", () => "---\n" + Lines(100_000, i => $"key{i}: a value of its own {i}") + Body, says: "Quillfeather"),
    ];

    private static HostileCase Case(string name, Func<string> yaml) =>
        HostileCase.Text(name, "case.md", () => $"---\n{yaml()}\n---\n{Body}", says: "Quillfeather");

    private static string AliasBomb()
    {
        var yaml = new StringBuilder("a: &a [\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\"]\n");
        for (var level = 'b'; level <= 'i'; level++)
        {
            var below = (char)(level - 1);
            yaml.Append($"{level}: &{level} [{string.Join(',', Enumerable.Repeat($"*{below}", 9))}]\n");
        }

        return yaml.ToString();
    }

    internal static string Repeat(string piece, int times) => new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();

    internal static string Lines(int count, Func<int, string> line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(line(i)).Append('\n');
        }

        return text.ToString();
    }
}
