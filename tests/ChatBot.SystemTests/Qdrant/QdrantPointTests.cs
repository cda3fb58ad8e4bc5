using ChatBot.Server.Stores.Qdrant;
using Xunit;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>Every call about points, made to a real Qdrant.</summary>
[Collection(SharedQdrant.Name)]
public sealed class QdrantPointTests(SharedQdrant qdrant)
{
    [QdrantFact]
    public async Task BothLegsOfASearchComeBackInOneCall()
    {
        await using var calls = await Filled(10);

        var legs = await calls.Api.SearchAsync(calls.Collection, [ByMeaning(3, "public"), ByWords(7, "public")], QdrantCalls.ReadText, default);

        Assert.Equal(2, legs.Count);
        Assert.Equal(3, QdrantCalls.Numbers(legs[0])[0]);
        Assert.Equal("passage 3", legs[0][0].Payload);
        Assert.Equal(1, legs[0][0].Score, 0.01);
        Assert.Equal(7, QdrantCalls.Numbers(legs[1])[0]);
        Assert.True(legs[1][0].Score > legs[1][1].Score, "a rare word weighs more than one that all have");
    }

    [QdrantFact]
    public async Task TheFilterExcludesInEveryCallThatTakesOne()
    {
        await using var calls = await QdrantCalls.OpenAsync(qdrant);
        await calls.Api.UpsertAsync(calls.Collection, [.. Enumerable.Range(0, 20).Select(number => QdrantCalls.Point(number, number % 2 == 0 ? "public" : "secret"))], default);
        int[] even = [0, 2, 4, 6, 8, 10, 12, 14, 16, 18];
        int[] odd = [1, 3, 5, 7, 9, 11, 13, 15, 17, 19];

        var legs = await calls.Api.SearchAsync(calls.Collection, [ByMeaning(3, "public"), ByWords(3, "public"), ByMeaning(3, "secret")], QdrantCalls.ReadText, default);
        Assert.Equal(even, QdrantCalls.Numbers(legs[0]).Order());
        Assert.Equal(even, QdrantCalls.Numbers(legs[1]).Order());
        Assert.Equal(odd, QdrantCalls.Numbers(legs[2]).Order());

        var page = await calls.Api.ScrollAsync(calls.Collection, QdrantCalls.Label("public"), QdrantPayload.None, 100, null, QdrantCalls.ReadText, default);
        Assert.Equal(even, QdrantCalls.Numbers(page.Points).Order());
        Assert.Equal(10, await calls.Api.CountAsync(calls.Collection, QdrantCalls.Label("secret"), default));
        Assert.Equal(0, await calls.Api.CountAsync(calls.Collection, QdrantCalls.Label(), default));

        await calls.Api.DeleteAsync(calls.Collection, QdrantCalls.Label("secret"), default);
        Assert.Equal(10, await calls.Api.CountAsync(calls.Collection, null, default));
        Assert.Equal(10, await calls.Api.CountAsync(calls.Collection, QdrantCalls.Label("public"), default));
    }

    [QdrantFact]
    public async Task EveryKindOfConditionMeansWhatItsNameSays()
    {
        await using var calls = await Filled(10);
        var day = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal([4], await Matching(calls, QdrantFilter.All(new QdrantCondition.IsNumber("ordinal", 4))));
        Assert.Equal([8, 9], await Matching(calls, QdrantFilter.All(new QdrantCondition.Between("ordinal", 8, null))));
        Assert.Equal([2, 3], await Matching(calls, QdrantFilter.All(new QdrantCondition.Between("ordinal", 2, 3))));
        Assert.Equal([0, 1], await Matching(calls, QdrantFilter.All(new QdrantCondition.BetweenMoments("made", null, day.AddDays(1)))));
        Assert.Equal([5, 6], await Matching(calls, QdrantFilter.All(new QdrantCondition.HasId([QdrantCalls.Id(5), QdrantCalls.Id(6), QdrantCalls.Id(77)]))));
        Assert.Equal([1, 9], await Matching(calls, QdrantFilter.Any(new QdrantCondition.IsNumber("ordinal", 1), new QdrantCondition.IsNumber("ordinal", 9))));
        Assert.Equal([0, 1, 2], await Matching(calls, new QdrantFilter(must: [new QdrantCondition.Is("label", "public")], mustNot: [new QdrantCondition.Between("ordinal", 3, 9)])));
        Assert.Equal([3], await Matching(calls, QdrantFilter.All(new QdrantCondition.Between("ordinal", null, 3)).And(QdrantFilter.All(new QdrantCondition.Between("ordinal", 3, null)))));
        Assert.Empty(await Matching(calls, QdrantCalls.Label()));
    }

