using System.Text;
using System.Text.Unicode;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ChatBot.Corpus;

/// <summary>
/// Reads web pages: the main content with headings, paragraphs, lists, tables, code and quotations, and what the page says of itself.
/// Scripts, styles, comments and hidden text are not read, and nothing is loaded.
/// </summary>
public sealed class HtmlReader : IDocumentReader
{
    private const int CharactersAtMost = 64 * 1024 * 1024;

    /// <inheritdoc />
    public bool CanRead(SourceFile file) =>
        file.Extension is ".html" or ".htm" or ".xhtml" || (file.Extension is not ".md" and not ".markdown" && StartsLikeHtml(file.Content));

    /// <inheritdoc />
    public ValueTask<ReadOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        if (Decode(file.Content) is not { } html)
        {
            return ValueTask.FromResult<ReadOutcome>(new ReadOutcome.Skipped("empty or binary"));
        }

        if (html.Length > CharactersAtMost)
        {
            return ValueTask.FromResult<ReadOutcome>(new ReadOutcome.Failed("HTML of more than 64 million characters"));
        }

        if (TameHtml.Rewrite(html) is not { } tame)
        {
            return ValueTask.FromResult<ReadOutcome>(new ReadOutcome.Failed("HTML with more than 500,000 elements; split the file"));
        }

        cancellationToken.ThrowIfCancellationRequested();
        using var page = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(tame);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(page));
    }

    private static ReadOutcome Read(IDocument page)
    {
        var composer = new TextComposer();
        foreach (var root in HtmlMain.RootsOf(page))
        {
            new HtmlOutline(composer, insideMain: root.LocalName != "body").Add(root);
        }

        // A page whose main part is filled by a script later may still say something around it.
        if (composer.IsEmpty && page.Body is { } body)
        {
            new HtmlOutline(composer, insideMain: false).Add(body);
        }

        if (composer.IsFull)
        {
            return new ReadOutcome.Failed(TextComposer.FullReason);
        }

        var heading = composer.FirstHeading();
        return composer.IsEmpty
            ? new ReadOutcome.Skipped("a page without text")
            : HtmlMain.WithMetadata(page, composer, heading);
    }

    private static bool StartsLikeHtml(ReadOnlySpan<byte> content)
    {
        var head = TextDecoding.Sample(content, 512).AsSpan().TrimStart();
        while (head.StartsWith("<!--") || head.StartsWith("<?xml"))
        {
            var end = head.IndexOf('>');
            head = end < 0 ? [] : head[(end + 1)..].TrimStart();
        }

        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Decode(ReadOnlySpan<byte> content)
    {
        var marked = content is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0xEF, 0xBB, 0xBF, ..];
        var declared = marked || Utf8.IsValid(content) ? null : DeclaredEncoding(content[..Math.Min(content.Length, 1024)]);
        return declared is not null ? declared.GetString(content)
            : TextDecoding.Decode(content) is DecodedText.Text text ? text.Value
            : null;
    }

    private static Encoding? DeclaredEncoding(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head);
        var at = text.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var name = text.AsSpan(at + 8).TrimStart("\"' ");
        var end = name.IndexOfAnyExceptInRange('-', 'z');
        return CodePagesEncodingProvider.Instance.GetEncoding(name[..Math.Max(0, end)].ToString());
    }
}
