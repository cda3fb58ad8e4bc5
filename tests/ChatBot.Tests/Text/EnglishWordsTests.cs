using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Text;

public sealed class EnglishWordsTests
{
    [Theory]
    [InlineData("lights", true)]
    [InlineData("tight", true)]
    [InlineData("banned", true)]
    [InlineData("weighing", true)]
    [InlineData("lihgts", false)]
    [InlineData("advnce", false)]
    [InlineData("brekwater", false)]
    public void AWordIsToldFromASlip(string word, bool isWord) => Assert.Equal(isWord, EnglishWords.Contains(word));

    [Theory]
    [InlineData("gave", "give")]
    [InlineData("children", "child")]
    [InlineData("swum", "swim")]
    [InlineData("colour", "color")]
    public void FormsThatNoRuleJoinsAreJoined(string one, string other)
    {
        Assert.Contains(EnglishStemmer.Stem(other), IrregularForms.Of(EnglishStemmer.Stem(one)));
        Assert.Contains(EnglishStemmer.Stem(one), IrregularForms.Of(EnglishStemmer.Stem(other)));
    }

    [Fact]
    public void ARegularWordHasNoOtherForms() => Assert.Empty(IrregularForms.Of(EnglishStemmer.Stem("walked")));
}
