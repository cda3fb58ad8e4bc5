using ChatBot.Access;
using ChatBot.Channels.Activities;
using ChatBot.Channels.Web.DirectLine;
using Xunit;

namespace ChatBot.Tests.Channels.Web.DirectLine;

/// <summary>The activities of a conversation, and what a client gets that was away.</summary>
public sealed class DirectLineConversationTests
{
    private readonly ManualTime time = new();
    private readonly DirectLineConversation conversation;

    public DirectLineConversationTests() => conversation = New();

    [Fact]
    public void WhoComesBackMissesNothingAndGetsNothingTwice()
    {
        conversation.Append(Message("one"));
        conversation.Append(Message("two"));
        var first = conversation.Look(0);
        Assert.Equal(["one", "two"], Texts(first));
        Assert.Empty(conversation.Look(first.Watermark).Activities);

        conversation.Append(Message("three"));
        var second = conversation.Look(first.Watermark);
        Assert.Equal(["three"], Texts(second));
        Assert.Equal(["three"], Texts(conversation.Look(first.Watermark)));
        Assert.Empty(conversation.Look(second.Watermark).Activities);
    }

    [Fact]
    public void WhoWaitsIsToldThatThereIsMore()
    {
        var change = conversation.Look(0).Change;
        Assert.False(change.IsCompleted);
        conversation.Append(Message("one"));
        Assert.True(change.IsCompletedSuccessfully);
    }

    [Fact]
    public void OfAMessageInTheMakingOnlyTheNewestPartIsKept()
    {
        conversation.Append(Message("question"));
        conversation.Append(Message("Sear"), "a1");
        var before = conversation.Look(0).Watermark;
        conversation.Append(Message("The wall"), "a1");
        conversation.Append(Message("The wall comes first."), "a1");
        Assert.Equal(["question", "The wall comes first."], Texts(conversation.Look(0)));
        Assert.Equal(["The wall comes first."], Texts(conversation.Look(before)));
    }

    [Fact]
    public void TheSameMessageSentAgainIsTheSameActivity()
    {
        var first = conversation.Take(Message("one"), "client-1", slot: null, out var isNew);
        Assert.True(isNew);
        Assert.Equal(first, conversation.Take(Message("one"), "client-1", slot: null, out isNew));
        Assert.False(isNew);
        conversation.Take(Message("one"), "client-2", slot: null, out isNew);
        Assert.True(isNew);
        Assert.Equal(2, conversation.Look(0).Activities.Count);
    }

    [Fact]
    public void AConversationTakenUpAgainGoesOnBehindEveryEarlierWatermark()
    {
        for (var i = 0; i < 500; i++)
        {
            conversation.Append(Message("x"));
        }

        var seen = conversation.Look(long.MaxValue).Watermark;
        time.Advance(TimeSpan.FromSeconds(1));
        var again = New();
        again.Append(Message("new"));
        Assert.Equal(["new"], Texts(again.Look(seen)));
    }

    [Fact]
    public void AWatermarkThatWasNeverGivenHidesNothingNew()
    {
        var mark = conversation.Look(long.MaxValue).Watermark;
        conversation.Append(Message("one"));
        Assert.Equal(["one"], Texts(conversation.Look(mark)));
    }

    [Fact]
    public void ActivitiesHaveRisingTimesEvenWithinOneTickOfTheClock()
    {
        conversation.Append(Message("one"));
        conversation.Append(Message("two"));
        var times = conversation.Look(0).Activities.Select(json => ActivityJson.Read(json)!.Timestamp).ToList();
        Assert.True(times[0] < times[1]);
    }

    [Fact]
    public void TheOldestActivitiesGoWhenThereAreTooMany()
    {
        for (var i = 0; i <= DirectLineConversation.MostActivities; i++)
        {
            conversation.Append(Message($"{i}"));
        }

        Assert.Equal("1", Texts(conversation.Look(0))[0]);

        for (var i = 0; i < 30; i++)
        {
            conversation.Append(Message(new string('x', 100_000)));
        }

        Assert.InRange(conversation.Bytes, 1, DirectLineConversation.MostBytes);
    }

