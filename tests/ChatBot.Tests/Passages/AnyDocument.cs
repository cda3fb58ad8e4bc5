using System.Text;
using ChatBot.Corpus;
using ChatBot.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ChatBot.Tests.Passages;

/// <summary>Documents of arbitrary text and arbitrary structure, as far as the promises of <see cref="Block"/> allow.</summary>
internal static class AnyDocument
{
    // Pieces that texts are made of: words, stops, breaks, and everything that a cut could tear apart.
    private static readonly string[] Fragments =
    [
        "word ", "Another ", "of the ", "4.7 ", "e.g. ", "end. ", "What? ", "No! ", "\"Quoted.\" ", ", and ", ": ", "\n", "\r\n", "\n\n", "\r", "  ", "\t",
        "e\u0301", "\u0301\u0302", "👩‍👩‍👧", "🇩🇪", "👍🏽", "\u200D", "\uD800", "\uDC00", "中文没有空格", "。", "ไทยไม่มีช่องว่าง", "नमस्ते ", "한국어 ", "مرحبا؟ ",
        "\u0600", "\u00A0", "\0", "{", "[1]", "**", "http://example.org/a.b?c=d.e ", "x", "longwordwithoutanyborder", "\uFEFF", "\u2028",
        Repeated("👩‍👩‍👧", 200), Repeated("e\u0301", 700), Repeated("中", 1_100),
    ];

    private static readonly Gen<string> Content =
        from pieces in Gen.OneOf(Gen.Elements(Fragments), Gen.Elements("word ", "some ", "text. ")).ArrayOf()
        select Closed("x" + string.Concat(pieces));

    private static readonly Gen<Piece> AnyPiece =
        from kind in Gen.Frequency((10, Gen.Choose(0, 9)), (4, Gen.Constant(0)), (1, Gen.Constant(6)))
        from number in Gen.Choose(0, 40)
        from content in Gen.Frequency((5, Content.Resize(5)), (6, Content.Resize(30)), (2, Content.Resize(300)), (1, Content.Resize(1_000)), (1, Gen.Constant("")))
        from gap in Gen.Elements("\n", "\n\n", "\r\n\r\n", " ", "\n<!-- no words -->\n", new string('\n', 5_000))
        select new Piece(kind, number, content, gap);

    public static Arbitrary<DocumentContent> Structured { get; } = Arb.From(
        from pieces in AnyPiece.ArrayOf().Resize(40)
        select Compose(pieces));

    public static Arbitrary<DocumentContent> Unstructured { get; } = Arb.From(
        from text in Gen.Elements(Fragments).ArrayOf().Resize(1_500).Select(pieces => string.Concat(pieces))
        select Of(text, [new Block.Paragraph(new(0, text.Length), new(0, text.Length))]));

    public static DocumentContent Of(string text, IReadOnlyList<Block> blocks) =>
        new() { SourceText = text, Metadata = [], Blocks = blocks };

    // A number sign of this kind is one character with whatever follows it, so no block can end behind it.
    private static string Closed(string content) => content.EndsWith('\u0600') ? content + "x" : content;

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static DocumentContent Compose(Piece[] pieces)
    {
        var text = new StringBuilder();
        var blocks = new List<Block>();
        var header = default(TextSpan?);
        foreach (var piece in pieces)
        {
            var start = text.Length;
            text.Append(piece.Kind switch { 0 => "## ", 1 => "- ", 2 => "| ", 3 => $"00:00:{piece.Number}: ", 4 => "```\n", 5 => "> ", _ => "" });
            var words = new TextSpan(text.Length, text.Length + piece.Content.Length);
            text.Append(piece.Content).Append(piece.Kind switch { 2 => " |", 4 => "\n```", _ => "" });
            var block = BlockOf(piece, new(start, text.Length), words, header) with { Page = piece.Number > 20 ? piece.Number / 10 : null };
            header = block is not Block.TableRow ? null : header ?? block.Span;
            blocks.Add(block);
            text.Append(piece.Gap);
        }

        return Of(text.ToString(), blocks);
    }

    private static Block BlockOf(Piece piece, TextSpan span, TextSpan words, TextSpan? header) => piece.Kind switch
    {
        0 => new Block.Heading(span, words, 1 + (piece.Number % 4)),
        1 => new Block.ListItem(span, words, piece.Number % 3),
        2 => new Block.TableRow(span, words, header),
        3 => new Block.Cue(span, words, TimeSpan.FromSeconds(piece.Number), TimeSpan.FromSeconds(piece.Number + 3), piece.Number % 2 == 0 ? "A" : null),
        4 => new Block.Code(span, words),
        5 => new Block.Quote(span, words),
        6 => new Block.Metadata(span, words),
        7 => new Block.Paragraph(span, words) { Slide = 1 + (piece.Number / 10) },
        8 => new Block.TableRow(span, words, null) { Sheet = $"S{piece.Number / 10}!A{piece.Number}" },
        _ => new Block.Paragraph(span, words),
    };

    private sealed record Piece(int Kind, int Number, string Content, string Gap);
}
