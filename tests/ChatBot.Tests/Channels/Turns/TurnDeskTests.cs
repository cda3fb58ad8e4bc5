using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Channels.Turns;
using ChatBot.Conversations;
using Xunit;

namespace ChatBot.Tests.Channels.Turns;

public sealed class TurnDeskTests : IDisposable
{
    private static readonly Principal Other = new() { Id = "other", Labels = [] };

    private readonly ManualTime time = new();
    private readonly ScriptedTurns answers = new();
    private readonly TurnDesk desk;

    public TurnDeskTests() => desk = Desk(new LimitsOptions { QuestionsAtOnce = 2, QuestionsWaiting = 2 });

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task AListenerWhoComesLateOrComesBackMissesNothing()
    {
        var turn = Begin("How high?");
        answers["How high?"].Tell("Twelve").Tell(" metres");
        Assert.Equal(["Twelve", " metres"], await Heard(turn, 0, atMost: 2));
        Assert.Equal([" metres"], await Heard(turn, 1, atMost: 1));
        answers["How high?"].Tell(".").End();
        Assert.Equal(["Twelve", " metres", "."], await Heard(turn, 0));
        Assert.Equal(["."], await Heard(turn, 2));
        Assert.Equal([], await Heard(turn, 3));
        Assert.Equal([], await Heard(turn, int.MaxValue));
        Assert.Equal("Twelve metres.", (await turn.Done)!.Text);
    }

    [Fact]
    public async Task ARequestThatIsSentAgainIsTheSameTurn()
    {
        var turn = Begin("A", "r1");
        Assert.Same(turn, Begin("A", "r1"));
        answers["A"].End();
        await turn.Done;
        Assert.Same(turn, Begin("A", "r1"));
        Assert.Equal(1, answers.Asked);

        Assert.NotSame(turn, Begin("A", "r2"));
        Assert.NotSame(turn, Begin("A"));
    }

    [Fact]
    public void ARequestNumberIsTheAskersOwn()
    {
        var turn = Begin("A", "r1");
        Assert.IsType<TurnStart.OtherQuestion>(desk.Begin(Question("B"), "r1"));
        Assert.IsType<TurnStart.OtherQuestion>(desk.Begin(Question("A") with { ConversationId = "another" }, "r1"));
        var others = Assert.IsType<TurnStart.Begun>(desk.Begin(Question("A") with { Principal = Other }, "r1"));
        Assert.NotSame(turn, others.Turn);
    }

    [Fact]
    public void OnlyWhoAskedFindsATurn()
    {
        var turn = Begin("A");
        Assert.Same(turn, desk.Find(turn.AnswerId, Principal.Local));
        Assert.Null(desk.Find(turn.AnswerId, Other));
        Assert.Null(desk.Find("unknown", Principal.Local));
    }

    [Fact]
    public async Task AStoppedTurnEndsWithoutAnAnswerAndItsWorkIsCancelled()
    {
        var turn = Begin("A");
        await answers["A"].Begun.Task;
        turn.Stop();
        await answers["A"].Stopped.Task;
        Assert.Null(await turn.Done);
        Assert.Equal([], await Heard(turn, 0));
    }

