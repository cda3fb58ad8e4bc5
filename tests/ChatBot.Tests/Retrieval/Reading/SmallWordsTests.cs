using ChatBot.Retrieval;
using Xunit;

namespace ChatBot.Tests.Retrieval.Reading;

public sealed class SmallWordsTests
{
    [Theory]
    [InlineData("wat dose E22 meen", "what does E22 mean")]
    [InlineData("Waht is teh price?", "what is the price?")]
    [InlineData("how meny chairs are there?", "how many chairs are there?")]
    [InlineData("What dose is allowed per day?", "What dose is allowed per day?")]
    [InlineData("What dose cures a cold?", "What dose cures a cold?")]
    [InlineData("Wer hat den Damm gebaut?", "Wer hat den Damm gebaut?")]
    [InlineData("What did the Watt family build?", "What did the Watt family build?")]
    public void SmallWordsAreMendedWhereTheyMustStand(string asked, string meant) => Assert.Equal(meant, SmallSlips.Mend(asked));

    [Theory]
    [InlineData("Which ports are there apart from Lindry?", "Lindry")]
    [InlineData("What does the mill other than the Word Mill do?", "Word Mill")]
    [InlineData("Which rooms besides the Attic have a lamp?", "Attic")]
    public void WhatIsLeftAsideIsRead(string asked, string thing)
    {
        var reading = QuestionReader.Read(asked, Catalogues.Library);

        Assert.Equal([thing], reading.LeftAside);
        Assert.DoesNotContain(thing, reading.Words, StringComparison.Ordinal);
    }
}
