using System.ComponentModel.DataAnnotations;
using ChatBot.Corpus;
using Xunit;

namespace ChatBot.Tests.Corpus;

public sealed class CorpusOptionsTests
{
    private static List<ValidationResult> Validate(CorpusOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results;
    }

    [Fact]
    public void DefaultsAreValid() => Assert.Empty(Validate(new CorpusOptions()));

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public void FileSizeOutOfRangeIsRefused(int megabytes) =>
        Assert.Equal("MaxFileMegabytes", Assert.Single(Validate(new CorpusOptions { MaxFileMegabytes = megabytes })).MemberNames.Single());

    [Fact]
    public void BrokenPatternIsRefusedByName()
    {
        var result = Assert.Single(Validate(new CorpusOptions { Exclude = { "ok", "a[" } }));

        Assert.Equal("Exclude", result.MemberNames.Single());
        Assert.Contains("'a['", result.ErrorMessage, StringComparison.Ordinal);
    }
}
