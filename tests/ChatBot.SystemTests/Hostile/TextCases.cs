using System.Text;

namespace ChatBot.SystemTests.Hostile;

/// <summary>Text that is too much, of the wrong bytes, or of characters that only look like text.</summary>
internal static class TextCases
{
    private const string Found = "The ferry to Quillfeather leaves at noon. ";

    // What repeats without end has a word of its own, so that it does not hide the others from a search.
    private const string Endless = "The ferry to Quillmeadow leaves at noon. ";

    private static readonly Dictionary<string, string> Large = new(StringComparer.Ordinal) { ["Corpus__MaxFileMegabytes"] = "256" };

    public static IEnumerable<HostileCase> All => [.. Sizes, .. Encodings, .. Characters];

    private static IEnumerable<HostileCase> Sizes =>
    [
        HostileCase.Text("line-100mb", "case.txt", () => OneLine(100)) with { IsHeavy = true, Settings = Large },
        HostileCase.Text("line-100mb-default-limit", "case.txt", () => OneLine(100), Ending.Skipped, "MaxFileMegabytes") with { IsHeavy = true },
        HostileCase.Text("line-100mb-markdown", "case.md", () => "# Head\n\n" + OneLine(100)) with { IsHeavy = true, Settings = Large },
        HostileCase.Text("line-100mb-one-word", "case.txt", () => new string('w', 100 << 20)) with { IsHeavy = true, Settings = Large },
        HostileCase.Text("line-100mb-html", "case.html", () => "<p>" + OneLine(100), Ending.Failed, "64 million") with { IsHeavy = true, Settings = Large },
        HostileCase.Text("line-100mb-csv", "case.csv", () => OneLine(100), Ending.Failed) with { IsHeavy = true, Settings = Large },
        HostileCase.Text("line-100mb-jsonl", "case.jsonl", () => "{\"text\":\"" + OneLine(100) + "\"}", Ending.Failed, "longer than 16 MB") with { IsHeavy = true, Settings = Large },
        HostileCase.Text("line-10mb", "case.txt", () => OneLine(10), says: "Quillmeadow"),
        HostileCase.Text("lines-1m", "case.txt", () => FrontMatterCases.Lines(1_000_000, i => $"{i} is a line of its own"), says: "999999") with { IsHeavy = true },
        HostileCase.Text("lines-1m-markdown", "case.md", () => FrontMatterCases.Lines(1_000_000, i => $"{i} is a line of its own"), says: "999999") with { IsHeavy = true },
        HostileCase.Text("lines-1m-empty", "case.md", () => new string('\n', 1_000_000) + Found, says: "Quillfeather"),
        HostileCase.Text("lines-100k-headings", "case.md", () => FrontMatterCases.Lines(100_000, i => $"# Heading {i}"), says: "99999"),
        HostileCase.Text("lines-1m-stamps", "case.txt", () => FrontMatterCases.Lines(1_000_000, i => $"{i / 3600:00}:{i / 60 % 60:00}:{i % 60:00}: word{i}"), says: "word999999") with { IsHeavy = true },
        HostileCase.Text("lines-50k-stamps-backwards", "case.vtt", () => "WEBVTT\n\n" + FrontMatterCases.Lines(50_000, i => $"{(50_000 - i) / 3600:00}:{i / 60 % 60:00}:{i % 60:00}.000 --> 00:00:00.000\nThe ferry to Quillstream leaves.\n"), says: "Quillstream"),
        HostileCase.Text("word-200k", "case.txt", () => Found + new string('w', 200_000) + " " + Found, says: "Quillfeather"),
        HostileCase.Text("words-200k-in-title", "case.md", () => "# " + FrontMatterCases.Repeat("title ", 200_000) + "\n\n" + Found, says: "Quillfeather"),
    ];