    [Fact]
    public async Task WhatBreaksReachesWhoeverWaits()
    {
        var turn = Begin("A");
        answers["A"].Break(new InvalidOperationException("broken"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => turn.Done);
        Assert.Equal([], await Heard(turn, 0));
    }

    [Fact]
    public async Task AFinishedTurnIsKeptForTenMinutes()
    {
        var turn = Begin("A", "r1");
        answers["A"].End();
        await turn.Done;
        time.Advance(TimeSpan.FromMinutes(9.9));
        Assert.Same(turn, desk.Find(turn.AnswerId, Principal.Local));
        time.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Null(desk.Find(turn.AnswerId, Principal.Local));
        Assert.NotSame(turn, Begin("A", "r1"));
    }

    [Fact]
    public async Task TheOldestFinishedTurnsGoFirst()
    {
        answers["A"].End();
        var first = Begin("A");
        await first.Done;
        RunningTurn? last = null;
        for (var i = 0; i < TurnDesk.MostFinished; i++)
        {
            last = Begin("A");
            await last.Done;
        }

        Assert.Null(desk.Find(first.AnswerId, Principal.Local));
        Assert.Same(last, desk.Find(last!.AnswerId, Principal.Local));
    }

    [Fact]
    public async Task LargeAnswersAreForgottenSooner()
    {
        var large = new string('x', 4_000_000);
        answers["A"].Tell(large).End();
        var turns = new List<RunningTurn>();
        for (var i = 0; i < 8; i++)
        {
            turns.Add(Begin("A"));
            answers["A"].End();
            await turns[^1].Done;
        }

        Assert.Equal(3, turns.Count(turn => desk.Find(turn.AnswerId, Principal.Local) is not null));
        Assert.NotNull(desk.Find(turns[^1].AnswerId, Principal.Local));
    }

    [Fact]
    public async Task ATurnThatNobodyListensToAnyMoreIsCancelledAfterAMinute()
    {
        var turn = Begin("A");
        await answers["A"].Tell("x").Begun.Task;
        Assert.Equal(["x"], await Heard(turn, 0, atMost: 1));
        time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(["x"], await Heard(turn, 0, atMost: 1));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(turn.Done.IsCompleted);
        time.Advance(TurnDesk.Pace);
        Assert.Null(await turn.Done);
    }

    [Fact]
    public async Task ATurnWithAListenerMayTakeAsLongAsItTakes()
    {
        var turn = Begin("A");
        var listening = Heard(turn, 0);
        time.Advance(TimeSpan.FromHours(1));
        answers["A"].Tell("x").End();
        Assert.Equal(["x"], await listening);
        Assert.NotNull(await turn.Done);
    }

    [Fact]
    public async Task WhoGivesUpWaitingAloneStopsTheTurn()
    {
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var turn = Begin("A");
        var waits = new[] { turn.WaitAsync(first.Token), turn.WaitAsync(second.Token) };
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits[0]);
        Assert.False(turn.Done.IsCompleted);
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits[1]);
        Assert.Null(await turn.Done);
    }

    [Fact]
    public async Task ARequestWhoseTurnWasGivenUpIsAskedAnewAndOneThatWasStoppedIsNot()
    {
        using var leaves = new CancellationTokenSource();
        var abandoned = Begin("A", "r1");
        var wait = abandoned.WaitAsync(leaves.Token);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        var again = Begin("A", "r1");
        Assert.NotSame(abandoned, again);
        Assert.Null(await abandoned.Done);

        // The old turn is forgotten first, which must not take the number of the new one along.
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.Same(again, Begin("A", "r1"));
        Assert.Same(again, desk.FindRequest("r1", Principal.Local));
        again.Stop();
        Assert.Null(await again.Done);
        Assert.Same(again, Begin("A", "r1"));
    }

    [Fact]
    public async Task MoreQuestionsThanThereArePlacesWaitAndMoreThanThatAreTurnedAway()
    {
        var turns = new[] { "A", "B", "C", "D" }.Select(question => Begin(question)).ToList();
        Assert.IsType<TurnStart.Full>(desk.Begin(Question("E")));
        await answers["A"].Begun.Task;
        await answers["B"].Begun.Task;
        Assert.Equal(2, answers.Asked);

        answers["A"].End();
        await turns[0].Done;
        await answers["C"].Begun.Task;
        turns[3].Stop();
        Assert.Null(await turns[3].Done);
        Assert.IsType<TurnStart.Begun>(desk.Begin(Question("E")));
        Assert.False(answers["D"].Begun.Task.IsCompleted);
    }

    [Fact]
    public async Task ADeskThatClosesStopsItsTurns()
    {
        var own = Desk(new LimitsOptions());
        var turn = ((TurnStart.Begun)own.Begin(Question("A"))).Turn;
        own.Dispose();
        Assert.Null(await turn.Done);
    }

    private static Question Question(string text) => new() { Text = text, Principal = Principal.Local };

    private static async Task<List<string>> Heard(RunningTurn turn, int from, int atMost = int.MaxValue)
    {
        var heard = new List<string>();
        await foreach (var (position, news) in turn.FollowAsync(from, CancellationToken.None))
        {
            Assert.Equal(from + heard.Count, position);
            heard.Add(((TurnNews.Piece)news).Text);
            if (heard.Count == atMost)
            {
                break;
            }
        }

        return heard;
    }

    private TurnDesk Desk(LimitsOptions limits) => new(answers.AnswerAsync, limits, time);

    private RunningTurn Begin(string question, string? request = null) => Assert.IsType<TurnStart.Begun>(desk.Begin(Question(question), request)).Turn;
}
