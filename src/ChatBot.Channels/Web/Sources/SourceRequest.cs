using System.Globalization;
using ChatBot.Text;
using Microsoft.AspNetCore.Http;

namespace ChatBot.Channels.Web.Sources;

/// <summary>What an address asks the viewer for. What cannot be meant is left out, so that any address gives a page or none.</summary>
internal sealed record SourceRequest
{
    private const int MostSpans = 50;
    private const int LongestWord = 100;

    /// <summary>The version, or null for the present one.</summary>
    public string? Version { get; private init; }

    /// <summary>The ranges to light; the first is the one that the address leads to.</summary>
    public required IReadOnlyList<TextSpan> Spans { get; init; }

    /// <summary>A passage to light, by its id.</summary>
    public string? Passage { get; private init; }

    /// <summary>The answer that the citation belongs to, whose other citations are to be reached.</summary>
    public string? Answer { get; private init; }

    /// <summary>Reads the query of an address.</summary>
    public static SourceRequest Of(IQueryCollection query) => new()
    {
        Version = Word(query["version"]),
        Passage = Word(query["passage"]),
        Answer = Word(query["answer"]),
        Spans = [.. query["span"].Take(MostSpans).Select(SpanOf).OfType<TextSpan>()],
    };

    private static string? Word(string? value) => value is { Length: > 0 and <= LongestWord } && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? value : null;

    private static TextSpan? SpanOf(string? written) =>
        written?.Split('-') is [var start, var end] && TryOffset(start, out var from) && TryOffset(end, out var to) && from < to ? new TextSpan(from, to) : null;

    private static bool TryOffset(string written, out int offset) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out offset);
}
