using ChatBot.Channels.Http;
using Xunit;

namespace ChatBot.Tests.Channels.Agents;

public sealed class QuestionRateTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void ABucketCanBeEmptiedAtOnceAndFillsEvenly()
    {
        var rate = new QuestionRate(perMinute: 6, time);
        Assert.All(Enumerable.Range(0, 6), _ => Assert.Null(rate.Take("a")));
        Assert.Equal(10, rate.Take("a")!.Value.TotalSeconds, 3);
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(6, rate.Take("a")!.Value.TotalSeconds, 3);
        time.Advance(TimeSpan.FromSeconds(7));
        Assert.Null(rate.Take("a"));
        Assert.NotNull(rate.Take("a"));
        time.Advance(TimeSpan.FromDays(1));
        Assert.All(Enumerable.Range(0, 6), _ => Assert.Null(rate.Take("a")));
        Assert.NotNull(rate.Take("a"));
    }

    [Fact]
    public void CallersDoNotTakeFromEachOther()
    {
        var rate = new QuestionRate(perMinute: 1, time);
        Assert.Null(rate.Take("a"));
        Assert.NotNull(rate.Take("a"));
        Assert.Null(rate.Take("b"));
    }

    [Fact]
    public void HoweverManyCallersThereAreTheBooksStayBounded()
    {
        var rate = new QuestionRate(perMinute: 2, time);
        for (var i = 0; i < QuestionRate.MostCallers; i++)
        {
            Assert.Null(rate.Take($"caller {i}"));
        }

        // Newcomers share what one caller may ask; those who were there before keep theirs.
        Assert.Null(rate.Take("newcomer 1"));
        Assert.Null(rate.Take("newcomer 2"));
        Assert.NotNull(rate.Take("newcomer 3"));
        Assert.Null(rate.Take("caller 0"));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.All(Enumerable.Range(4, 6), i => Assert.Null(rate.Take($"newcomer {i}")));
    }
}
