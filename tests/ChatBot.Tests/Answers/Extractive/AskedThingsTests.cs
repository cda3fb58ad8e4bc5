using ChatBot.Answers;
using Xunit;

namespace ChatBot.Tests.Answers;

public sealed class AskedThingsTests
{
    [Theory]
    [InlineData("Which shipyard will build the ferries?", "shipyard")]
    [InlineData("Who is the architect of the new roof?", "architect")]
    [InlineData("What is the mayor's salary?", "salary")]
    [InlineData("What is the name of the ship?", "ship")]
    [InlineData("What does she say about the airport?", "airport")]
    [InlineData("Which temperature setting was used?", "temperature")]
    [InlineData("Who took the minutes?", null)]
    [InlineData("When did it open?", null)]
    public void TheNounThatIsAskedForIsFound(string question, string? noun)
    {
        var at = AskedNoun.In(question);
        Assert.Equal(noun, at is { } start ? question.Substring(start, noun?.Length ?? 1) : null);
    }

    [Theory]
    [InlineData("How old is she?", "She was born in 1950.", true)]
    [InlineData("How old is she?", "She leads project 3.", false)]
    [InlineData("How wide is the gate?", "The gate measures 7.5m across.", true)]
    [InlineData("How wide is the gate?", "The gate has 3 locks.", false)]
    [InlineData("What does a ticket cost?", "A ticket is €4.", true)]
    [InlineData("What does a ticket cost?", "A ticket is valid for 4 zones.", false)]
    [InlineData("How heavy is it?", "It weighs three kilograms.", true)]
    public void AMeasureWantsItsUnits(string question, string sentence, bool hasUnit)
    {
        var units = Measures.Of(question);
        Assert.NotNull(units);
        Assert.Equal(hasUnit, Measures.Names(units, sentence, new WordReaders().Read(sentence, "en")));
    }

    [Theory]
    [InlineData("How many tests failed?")]
    [InlineData("Who wrote it?")]
    public void OtherQuestionsNameNoMeasure(string question) => Assert.Null(Measures.Of(question));

    [Theory]
    [InlineData("sever", "severiti", true)]
    [InlineData("tight", "tighten", true)]
    [InlineData("größe", "schuhgröße", true)]
    [InlineData("port", "portal", false)]
    [InlineData("inform", "informat", true)]
    [InlineData("company", "compare", false)]
    [InlineData("water", "water", false)]
    public void WordsOfOneRootAreAlike(string a, string b, bool alike)
    {
        Assert.Equal(alike, WordRoots.AreAlike(a, b));
        Assert.Equal(alike, WordRoots.AreAlike(b, a));
    }
}
