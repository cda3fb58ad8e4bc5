using ChatBot.Retrieval;
using Xunit;

namespace ChatBot.Tests.Retrieval;

public sealed class QuestionWordsTests
{
    [Theory]
    [InlineData("How much does the breakwater cost?", "the breakwater cost")]
    [InlineData("Who is the harbour master, and when did he start?", "is the harbour master and start")]
    [InlineData("Wie viel kostet die Sanierung der Mole?", "kostet Sanierung Mole")]
    [InlineData("Combien coûte la réparation du brise-lames ?", "coûte réparation brise-lames")]
    [InlineData("¿Cuánto cuesta la reparación del rompeolas?", "cuesta reparación rompeolas")]
    [InlineData("Сколько стоит ремонт волнореза?", "стоит ремонт волнореза")]
    public void WordsThatOnlyAskAreLeftOutInTheLanguageOfTheQuestion(string question, string words) =>
        Assert.Equal(words, string.Join(' ', QuestionWords.Drop(question).Split([' ', '?', '¿', ','], StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("What would you do?")]
    [InlineData("how?")]
    [InlineData("")]
    [InlineData("?!")]
    public void AQuestionOfNothingButSuchWordsStaysAsItIs(string question) => Assert.Equal(question, QuestionWords.Drop(question));

    [Fact]
    public void TheWordsThatRemainStandWhereTheyStood()
    {
        const string Question = "Which ferry carries how many passengers?";

        var kept = QuestionWords.Drop(Question);

        Assert.Equal(Question.Length, kept.Length);
        Assert.Equal(Question.IndexOf("passengers", StringComparison.Ordinal), kept.IndexOf("passengers", StringComparison.Ordinal));
    }
}
