using System.Globalization;
using ChatBot.Text;

namespace ChatBot.Channels.Web.Sources;

/// <summary>
/// Writes source text from its start to its end and lights the cited ranges. Every character of a range goes into a <c>mark</c>, also those
/// that are not shown (signs of the markup, time stamps, borders of cells, the space between blocks), which stand there hidden: the text of
/// the marks of one range, one after the other, is the range.
/// </summary>
internal sealed class MarkedText(HtmlWriter html, string text, IReadOnlyList<CitedSpan> cited)
{
    private int next;
    private bool isOpen;
    private bool isBegun;
    private int hiddenFrom = -1;

    /// <summary>Shows the next piece of the text.</summary>
    public void Show(TextSpan piece, RunStyle style = RunStyle.Plain, TextSpan? link = null)
    {
        for (var at = piece.Start; at < piece.End;)
        {
            var end = PartEnd(at, piece.End, out var isCited);
            if (isCited)
            {
                Open(at);
            }

            Write(new(at, end), style, link);
            Leave(end);
            at = end;
        }
    }

    /// <summary>Passes over a piece that is not shown.</summary>
    public void Pass(TextSpan piece)
    {
        for (var at = piece.Start; at < piece.End;)
        {
            var end = PartEnd(at, piece.End, out var isCited);
            if (isCited && isOpen)
            {
                Hide(new(at, end));
            }
            else if (isCited && hiddenFrom < 0)
            {
                hiddenFrom = at;
            }

            Leave(end);
            at = end;
        }
    }

    /// <summary>Ends the element around what was written: a mark never reaches over its end.</summary>
    public void EndElement(int at)
    {
        if (isOpen)
        {
            Close(at);
        }
    }

    /// <summary>Whether a range shares a character with what is lit. Asked in the order of the text.</summary>
    public bool IsCited(TextSpan span)
    {
        for (var i = next; i < cited.Count && cited[i].Span.Start < span.End; i++)
        {
            if (cited[i].Span.Overlaps(span))
            {
                return true;
            }
        }

        return false;
    }

    private int PartEnd(int at, int end, out bool isCited)
    {
        isCited = next < cited.Count && cited[next].Span.Start <= at;
        return next == cited.Count ? end : Math.Min(end, isCited ? cited[next].Span.End : cited[next].Span.Start);
    }

    private void Open(int at)
    {
        if (isOpen)
        {
            return;
        }

        var span = cited[next];
        if (!isBegun)
        {
            html.Markup("<span class=\"sr\" lang=\"en\" dir=\"ltr\">Start of cited passage. </span>"u8);
        }

        html.Markup("<mark"u8);
        if (!span.IsCurrent)
        {
            html.Markup(" class=\"also\""u8);
        }

        if (!isBegun)
        {
            html.Attribute("id"u8, span.IsCurrent ? "cited" : string.Create(CultureInfo.InvariantCulture, $"cited-{span.Number}")).Markup(" tabindex=\"-1\""u8);
        }

        html.Markup(">"u8);
        if (hiddenFrom >= 0)
        {
            Hide(new(hiddenFrom, at));
        }

        (isOpen, isBegun, hiddenFrom) = (true, true, -1);
    }

    private void Leave(int at)
    {
        if (next == cited.Count || at < cited[next].Span.End)
        {
            return;
        }

        if (isOpen)
        {
            Close(at);
        }

        next++;
        (isBegun, hiddenFrom) = (false, -1);
    }

    private void Close(int at)
    {
        html.Markup("</mark>"u8);
        isOpen = false;
        if (at >= cited[next].ShownEnd)
        {
            html.Markup("<span class=\"sr\" lang=\"en\" dir=\"ltr\"> End of cited passage.</span>"u8);
        }
    }

    private void Hide(TextSpan span) => html.Markup("<span hidden>"u8).Text(span.In(text)).Markup("</span>"u8);

    private void Write(TextSpan span, RunStyle style, TextSpan? link)
    {
        if (span.IsEmpty)
        {
            return;
        }

        if (link is { } target && SafeLinks.Of(target.In(text)) is { } address)
        {
            html.Markup("<a rel=\"noopener noreferrer nofollow\""u8).Attribute("href"u8, address).Markup(">"u8);
            WriteStyled(span, style);
            html.Markup("</a>"u8);
            return;
        }

        WriteStyled(span, style);
    }

    private void WriteStyled(TextSpan span, RunStyle style)
    {
        html.Markup(style.HasFlag(RunStyle.Strong) ? "<strong>"u8 : default)
            .Markup(style.HasFlag(RunStyle.Stressed) ? "<em>"u8 : default)
            .Markup(style.HasFlag(RunStyle.Struck) ? "<s>"u8 : default)
            .Markup(style.HasFlag(RunStyle.Code) ? "<code>"u8 : default)
            .Text(span.In(text))
            .Markup(style.HasFlag(RunStyle.Code) ? "</code>"u8 : default)
            .Markup(style.HasFlag(RunStyle.Struck) ? "</s>"u8 : default)
            .Markup(style.HasFlag(RunStyle.Stressed) ? "</em>"u8 : default)
            .Markup(style.HasFlag(RunStyle.Strong) ? "</strong>"u8 : default);
    }
}
