using System.Net.Mime;
using ChatBot.Access;
using ChatBot.Channels.Http;
using ChatBot.Conversations;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace ChatBot.Channels.Web.Sources;

/// <summary>
/// <c>/sources/{documentId}</c>: a document with the cited words lit, for whoever may see it. For everybody else, and for a document that is
/// not there, there is one and the same page.
/// </summary>
public sealed class SourceRoutes(IPassageStore store, Callers callers, CitedAnswers answers, Originals originals, PassageCutter cutter, OwnPages own, WebOptions options)
{
    // Readers that are slow hold the text they read; beyond so many characters at once others are asked to come back.
    private const long MostCharactersInHand = 128L * 1024 * 1024;
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(5);

    private readonly WebAsset style = WebAsset.Made(WebAsset.Text("tokens.css") + WebAsset.Text("Sources/sources.css"), "text/css; charset=utf-8");
    private long charactersInHand;

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sources/{documentId}", PageAsync);
        routes.MapGet("/sources/{documentId}/original", OriginalAsync);
        style.Map(routes, "/sources.css");
    }

    private async Task PageAsync(HttpContext context, string documentId)
    {
        SetHeaders(context.Response);
        if (callers.Find(context) is not { } principal)
        {
            await SayAsync(context, StatusCodes.Status401Unauthorized, "Sign in to ask.");
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        limit.CancelAfter(longest);
        var access = AccessFilter.For(principal);
        var entry = await store.FindAsync(documentId, access, limit.Token);
        var asked = SourceRequest.Of(context.Request.Query);
        var cited = entry is null ? null : await store.ReadTextAsync(entry.Id, asked.Version, access, limit.Token);
        var shown = cited ?? (entry is null ? null : await store.ReadTextAsync(entry.Id, entry.Version, access, limit.Token));
        if (entry is null || shown is null)
        {
            await SayAsync(context, StatusCodes.Status404NotFound, "This document is not here, or you may not see it.");
            return;
        }

        var citations = asked.Answer is null ? [] : await answers.FindAsync(asked.Answer, principal, limit.Token);
        if (Interlocked.Add(ref charactersInHand, shown.SourceText.Length) > MostCharactersInHand && charactersInHand != shown.SourceText.Length)
        {
            Interlocked.Add(ref charactersInHand, -shown.SourceText.Length);
            context.Response.Headers.RetryAfter = "5";
            await SayAsync(context, StatusCodes.Status503ServiceUnavailable, "Too many people are reading at once. Try again in a moment.");
            return;
        }

        try
        {
            var page = PageOf(new HtmlWriter(context.Response.BodyWriter), entry, shown, isCitedVersion: cited is not null, asked, citations);
            await page.WriteAsync(limit.Token);
        }
        finally
        {
            Interlocked.Add(ref charactersInHand, -shown.SourceText.Length);
        }
    }

    private SourcePage PageOf(
        HtmlWriter html, DocumentEntry entry, StoredText shown, bool isCitedVersion, SourceRequest asked, IReadOnlyList<KeptQuote> citations)
    {
        var current = citations.FirstOrDefault(quote =>
            quote.DocumentId == entry.Id && quote.Version == (asked.Version ?? entry.Version) && asked.Spans is [var first, ..] && quote.Span == first);
        var spans = asked.Spans;
        var note = isCitedVersion ? shown.Version == entry.Version ? VersionNote.None : VersionNote.Older : VersionNote.Changed;
        if (!isCitedVersion)
        {
            var still = current is null ? -1 : shown.SourceText.IndexOf(current.Quote, StringComparison.Ordinal);
            note = still >= 0 || spans.Count == 0 ? VersionNote.Changed : VersionNote.WordsGone;
            spans = still >= 0 ? [new TextSpan(still, still + current!.Quote.Length)] : [];
        }
        else if (current is not null)
        {
            spans = CitedPlaces.SpansOf(current, citations);
        }
        else if (spans.Count == 0 && asked.Passage is { } passage && SpanOf(passage, entry.Id, shown) is { } span)
        {
            spans = [span];
        }

        var view = new SourceView(entry, shown, spans);
        return new SourcePage(view, html, options.Name)
        {
            Places = current is null ? CitedPlaces.Of(entry, shown.Version, view.Cited) : CitedPlaces.Of(current, citations, asked.Answer!),
            Note = note,
            LostQuote = note == VersionNote.WordsGone ? current?.Quote : null,
            Original = view.IsPresent && originals.MayGive(entry) ? $"/sources/{entry.Id}/original" : null,
        };
    }

    // Passages are cut anew, which gives the same ones: the index has no way to them but a search.
    private TextSpan? SpanOf(string passageId, string documentId, StoredText shown) => cutter
        .Cut(documentId, new DocumentContent { SourceText = shown.SourceText, Blocks = shown.Blocks, Metadata = [] })
        .FirstOrDefault(passage => passage.Id == passageId)?.Span;

    private async Task OriginalAsync(HttpContext context, string documentId)
    {
        SetHeaders(context.Response);
        var access = callers.Find(context) is { } principal ? AccessFilter.For(principal) : null;
        var entry = access is null ? null : await store.FindAsync(documentId, access, context.RequestAborted);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        limit.CancelAfter(longest);
        if (entry is null || !await originals.UseAsync(entry, file => SendAsync(context.Response, file, limit.Token), limit.Token))
        {
            await SayAsync(context, StatusCodes.Status404NotFound, "This document is not here, or you may not see it.");
        }
    }

    // Only a PDF is opened in the browser, which shows it in a box of its own; anything else is saved and never run here.
    private static async Task SendAsync(HttpResponse response, SourceFile file, CancellationToken cancellationToken)
    {
        var isPdf = file.Extension == ".pdf" && file.Content.AsSpan().StartsWith("%PDF-"u8);
        var disposition = new ContentDispositionHeaderValue(isPdf ? DispositionTypeNames.Inline : DispositionTypeNames.Attachment);
        disposition.SetHttpFileName(Path.GetFileName(file.RelativePath));
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = isPdf ? MediaTypeNames.Application.Pdf : MediaTypeNames.Application.Octet;
        response.ContentLength = file.Content.Length;
        await response.Body.WriteAsync(file.Content, cancellationToken);
    }

    private void SetHeaders(HttpResponse response)
    {
        own.ProtectDocument(response);
        response.Headers.CacheControl = "private, no-cache";
        response.ContentType = "text/html; charset=utf-8";
    }

    private async Task SayAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        var html = new HtmlWriter(context.Response.BodyWriter);
        SourcePage.Begin(html, sentence, options.Name);
        html.Markup("<header class=\"bar\">"u8);
        SourcePage.Home(html, options.Name);
        html.Markup("</header>\n<main class=\"alone\"><h1>"u8).Text(sentence).Markup("</h1>"u8);
        if (status == StatusCodes.Status401Unauthorized && options.SignInUrl.Length > 0)
        {
            html.Markup("<p><a"u8).Attribute("href"u8, options.SignInUrl).Markup(">Sign in</a></p>"u8);
        }

        html.Markup("</main>\n</body>\n</html>\n"u8);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
