using ChatBot.Corpus;
using ChatBot.Passages;

namespace ChatBot.Channels.Web.Sources;

/// <summary>What is said in a recording, a row for each cue with its time.</summary>
internal sealed class CueGroup(SourceView view, HtmlWriter html, BlockText text) : BlockGroup(view, html, text)
{
    private readonly Moments? moments = Moments.Of(view.Entry);
    private string? speaker;

    /// <inheritdoc />
    public override bool Takes(Block block) => block is Block.Cue;

    /// <inheritdoc />
    public override void Begin(int number)
    {
        speaker = null;
        Html.Markup("<ol class=\"cues\">\n"u8);
    }

    /// <inheritdoc />
    public override void Write(int number)
    {
        var cue = (Block.Cue)View.Blocks[number];
        Html.Markup("<li"u8);
        Text.Attributes(number, hasLine: false);
        Html.Markup("><bdi class=\"time\">"u8);
        if (moments is not null)
        {
            Html.Markup("<a rel=\"noopener noreferrer\""u8).Attribute("href"u8, moments.At(cue.From)).Markup(">"u8).Text(PlaceText.Of(cue.From)).Markup("</a>"u8);
        }
        else
        {
            Html.Text(PlaceText.Of(cue.From));
        }

        Html.Markup("</bdi> "u8);
        if (cue.Speaker is { } name && name != speaker)
        {
            Html.Markup("<b dir=\"auto\">"u8).Text(name).Markup("</b> "u8);
        }

        speaker = cue.Speaker;
        Html.Markup("<p dir=\"auto\">"u8);
        Text.Words(number);
        Html.Markup("</p></li>\n"u8);
    }

    /// <inheritdoc />
    public override void End() => Html.Markup("</ol>\n"u8);
}
