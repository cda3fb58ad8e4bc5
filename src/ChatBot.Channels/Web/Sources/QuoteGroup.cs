using ChatBot.Corpus;

namespace ChatBot.Channels.Web.Sources;

/// <summary>The paragraphs of a quotation.</summary>
internal sealed class QuoteGroup(SourceView view, HtmlWriter html, BlockText text) : BlockGroup(view, html, text)
{
    /// <inheritdoc />
    public override bool Takes(Block block) => block is Block.Quote;

    /// <inheritdoc />
    public override void Begin(int number) => Html.Markup("<blockquote>\n"u8);

    /// <inheritdoc />
    public override void Write(int number)
    {
        Html.Markup("<p dir=\"auto\""u8);
        Text.Attributes(number);
        Html.Markup(">"u8);
        Text.Words(number);
        Html.Markup("</p>\n"u8);
    }

    /// <inheritdoc />
    public override void End() => Html.Markup("</blockquote>\n"u8);
}