    [QdrantFact]
    public async Task PagesComeInTheOrderOfIdsUntilNothingIsLeft()
    {
        await using var calls = await Filled(10);
        var seen = new List<int>();
        Guid? from = null;
        do
        {
            var page = await calls.Api.ScrollAsync(calls.Collection, null, QdrantPayload.Only("text"), 4, from, QdrantCalls.ReadText, default);
            Assert.All(page.Points, point => Assert.StartsWith("passage ", point.Payload));
            seen.AddRange(QdrantCalls.Numbers(page.Points));
            from = page.Next;
        }
        while (from is not null);

        Assert.Equal(Enumerable.Range(0, 10), seen);
    }

    [QdrantFact]
    public async Task PointsAreReadByTheirIdsAndOnlyAsFarAsAskedFor()
    {
        await using var calls = await Filled(5);

        var whole = await calls.Api.GetAsync(calls.Collection, [QdrantCalls.Id(1), QdrantCalls.Id(4), QdrantCalls.Id(99)], QdrantPayload.Whole, QdrantCalls.ReadText, default);
        Assert.Equal([1, 4], QdrantCalls.Numbers(whole).Order());
        Assert.Equal(["passage 1", "passage 4"], whole.Select(point => point.Payload).Order());

        var other = await calls.Api.GetAsync(calls.Collection, [QdrantCalls.Id(1)], QdrantPayload.Only("label"), QdrantCalls.ReadText, default);
        Assert.Equal("", Assert.Single(other).Payload);
    }

    [QdrantFact]
    public async Task SettingPayloadLeavesTheRestAndTheVectors()
    {
        await using var calls = await Filled(5);

        await calls.Api.SetPayloadAsync(calls.Collection, [QdrantCalls.Id(2)], json => json.WriteString("text", "changed"), default);

        var legs = await calls.Api.SearchAsync(calls.Collection, [ByMeaning(2, "public")], QdrantCalls.ReadText, default);
        Assert.Equal("changed", legs[0][0].Payload);
        Assert.Equal(5, await calls.Api.CountAsync(calls.Collection, QdrantCalls.Label("public"), default));
    }

    [QdrantFact]
    public async Task PointsAreDeletedByTheirIds()
    {
        await using var calls = await Filled(5);

        await calls.Api.DeleteAsync(calls.Collection, [QdrantCalls.Id(0), QdrantCalls.Id(3), QdrantCalls.Id(99)], default);
        await calls.Api.DeleteAsync(calls.Collection, [], default);

        Assert.Equal([1, 2, 4], await Matching(calls, QdrantCalls.Label("public")));
    }

    [QdrantFact]
    public async Task WritingAPointAgainReplacesIt()
    {
        await using var calls = await Filled(3);

        await calls.Api.UpsertAsync(calls.Collection, [QdrantCalls.Point(1, "secret")], default);

        Assert.Equal([0, 2], await Matching(calls, QdrantCalls.Label("public")));
        Assert.Equal([1], await Matching(calls, QdrantCalls.Label("secret")));
    }

    [QdrantFact]
    public async Task MoreThanABatchOfPointsIsWrittenWhole()
    {
        await using var calls = await Filled((QdrantApi.PointsPerBatch * 2) + 3);

        Assert.Equal((QdrantApi.PointsPerBatch * 2) + 3, await calls.Api.CountAsync(calls.Collection, null, default));
    }

    [QdrantFact]
    public async Task BatchesOfLargePointsStayBelowWhatQdrantTakes()
    {
        await using var calls = await QdrantCalls.OpenAsync(qdrant);
        var text = new string('x', 3_000_000);
        var points = Enumerable.Range(0, 16).Select(number => QdrantCalls.Point(number) with { WritePayload = json => json.WriteString("text", text) });

        await calls.Api.UpsertAsync(calls.Collection, [.. points], default);

        Assert.Equal(16, await calls.Api.CountAsync(calls.Collection, null, default));
    }

