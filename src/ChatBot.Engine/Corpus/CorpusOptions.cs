using System.ComponentModel.DataAnnotations;

namespace ChatBot.Corpus;

/// <summary>How the rows of a CSV file are understood.</summary>
public enum CsvRows
{
    /// <summary>The file is one table; each row is a row of it.</summary>
    Table,

    /// <summary>Each row is a document of its own.</summary>
    Documents,
}

/// <summary>Which files make the corpus: the section <c>Corpus</c> of the settings.</summary>
public sealed class CorpusOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Corpus";

    /// <summary>Folders and files to read. Relative paths are from the settings file's folder.</summary>
    public IList<string> Paths { get; init; } = [];

    /// <summary>Patterns of the only files to take; empty takes every file that is not hidden or secret.</summary>
    public IList<string> Include { get; init; } = [];

    /// <summary>Patterns of files and folders to leave out, whatever else is said.</summary>
    public IList<string> Exclude { get; init; } = [];

    /// <summary>Larger files are skipped with a reason.</summary>
    [Range(1, 1024)]
    public int MaxFileMegabytes { get; set; } = 64;

    /// <summary>Whether <c>serve</c> indexes changes as they happen.</summary>
    public bool Watch { get; set; } = true;

    /// <summary>Whether a row of a CSV file is a document of its own or part of one table.</summary>
    [EnumDataType(typeof(CsvRows))]
    public CsvRows CsvRows { get; set; } = CsvRows.Table;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (member, patterns) in new[] { (nameof(Include), Include), (nameof(Exclude), Exclude) })
        {
            foreach (var pattern in patterns)
            {
                if (GlobPattern.TryParse(pattern, out var error) is null)
                {
                    yield return new ValidationResult(error, [member]);
                }
            }
        }
    }
}
