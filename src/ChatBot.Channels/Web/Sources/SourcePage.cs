using System.Globalization;
using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Text;

namespace ChatBot.Channels.Web.Sources;

/// <summary>What is to be said about the version that is shown.</summary>
internal enum VersionNote
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is what was cited, and there is a newer one.</summary>
    Older,

    /// <summary>It is not what was cited, and the cited words still stand in it.</summary>
    Changed,

    /// <summary>It is not what was cited, and the cited words are gone.</summary>
    WordsGone,
}

/// <summary>The page around a document. It works without a script, and nothing in it comes from elsewhere.</summary>
internal sealed class SourcePage(SourceView view, HtmlWriter html, string name)
{
    /// <summary>The places to go to from here.</summary>
    public required CitedPlaces Places { get; init; }

    /// <summary>What is to be said about the version.</summary>
    public VersionNote Note { get; init; }

    /// <summary>The words that were cited and are no longer there, where they are known.</summary>
    public string? LostQuote { get; init; }

    /// <summary>Address of the file itself, if it may be had.</summary>
    public string? Original { get; init; }

    /// <summary>Writes it.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var body = new SourceBody(view, html);
        Begin(html, view.Entry.Title, name);
        WriteBar();
        WriteHead(hasTitle: body.TitleBlock is null);
        WriteNotes();
        html.Markup("<article"u8).Attribute("class"u8, view.HasLines ? "text lines" : "text").Attribute("lang"u8, view.Entry.Language)
            .Attribute("data-kind"u8, view.Kind.ToString()).Markup(">\n"u8);
        await body.WriteAsync(cancellationToken);
        html.Markup("</article>\n</main>\n</body>\n</html>\n"u8);
    }

    /// <summary>The head of any page of the viewer.</summary>
    public static void Begin(HtmlWriter html, string title, string name) => html
        .Markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"u8)
        .Markup("<meta name=\"robots\" content=\"noindex\">\n<link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"/sources.css\">\n<title>"u8)
        .Text(title).Markup(" · "u8).Text(name).Markup("</title>\n</head>\n<body>\n"u8);

    /// <summary>The way back to the chat.</summary>
    public static void Home(HtmlWriter html, string name) =>
        html.Markup("<a class=\"home\" href=\"/\"><img src=\"/icon.svg\" alt=\"\" width=\"28\" height=\"28\"><bdi>"u8).Text(name).Markup("</bdi></a>\n"u8);

    private void WriteBar()
    {
        html.Markup("<header class=\"bar\">\n"u8);
        Home(html, name);
        if (Places.Number > 0)
        {
            html.Markup("<nav aria-label=\"Cited passages\">\n<span class=\"count\">Cited passage "u8).Number(Places.Number).Markup(" of "u8).Number(Places.Count);
            if (view.Current is { } current)
            {
                html.Markup(" <bdi class=\"place\">"u8).Text(PlaceText.Of(PlaceOf(current.Span))).Markup("</bdi>"u8);
            }

            html.Markup("</span>\n"u8);
            if (Places.Count > 1)
            {
                WriteStep(Places.Previous, "prev"u8, "Previous cited passage"u8, "‹"u8);
                WriteStep(Places.Next, "next"u8, "Next cited passage"u8, "›"u8);
            }

            html.Markup("</nav>\n"u8);
        }

        html.Markup("</header>\n"u8);
    }

    private void WriteStep(string? address, ReadOnlySpan<byte> relation, ReadOnlySpan<byte> label, ReadOnlySpan<byte> sign)
    {
        if (address is null)
        {
            html.Markup("<span class=\"step\" aria-hidden=\"true\">"u8).Markup(sign).Markup("</span>\n"u8);
            return;
        }

        html.Markup("<a class=\"step\" rel=\""u8).Markup(relation).Markup("\" aria-label=\""u8).Markup(label).Markup("\""u8)
            .Attribute("href"u8, address).Markup(">"u8).Markup(sign).Markup("</a>\n"u8);
    }

    private void WriteHead(bool hasTitle)
    {
        html.Markup("<main>\n<div class=\"head\">\n"u8);
        if (hasTitle)
        {
            html.Markup("<h1 dir=\"auto\">"u8).Text(view.Entry.Title).Markup("</h1>\n"u8);
        }

        var date = view.IsPresent ? view.Entry.Date : view.Stored.KeptAt;
        html.Markup("<p class=\"facts\"><span>"u8).Text(SourceKinds.NameOf(view.Kind)).Markup("</span> <span><bdi>"u8).Text(view.Entry.Path).Markup("</bdi></span> <span>Version of <time"u8)
            .Attribute("datetime"u8, date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Attribute("title"u8, view.Stored.Version).Markup(">"u8)
            .Text(date.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture)).Markup("</time></span>"u8);
        WriteLinks();
        html.Markup("</p>\n</div>\n"u8);
    }

    private void WriteLinks()
    {
        if (Moments.AddressOf(view.Entry) is { } address)
        {
            html.Markup(" <a rel=\"noopener noreferrer\""u8).Attribute("href"u8, address).Markup(">Open on the web</a>"u8);
        }

        if (Original is not { } original)
        {
            return;
        }

        var page = view.Kind == SourceKind.Pdf && view.Current is { } current ? PlaceOf(current.Span).Page : null;
        html.Markup(" <a"u8).Attribute("href"u8, page is null ? original : string.Create(CultureInfo.InvariantCulture, $"{original}#page={page}")).Markup(">"u8)
            .Text(page is null ? "Open the original" : string.Create(CultureInfo.InvariantCulture, $"Open the original at page {page}")).Markup("</a>"u8);
    }

    private void WriteNotes()
    {
        if (Note != VersionNote.None)
        {
            html.Markup("<div class=\"note\"><p>"u8).Markup(Note switch
            {
                VersionNote.Older => "A newer version exists."u8,
                VersionNote.Changed => "This document has changed since the answer was written."u8,
                _ => "The cited words are no longer in this document."u8,
            });
            if (Note == VersionNote.Older)
            {
                html.Markup(" <a"u8).Attribute("href"u8, "/sources/" + view.Entry.Id).Markup(">Open the newer version</a>"u8);
            }

            html.Markup("</p>"u8);
            if (LostQuote is { } quote)
            {
                html.Markup("<blockquote dir=\"auto\">"u8).Text(quote).Markup("</blockquote>"u8);
            }

            html.Markup("</div>\n"u8);
        }

        if (view.Kind is SourceKind.Pdf or SourceKind.Word or SourceKind.Slides or SourceKind.Workbook or SourceKind.WebPage)
        {
            html.Markup("<p class=\"note\">This is the text of the file; its layout may differ.</p>\n"u8);
        }
    }

    private Place PlaceOf(TextSpan span)
    {
        var first = CitedSpan.BlockAt(span.Start, view.Blocks);
        var last = Math.Min(CitedSpan.BlockAt(span.End - 1, view.Blocks), view.Blocks.Count - 1);
        var block = view.Blocks[Math.Min(first, last)];
        return new Place
        {
            Lines = (view.Lines.LineAt(span.Start), view.Lines.LineAt(span.End - 1)),
            Time = block is Block.Cue from && view.Blocks[last] is Block.Cue to ? (from.From, to.To) : null,
            Page = block.Page,
            Slide = block.Slide,
            Sheet = block.Sheet,
        };
    }
}
