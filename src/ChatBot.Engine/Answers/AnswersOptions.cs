using System.ComponentModel.DataAnnotations;

namespace ChatBot.Answers;

/// <summary>How answers are given.</summary>
public sealed class AnswersOptions
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "Answers";

    /// <summary>Below this confidence the answer is that nothing was found. One default serves all corpora.</summary>
    [Range(0.0, 1.0)]
    public double NotFoundThreshold { get; set; } = 0.4;

    /// <summary>How many passages are read for one answer.</summary>
    [Range(3, 50)]
    public int PassagesPerAnswer { get; set; } = 12;

    /// <summary>How many seconds a model has for one question, searches included. Then the answer is in the words of the documents.</summary>
    [Range(5, 600)]
    public int ModelSeconds { get; set; } = 60;
}