    [Fact]
    public async Task QuestionsAreAnsweredOneAfterTheOtherAndNotTooManyWait()
    {
        var release = new TaskCompletionSource();
        var order = new List<int>();
        var ended = new TaskCompletionSource();
        Assert.True(conversation.Enqueue(() => release.Task));
        for (var i = 1; i < DirectLineConversation.MostWaiting; i++)
        {
            var number = i;
            Assert.True(conversation.Enqueue(() =>
            {
                order.Add(number);
                if (number == DirectLineConversation.MostWaiting - 1)
                {
                    ended.SetResult();
                }

                return Task.CompletedTask;
            }));
        }

        Assert.False(conversation.Enqueue(() => Task.CompletedTask));
        release.SetResult();
        await ended.Task;
        Assert.Equal(Enumerable.Range(1, DirectLineConversation.MostWaiting - 1), order);
    }

    [Fact]
    public void TheOldestStreamIsCutForAnotherOne()
    {
        var streams = Enumerable.Range(0, DirectLineConversation.MostStreams + 1).Select(_ => new CancellationTokenSource()).ToList();
        streams.ForEach(conversation.Enter);
        Assert.Equal([true, .. Enumerable.Repeat(false, DirectLineConversation.MostStreams)], streams.Select(stream => stream.IsCancellationRequested));
        Assert.True(conversation.IsInUse);
        streams.ForEach(conversation.Leave);
        Assert.False(conversation.IsInUse);
        streams.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public void IdleConversationsAreForgottenAndSomebodyElsesAreNotOpened()
    {
        var conversations = new DirectLineConversations(time);
        var stranger = new Principal { Id = "stranger", Labels = [] };
        Assert.NotNull(conversations.Open("c1", Principal.Local, out var isNew));
        Assert.True(isNew);
        Assert.NotNull(conversations.Open("c1", Principal.Local, out isNew));
        Assert.False(isNew);
        Assert.Null(conversations.Open("c1", stranger, out _));
        Assert.Null(conversations.Find("c1", stranger));

        time.Advance(DirectLineConversations.IdleFor + TimeSpan.FromMinutes(1));
        conversations.Open("c2", Principal.Local, out _);
        Assert.Null(conversations.Find("c1", Principal.Local));
        Assert.Equal(1, conversations.Count);
    }

    [Fact]
    public void WhenThereAreTooManyConversationsTheLongestUntouchedGo()
    {
        var conversations = new DirectLineConversations(time);
        for (var i = 0; i <= DirectLineConversations.Most; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.NotNull(conversations.Open($"c{i}", Principal.Local, out _));
        }

        Assert.InRange(conversations.Count, 1, DirectLineConversations.Most);
        Assert.Null(conversations.Find("c0", Principal.Local));
        Assert.NotNull(conversations.Find($"c{DirectLineConversations.Most}", Principal.Local));
    }

    [Fact]
    public void WhenActivitiesTakeTooMuchRoomConversationsGo()
    {
        var conversations = new DirectLineConversations(time);
        for (var i = 0; i * 1_000_000L <= DirectLineConversations.MostBytes; i++)
        {
            conversations.Open($"c{i}", Principal.Local, out _)!.Append(Message(new string('x', 1_000_000)));
        }

        time.Advance(TimeSpan.FromMinutes(1));
        conversations.Tidy();
        Assert.Null(conversations.Find("c0", Principal.Local));
        Assert.InRange(conversations.Count, 1, (int)(DirectLineConversations.MostBytes / 1_000_000));
    }

    private static Activity Message(string text) => new() { Type = ActivityTypes.Message, Text = text };

    private static List<string?> Texts(MissedActivities missed) => [.. missed.Activities.Select(json => ActivityJson.Read(json)!.Text)];

    private DirectLineConversation New() => new("c1", Principal.Local, time);
}