    [QdrantFact]
    public async Task QuantizedVectorsFindTheSamePoints()
    {
        await using var calls = await QdrantCalls.OpenAsync(qdrant, QdrantQuantization.Scalar);
        await calls.Api.UpsertAsync(calls.Collection, [.. Enumerable.Range(0, 10).Select(number => QdrantCalls.Point(number))], default);

        var legs = await calls.Api.SearchAsync(calls.Collection, [ByMeaning(6, "public") with { Oversampling = 2 }, ByMeaning(6, "public") with { Exact = true }], QdrantCalls.ReadText, default);

        Assert.Equal(6, QdrantCalls.Numbers(legs[0])[0]);
        Assert.Equal(QdrantCalls.Numbers(legs[1]), QdrantCalls.Numbers(legs[0]));
    }

    [QdrantFact]
    public async Task AVectorOfTheWrongDimensionIsRefusedWithQdrantsOwnWords()
    {
        await using var calls = await QdrantCalls.OpenAsync(qdrant);
        var wrong = QdrantCalls.Point(1) with { Meaning = new[] { (Half)1, (Half)0 } };

        var error = await Assert.ThrowsAsync<QdrantException>(() => calls.Api.UpsertAsync(calls.Collection, [wrong], default));

        Assert.Equal((QdrantFailure.Refused, 400, false), (error.Failure, error.Status, error.IsPassing));
        Assert.Contains("expected dim: 4, got 2", error.Message, StringComparison.Ordinal);
    }

    [QdrantFact]
    public async Task ASparseVectorThatNamesADimensionTwiceIsRefused()
    {
        await using var calls = await QdrantCalls.OpenAsync(qdrant);
        var twice = QdrantCalls.Point(1) with { Words = QdrantCalls.Words((7, 1), (7, 2)) };

        var error = await Assert.ThrowsAsync<QdrantException>(() => calls.Api.UpsertAsync(calls.Collection, [twice], default));

        Assert.Equal((QdrantFailure.Refused, 422), (error.Failure, error.Status));
    }

    [QdrantFact]
    public async Task ANumberThatIsNoneNeverLeavesThisProgram()
    {
        await using var calls = await QdrantCalls.OpenAsync(qdrant);

        await Assert.ThrowsAsync<ArgumentException>(() => calls.Api.UpsertAsync(calls.Collection, [QdrantCalls.Point(1) with { Meaning = new[] { Half.NaN, (Half)0, (Half)0, (Half)0 } }], default));
        await Assert.ThrowsAsync<ArgumentException>(() => calls.Api.UpsertAsync(calls.Collection, [QdrantCalls.Point(1) with { Words = QdrantCalls.Words((1, float.PositiveInfinity)) }], default));

        Assert.Equal(0, await calls.Api.CountAsync(calls.Collection, null, default));
    }

    [QdrantFact]
    public async Task PointsWithoutVectorsCanBeKept()
    {
        await using var calls = await QdrantCalls.OpenAsync(qdrant);
        var documents = calls.Collection + "-documents";
        await calls.Api.CreateAsync(documents, new QdrantCollection(), default);
        await calls.Api.UpsertAsync(documents, [new QdrantPoint(QdrantCalls.Id(1), null, null, json => json.WriteString("text", "a document"))], default);

        var found = await calls.Api.GetAsync(documents, [QdrantCalls.Id(1)], QdrantPayload.Whole, QdrantCalls.ReadText, default);

        Assert.Equal("a document", Assert.Single(found).Payload);
        Assert.True(await calls.Api.DropAsync(documents, default));
    }

    private static QdrantLeg ByMeaning(int number, string label) => new()
    {
        Meaning = QdrantCalls.Vector(number).Select(half => (float)half).ToArray(),
        Filter = QdrantCalls.Label(label),
        Limit = 100,
    };

    private static QdrantLeg ByWords(int number, string label) => new()
    {
        Words = QdrantCalls.Words((1, 1), ((uint)(100 + number), 1)),
        Filter = QdrantCalls.Label(label),
        Limit = 100,
    };

    private static async Task<IReadOnlyList<int>> Matching(QdrantCalls calls, QdrantFilter filter) =>
        QdrantCalls.Numbers((await calls.Api.ScrollAsync(calls.Collection, filter, QdrantPayload.None, 100, null, QdrantCalls.ReadText, default)).Points);

    private async Task<QdrantCalls> Filled(int points)
    {
        var calls = await QdrantCalls.OpenAsync(qdrant);
        await calls.Api.UpsertAsync(calls.Collection, [.. Enumerable.Range(0, points).Select(number => QdrantCalls.Point(number))], default);
        return calls;
    }
}
