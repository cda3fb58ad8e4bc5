using ChatBot.Channels.Web;

namespace ChatBot.Server.Hosting;

/// <summary>How answers reach people: the section <c>Channels</c> of the settings.</summary>
public sealed class ChannelsOptions
{
    /// <summary>Page, widget and source viewer.</summary>
    public WebOptions Web { get; set; } = new();
}
