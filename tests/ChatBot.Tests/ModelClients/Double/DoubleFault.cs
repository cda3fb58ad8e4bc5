using System.Globalization;

namespace ChatBot.Tests.ModelClients.Double;

/// <summary>What can go wrong with one answer.</summary>
internal enum DoubleFaultKind
{
    /// <summary>A status instead of vectors; the number says which.</summary>
    Status,

    /// <summary>Vectors with one number too many.</summary>
    WrongSize,

    /// <summary>Vectors of two lengths in one answer.</summary>
    MixedSizes,

    /// <summary>A vector with something that is no number, as base64.</summary>
    NotANumber,

    /// <summary>A vector with a number that no float can hold, as JSON.</summary>
    TooLarge,

    /// <summary>A vector of zeros.</summary>
    Zeros,

    /// <summary>One vector is missing.</summary>
    Short,

    /// <summary>One vector more than there are texts.</summary>
    Long,

    /// <summary>All vectors, in another order and with their right numbers: that is allowed.</summary>
    Shuffled,

    /// <summary>Two vectors with one number.</summary>
    Twice,

    /// <summary>The connection ends in the middle of the answer.</summary>
    CutBody,

    /// <summary>The answer ends in the middle of its JSON.</summary>
    HalfJson,

    /// <summary>One byte now and then, for ever.</summary>
    Drip,

    /// <summary>Nothing comes, and the connection stays open.</summary>
    Silence,

    /// <summary>An answer without an end.</summary>
    Huge,

    /// <summary>JSON in JSON in JSON.</summary>
    Deep,

    /// <summary>Another address, at which the key would be seen; the text says which.</summary>
    Redirect,

    /// <summary>A page for people.</summary>
    Page,

    /// <summary>An error in the clothes of an answer.</summary>
    ErrorAsAnswer,
}

/// <summary>One thing that goes wrong.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">The status.</param>
/// <param name="Text">What Retry-After says, or where the redirect leads.</param>
internal sealed record DoubleFault(DoubleFaultKind Kind, int Number = 0, string? Text = null)
{
    /// <summary>As on the command line: a status such as <c>500</c> or <c>429:2</c> (with Retry-After), or the name of a kind such as <c>silence</c>.</summary>
    public static DoubleFault? Parse(string text)
    {
        var parts = text.Split(':', 2);
        var detail = parts.Length > 1 ? parts[1] : null;
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? Status(status, detail)
            : Enum.TryParse<DoubleFaultKind>(parts[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind) ? new DoubleFault(kind, 500, detail)
            : null;
    }

    public static DoubleFault Status(int status, string? retryAfter = null) => new(DoubleFaultKind.Status, status, retryAfter);

    public static implicit operator DoubleFault(DoubleFaultKind kind) => new(kind);
}
