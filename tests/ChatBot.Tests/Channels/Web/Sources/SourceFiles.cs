using ChatBot.Tests.Corpus.Formats;

namespace ChatBot.Tests.Channels.Web.Sources;

/// <summary>One small document of each kind, with what makes its kind hard to show.</summary>
internal static class SourceFiles
{
    public const string Markdown = """
        ---
        title: The *Mill* & <the> Miller
        date: 2026-02-03
        owner:
          name: Ada "A" Lovelace
          rooms: [one, two]
        steps:
          - grind
          - sift
        ---

        # The *Mill*

        The **mill** turns _slowly_, says [the miller](https://mill.example/a?b=1&c=2 "Title"), and `flour <b>` falls.
        A second line \*not stressed\* with ~~old~~ words & <i>markup</i> and https://plain.example/x.

        > Quoted **once**
        > and again.

        1. First
        2. Second
           - inner *one*
           - inner two

        ```sh
        echo "<script>alert(1)</script>"
            indented
        ```

        | Name | Sum of a\|b |  |
        |------|:---:|---|
        | Oats | 12 | **x** |
        | Rye |  | y \| z |

        ### Skipped level

        The end 🙂 of it.
        """;

    public const string Transcript = """
        ---
        title: A talk
        youtubeVideoId: dQw4w9WgXcQ
        ---
        00:00:00: Welcome to the talk about
        00:00:04: the mill and its wheel.
        00:00:09:
        00:00:12: It turns <i>slowly</i> & well.
        00:01:02: That was all.
        """;

    public const string Subtitles = """
        WEBVTT - Walk

        NOTE hidden remark

        1
        00:00:01.000 --> 00:00:04.000
        <v Ada>Mind the step, it is
        the third one.

        2
        00:00:04.500 --> 00:00:06.000
        <v Ben>Which one?
        """;

    /// <summary>Names and contents.</summary>
    public static IEnumerable<(string Name, byte[] Content)> All()
    {
        yield return Text("mill.md", Markdown);
        yield return Text("windows.md", Markdown.Replace("\n", "\r\n", StringComparison.Ordinal));
        yield return Text("talk.txt", Transcript);
        yield return Text("walk.vtt", Subtitles);
        yield return Text("plain.txt", "The Mill\n\nDate: 2026-01-02\n\nThe mill turns slowly, see https://mill.example/page (or not).\n\n- one\n- two\n  goes on\n\n> said the miller\n");
        yield return Text("table.csv", "id,name,sum\n1,\"Oats, | rolled\",12\n2,Rye,\n3,\"<b>Wheat</b>\",9\n");
        yield return Text("page.html", "<html><head><title>Mill</title></head><body><h1>Mill</h1><p>It turns &amp; turns.</p><ul><li>one</li></ul><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table><pre>code\n  in</pre></body></html>");
        yield return Text("records.jsonl", "{\"id\":\"r1\",\"title\":\"Mill one\",\"text\":\"The first mill.\\n\\nIt turns.\",\"height\":12}\n{\"id\":\"r2\",\"title\":\"Mill two\",\"text\":\"The second.\"}\n");
        yield return ("letter.docx", Packages.Docx("<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Letter</w:t></w:r></w:p><w:p><w:r><w:t>The mill turns.</w:t></w:r></w:p>"));
        yield return ("talk.pptx", Packages.Pptx((Slide("First slide"), null), (Slide("Second slide about mills"), null)));
        yield return ("sums.xlsx", Packages.Xlsx([("name=\"Sums\"", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Sum</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Oats</t></is></c><c r=\"B2\"><v>12</v></c></row></sheetData>")]));
    }

    private static (string, byte[]) Text(string name, string text) => (name, System.Text.Encoding.UTF8.GetBytes(text));

    private static string Slide(string title) =>
        $"<p:sld {Packages.SlideSpace}><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>{title}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>";
}
