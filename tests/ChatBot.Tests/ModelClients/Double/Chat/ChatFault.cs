using System.Globalization;

namespace ChatBot.Tests.ModelClients.Double.Chat;

/// <summary>What can go wrong with one answer.</summary>
internal enum ChatFaultKind
{
    /// <summary>A status instead of an answer; the number says which.</summary>
    Status,

    /// <summary>The connection is cut before there is any answer.</summary>
    Reset,

    /// <summary>The connection is cut after four words.</summary>
    MidReset,

    /// <summary>Nothing comes, and the connection stays open.</summary>
    Silence,

    /// <summary>Nothing more comes after four words, and the connection stays open.</summary>
    Stall,

    /// <summary>Comments and blank lines for ever, and no word.</summary>
    Drip,

    /// <summary>The stream ends after four words as if that were all.</summary>
    Truncated,

    /// <summary>All words, and <c>[DONE]</c>, but no reason for the end.</summary>
    NoFinish,

    /// <summary>All words, and a reason that is none.</summary>
    FinishError,

    /// <summary>An error event after four words.</summary>
    ErrorEvent,

    /// <summary>An error event in place of the first word.</summary>
    ErrorFirst,

    /// <summary>An answer of no words.</summary>
    Empty,

    /// <summary>An event that ends in the middle of its JSON after four words.</summary>
    Garbage,

    /// <summary>A page for people.</summary>
    Page,

    /// <summary>An error in the clothes of an answer.</summary>
    ErrorAsAnswer,

    /// <summary>A line without an end.</summary>
    Huge,

    /// <summary>JSON in JSON in JSON.</summary>
    Deep,

    /// <summary>Another address, at which the key would be seen; the text says which.</summary>
    Redirect,

    /// <summary>Never says that it is done, and leaves the connection open.</summary>
    Lingers,

    /// <summary>Ends because of its limit.</summary>
    Length,

    /// <summary>Ends because of a filter.</summary>
    Filter,

    /// <summary>Calls a tool that there is not.</summary>
    WrongTool,

    /// <summary>Calls a tool with arguments that it does not take.</summary>
    WrongArguments,

    /// <summary>Calls a tool with something that is no JSON.</summary>
    BrokenArguments,

    /// <summary>Calls a tool in every turn.</summary>
    EndlessCalls,

    /// <summary>Calls tools two hundred times at once.</summary>
    ManyCalls,

    /// <summary>Says a million characters.</summary>
    LongAnswer,

    /// <summary>Answers in another language than it was asked in.</summary>
    OtherLanguage,

    /// <summary>Cites numbers that nobody gave it.</summary>
    ForgedMarkers,

    /// <summary>Prints pictures, links, scripts and tables that nobody asked for.</summary>
    Markup,
}

/// <summary>One thing that goes wrong.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">The status.</param>
/// <param name="Text">What Retry-After says, or where the redirect leads.</param>
internal sealed record ChatFault(ChatFaultKind Kind, int Number = 0, string? Text = null)
{
    /// <summary>As on the command line: a status such as <c>500</c> or <c>429:2</c> (with Retry-After), or the name of a kind such as <c>mid-reset</c>.</summary>
    public static ChatFault? Parse(string text)
    {
        var parts = text.Split(':', 2);
        var detail = parts.Length > 1 ? parts[1] : null;
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? Status(status, detail)
            : Enum.TryParse<ChatFaultKind>(parts[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind) ? new ChatFault(kind, 500, detail)
            : null;
    }

    public static ChatFault Status(int status, string? retryAfter = null) => new(ChatFaultKind.Status, status, retryAfter);

    public static implicit operator ChatFault(ChatFaultKind kind) => new(kind, 500);
}
