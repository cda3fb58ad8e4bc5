using System.ComponentModel.DataAnnotations;

namespace ChatBot.Conversations;

/// <summary>How much may be asked for, by one asker and by all: the section <c>Limits</c> of the settings.</summary>
public sealed class LimitsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Limits";

    /// <summary>A longer question is refused with a sentence.</summary>
    [Range(1, 100000)]
    public int QuestionCharacters { get; set; } = 4000;

    /// <summary>How many questions one caller may ask in a minute.</summary>
    [Range(1, 1000000)]
    public int QuestionsPerMinute { get; set; } = 120;

    /// <summary>How many questions are answered at the same time.</summary>
    [Range(1, 10000)]
    public int QuestionsAtOnce { get; set; } = 32;

    /// <summary>How many more questions wait until it is their turn.</summary>
    [Range(0, 100000)]
    public int QuestionsWaiting { get; set; } = 1000;

    /// <summary>How many listeners may follow answers at the same time.</summary>
    [Range(1, 100000)]
    public int Streams { get; set; } = 5000;
}
