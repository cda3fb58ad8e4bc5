using System.Globalization;
using System.Text.Json;
using ChatBot.Access;
using ChatBot.Channels.Http;
using ChatBot.Index;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatBot.Channels.Agents;

/// <summary><c>/api/documents</c>: what the caller may see.</summary>
public sealed class DocumentRoutes(IPassageStore store, Callers callers)
{
    private const int MostAtOnce = 1000;

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapResult("/api/documents", ListAsync);
        routes.MapResult("/api/documents/{documentId}", FindAsync);
    }

    /// <summary>By path, some at a time: <c>?after=PATH</c> goes on behind a path, <c>?limit=N</c> takes fewer.</summary>
    private async Task<IResult> ListAsync(HttpContext context)
    {
        if (callers.Find(context) is not { } principal)
        {
            return Problem.NotKnown;
        }

        var limit = MostAtOnce;
        if (context.Request.Query["limit"].ToString() is { Length: > 0 } asked
            && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > MostAtOnce))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, $"A \"limit\" is a number from 1 to {MostAtOnce}.");
        }

        var after = context.Request.Query["after"].ToString();
        var all = await store.CatalogueAsync(AccessFilter.For(principal), context.RequestAborted);
        var first = after.Length == 0 ? 0 : FirstBehind(all, after);
        var shown = all.Skip(first).Take(limit).ToList();
        return Json.Of(json =>
        {
            json.WriteNumber("total", all.Count);
            json.WriteStartArray("documents");
            foreach (var document in shown)
            {
                json.WriteStartObject();
                Write(json, document);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (first + shown.Count < all.Count)
            {
                json.WriteString("next", shown[^1].Path);
            }
        });
    }

    private async Task<IResult> FindAsync(HttpContext context)
    {
        var documentId = (string)context.GetRouteValue("documentId")!;
        if (callers.Find(context) is not { } principal)
        {
            return Problem.NotKnown;
        }

        return await store.FindAsync(documentId, AccessFilter.For(principal), context.RequestAborted) is not { } document
            ? Problem.Of(StatusCodes.Status404NotFound, "This document is not here, or you may not see it.")
            : Json.Of(json =>
            {
                Write(json, document);
                json.WriteString("fileHash", document.FileHash);
                json.WriteStartArray("metadata");
                foreach (var field in document.Metadata)
                {
                    json.WriteStartObject();
                    json.WriteString("path", field.Path);
                    json.WriteString("value", field.Value.Written);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
    }

    private static int FirstBehind(IReadOnlyList<DocumentEntry> byPath, string path)
    {
        var (low, high) = (0, byPath.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(byPath[middle].Path, path) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static void Write(Utf8JsonWriter json, DocumentEntry document)
    {
        json.WriteString("documentId", document.Id);
        json.WriteString("title", document.Title);
        json.WriteString("path", document.Path);
        json.WriteString("language", document.Language);
        json.WriteString("version", document.Version);
        json.WriteString("date", document.Date);
        json.WriteString("indexedAt", document.IndexedAt);
        json.WriteNumber("passages", document.PassageCount);
        json.WriteString("url", $"/sources/{document.Id}");
    }
}
