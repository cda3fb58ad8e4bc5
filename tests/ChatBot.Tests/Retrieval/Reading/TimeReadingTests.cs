using ChatBot.Retrieval;
using Xunit;

namespace ChatBot.Tests.Retrieval.Reading;

public sealed class TimeReadingTests
{
    private static QuestionReading Read(string question) => QuestionReader.Read(question, Catalogues.Library);

    [Theory]
    [InlineData("How long is the podcast?", RecordingEnd.Length, 0)]
    [InlineData("How long does the recording of Orchard Hour 7 last?", RecordingEnd.Length, 0)]
    [InlineData("What is the length of the podcast?", RecordingEnd.Length, 0)]
    [InlineData("Wie lange dauert der Podcast?", RecordingEnd.Length, 0)]
    [InlineData("Combien de temps dure le podcast ?", RecordingEnd.Length, 0)]
    [InlineData("¿Cuánto dura el podcast?", RecordingEnd.Length, 0)]
    [InlineData("Which time mark stands last in the transcript, and which word follows it?", RecordingEnd.End, 0)]
    [InlineData("What is the very first thing said in the podcast?", RecordingEnd.Beginning, 0)]
    [InlineData("Which words close the podcast?", RecordingEnd.End, 0)]
    [InlineData("How does Orchard Hour end?", RecordingEnd.End, 0)]
    [InlineData("Wie beginnt die Aufnahme?", RecordingEnd.Beginning, 0)]
    [InlineData("What is said in the last minute of the podcast?", RecordingEnd.End, 60)]
    [InlineData("What do they say about frost in the first two minutes of the podcast?", RecordingEnd.Beginning, 120)]
    [InlineData("Was wird in den letzten 30 Sekunden der Aufnahme gesagt?", RecordingEnd.End, 30)]
    public void AnEndOfARecordingIsRead(string question, RecordingEnd end, int seconds)
    {
        var reading = Read(question);
        Assert.Equal(new RecordingPart(end, seconds == 0 ? null : TimeSpan.FromSeconds(seconds)), reading.Part);
        Assert.True(reading.Is(QuestionKinds.AtTime));
    }

    [Theory]
    [InlineData("How long is the frost that the podcast speaks of?")]
    [InlineData("What is the first remedy for frost in the podcast?")]
    [InlineData("How long does a bee live?")]
    [InlineData("How long is the essay by Kest?")]
    public void WhatElseIsLongOrFirstIsNoEndOfARecording(string question) => Assert.Null(Read(question).Part);

    [Theory]
    [InlineData("What is said from minute five on in the podcast?", 300, -1)]
    [InlineData("What is said in the podcast after 12:00?", 720, -1)]
    [InlineData("What do they talk about before 3:00 in the podcast?", 0, 180)]
    [InlineData("What is said from 3:00 to 4:30 in the podcast?", 180, 270)]
    [InlineData("What is said in the podcast at 12:21?", 741, 741)]
    public void AStretchMayBeOpen(string question, int from, int to) =>
        Assert.Equal((TimeSpan.FromSeconds(from), to < 0 ? TimeSpan.MaxValue : TimeSpan.FromSeconds(to)), Read(question).Time);

    [Theory]
    [InlineData("Give the time mark where BlossomTest enters the discussion.", "BlossomTest")]
    [InlineData("How far into the podcast does the remark about turtles fall?", "turtles")]
    [InlineData("When is a piano first mentioned in the podcast?", "piano")]
    [InlineData("At what point are baristas brought up?", "baristas")]
    [InlineData("Where in the recording does the talk turn to robots?", "robots")]
    [InlineData("When is Iran spoken of?", "Iran")]
    public void WordsOfTalkAreNotSearchedFor(string question, string words)
    {
        var reading = Read(question);
        Assert.True(reading.Is(QuestionKinds.WhichTime));
        Assert.Equal(words, string.Join(' ', reading.Words.Split(' ').Except(["where", "Where", "is", "a", "does", "are", "first", "Give", "the", "When"], StringComparer.Ordinal)));
    }
}