    private static IEnumerable<HostileCase> Encodings =>
    [
        HostileCase.Bytes("bytes-nul-few", "case.txt", () => [.. Encoding.UTF8.GetBytes(FrontMatterCases.Repeat(Found, 100)), 0, .. "end"u8], says: "Quillfeather"),
        HostileCase.Bytes("bytes-nul-many", "case.txt", () => new byte[10_000], Ending.Skipped, "binary"),
        HostileCase.Bytes("bytes-all-256", "case.txt", () => [.. Enumerable.Range(0, 25_600).Select(i => (byte)i)], Ending.Skipped, "binary"),
        HostileCase.Bytes("bytes-none", "case.md", () => [], Ending.Skipped, "empty"),
        HostileCase.Bytes("bytes-mark-only", "case.md", () => [0xEF, 0xBB, 0xBF], Ending.Skipped, "empty"),
        HostileCase.Bytes("utf16-little-mark", "case.txt", () => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Found)], says: "Quillfeather"),
        HostileCase.Bytes("utf16-big-mark", "case.md", () => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("# Head\n\n" + Found)], says: "Quillfeather"),
        HostileCase.Bytes("utf16-without-mark", "case.txt", () => Encoding.Unicode.GetBytes(FrontMatterCases.Repeat(Found, 50)), Ending.Skipped, "UTF-16"),
        HostileCase.Bytes("utf16-odd-length", "case.txt", () => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Found), 0x20], says: "Quillfeather"),
        HostileCase.Bytes("utf16-lone-surrogates", "case.txt", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Found), 0x00, 0xD8, 0x20, 0x00, 0x00, 0xDC], says: "Quillfeather"),
        HostileCase.Bytes("utf8-broken", "case.txt", () => [.. Encoding.UTF8.GetBytes(Found), 0xC3, 0x28, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80, 0xFF], says: "Quillfeather"),
        HostileCase.Bytes("utf8-cut-in-character", "case.txt", () => [.. Encoding.UTF8.GetBytes(Found + "żółć"), 0xE2, 0x82], says: "Quillfeather"),
        HostileCase.Bytes("windows-1252", "case.txt", () => Encoding.Latin1.GetBytes("The caf\u00E9 of Quillfeather is \u0093closed\u0094 today."), says: "Quillfeather"),
    ];

    private static IEnumerable<HostileCase> Characters =>
    [
        HostileCase.Text("marks-1m-on-one-letter", "case.txt", () => Found + "e" + new string('\u0301', 1_000_000), says: "Quillfeather"),
        HostileCase.Text("joiners-1m", "case.txt", () => Found + FrontMatterCases.Repeat("\U0001F468\u200D", 300_000), says: "Quillfeather"),
        HostileCase.Text("flags-odd", "case.txt", () => Found + FrontMatterCases.Repeat("\U0001F1E9", 200_001), says: "Quillfeather"),
        HostileCase.Text("directions", "case.txt", () => "\u202E" + Found + FrontMatterCases.Repeat("\u2066\u2069\u200F", 50_000), says: "Quillfeather"),
        HostileCase.Text("tag-characters", "case.txt", () => Found + FrontMatterCases.Repeat("\U000E0041", 100_000), says: "Quillfeather"),
        HostileCase.Text("punctuation-2mb", "case.txt", () => Found + FrontMatterCases.Repeat(".?!\")]", 400_000), says: "Quillfeather"),
        HostileCase.Text("abbreviations-2mb", "case.txt", () => Found + FrontMatterCases.Repeat("e.g. U.S. Dr. ", 150_000), says: "Quillfeather"),
        HostileCase.Text("han-2mb", "case.txt", () => Found + FrontMatterCases.Repeat("漢字仮名交文", 120_000), says: "Quillfeather"),
        HostileCase.Text("thai-2mb", "case.txt", () => Found + FrontMatterCases.Repeat("ภาษาไทยไม่มีช่องว่าง", 40_000), says: "Quillfeather"),
        HostileCase.Text("digits-2mb", "case.txt", () => Found + new string('7', 2_000_000), says: "Quillfeather"),
        HostileCase.Text("digits-grouped-2mb", "case.txt", () => Found + FrontMatterCases.Repeat("1,234.5-", 250_000), says: "Quillfeather"),
        HostileCase.Text("number-words-2mb", "case.txt", () => Found + FrontMatterCases.Repeat("one hundred million and sixty-", 70_000), says: "Quillfeather"),
        HostileCase.Text("hyphens-and-apostrophes-2mb", "case.txt", () => Found + FrontMatterCases.Repeat("a-'", 700_000), says: "Quillfeather"),
        HostileCase.Text("distinct-words-500k", "case.txt", () => Found + string.Join(' ', Enumerable.Range(0, 500_000).Select(i => "w" + (i * 2_654_435_761L % 4_294_967_296L).ToString("x8"))), says: "Quillfeather"),
    ];

    private static string OneLine(int megabytes) => FrontMatterCases.Repeat(Endless, (megabytes << 20) / Endless.Length);
}
