using System.ComponentModel.DataAnnotations;

namespace ChatBot.Passages;

/// <summary>How large passages are: the section <c>Passages</c> of the settings.</summary>
public sealed class PassageOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Passages";

    /// <summary>The size that passages of long sections come close to.</summary>
    [Range(40, 1000)]
    public int WordsPerPassage { get; set; } = 200;

    /// <summary>Parts of a section with fewer words are joined with the next part where that is possible.</summary>
    [Range(0, 1000)]
    public int WordsAtLeast { get; set; } = 100;

    /// <summary>What is cut has at most so many words; only a section that needs no cut at all may have a few more.</summary>
    [Range(40, 2000)]
    public int WordsAtMost { get; set; } = 250;

    /// <summary>No passage covers more characters of the source text than this, whatever it holds.</summary>
    [Range(2_000, 50_000)]
    public int CharactersAtMost { get; set; } = 4_000;

    /// <summary>A section of up to this many words stays whole rather than leaving a stub.</summary>
    internal int WordsKeptWhole => Math.Max(WordsAtMost, WordsPerPassage * 8 / 5);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WordsAtLeast > WordsPerPassage || WordsPerPassage > WordsAtMost)
        {
            yield return new ValidationResult(
                $"{nameof(WordsAtLeast)} {WordsAtLeast}, {nameof(WordsPerPassage)} {WordsPerPassage} and {nameof(WordsAtMost)} {WordsAtMost} must not fall.",
                [nameof(WordsPerPassage)]);
        }
    }
}
