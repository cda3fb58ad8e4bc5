namespace ChatBot.SystemTests.Hostile;

/// <summary>Metadata that would like to be more: rules of access that cannot be read, and fields that pose as our own.</summary>
internal static class RuleCases
{
    public static IEnumerable<HostileCase> All =>
    [
        Closed("access-empty", "access:"),
        Closed("access-null", "access: ~"),
        Closed("access-empty-text", "access: \"\""),
        Closed("access-empty-list", "access: []"),
        Closed("access-map", "access: {public: true}"),
        Closed("access-nested-list", "access: [[staff]]"),
        Closed("access-star", "access: \"*\""),
        Closed("access-bare-star", "access: *"),
        Closed("access-block-text", "access: |"),
        Closed("access-other-case", "Access: staff"),
        Closed("access-without-space", "access:staff"),
        Closed("access-in-broken-yaml", "access: staff\ntitle: \"x\n- [ {"),
        Closed("access-behind-brackets", "a: " + new string('[', 6_000) + "\naccess: staff"),
        Closed("access-behind-100k-lines", FrontMatterCases.Lines(20_000, i => $"k{i}: v") + "access: staff"),
        Closed("access-list-of-labels", "access: [staff, board]"),
        Closed("access-twice", "access: public\naccess: staff"),
        Closed("access-without-end", "access: staff", end: ""),
        HostileCase.Text("access-public", "case.md", () => "---\naccess: public\n---\nThe shrine of Quillfeather is open.", says: "Quillfeather"),
        HostileCase.Text("access-in-other-keys", "case.md", () => "---\nacl: staff\npermissions: {access: staff}\n---\nThe shrine of Quillfeather is open.", says: "Quillfeather"),
        HostileCase.Text("fields-like-ours", "case.md", () => "---\nid: ../../etc/passwd\npath: /etc/passwd\ntext: other\nsource: http://127.0.0.1/\nacl: \"*\"\nversion: 0\npassageId: x\n---\nThe shrine of Quillfeather is open.", says: "Quillfeather"),
    ];

    // Nobody without the label may see it; search by the local operator asks with the label "public" alone.
    private static HostileCase Closed(string name, string yaml, string end = "---\n") => HostileCase.Text(
        name, "case.md", () => $"---\n{yaml}\n{end}\nThe vault holds hiddenvaultword.\n");
}
