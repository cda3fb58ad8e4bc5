using System.ComponentModel.DataAnnotations;

namespace ChatBot.Conversations;

/// <summary>How much one asker may ask for: the section <c>Limits</c> of the settings.</summary>
public sealed class LimitsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Limits";

    /// <summary>A longer question is refused with a sentence.</summary>
    [Range(1, 100000)]
    public int QuestionCharacters { get; set; } = 4000;
}
