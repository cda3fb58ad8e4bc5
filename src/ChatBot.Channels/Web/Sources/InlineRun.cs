using ChatBot.Text;

namespace ChatBot.Channels.Web.Sources;

/// <summary>How a run of characters is set.</summary>
[Flags]
internal enum RunStyle
{
    /// <summary>As its surroundings.</summary>
    Plain = 0,

    /// <summary>Strongly.</summary>
    Strong = 1,

    /// <summary>With stress.</summary>
    Stressed = 2,

    /// <summary>As code.</summary>
    Code = 4,

    /// <summary>Struck out.</summary>
    Struck = 8,

    /// <summary>Not at all: it is a mark of the markup.</summary>
    Mark = 16,
}

/// <summary>Characters of the source text that are set alike; <see cref="Link"/> is where they lead.</summary>
internal readonly record struct InlineRun(TextSpan Span, RunStyle Style, TextSpan? Link = null);
