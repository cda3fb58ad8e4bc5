using System.Net;
using System.Text;

namespace ChatBot.Evaluation;

/// <summary>HTML in the making. Text of questions and documents only gets in escaped.</summary>
internal sealed class Markup
{
    private readonly StringBuilder html = new();

    /// <summary>Adds markup of the page itself.</summary>
    public Markup Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Adds a text that may hold anything.</summary>
    public Markup Text(string text)
    {
        html.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    /// <summary>Adds an element that holds nothing but a text; <paramref name="start"/> is what stands between its brackets.</summary>
    public Markup Element(string start, string text)
    {
        var space = start.IndexOf(' ', StringComparison.Ordinal);
        return Raw($"<{start}>").Text(text).Raw($"</{(space < 0 ? start : start[..space])}>\n");
    }

    /// <summary>The markup so far.</summary>
    public override string ToString() => html.ToString();
}
