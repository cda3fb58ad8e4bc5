using System.Text;
using System.Text.Json;
using ChatBot.Server.Stores.Qdrant;
using Xunit;

namespace ChatBot.Tests.Stores.Qdrant;

public sealed class QdrantFilterTests
{
    private static readonly QdrantCondition Condition = new QdrantCondition.Is("kind", "note");

    [Fact]
    public void ThereIsNoFilterThatMeansEveryPoint()
    {
        Assert.Throws<ArgumentException>(() => new QdrantFilter());
        Assert.Throws<ArgumentException>(() => QdrantFilter.All());
        Assert.Throws<ArgumentException>(() => QdrantFilter.Any());
        Assert.Throws<ArgumentException>(() => new QdrantFilter(must: [Condition], should: []));
        Assert.Throws<ArgumentException>(() => new QdrantFilter(must: [], should: [Condition]));
        Assert.Throws<ArgumentException>(() => new QdrantFilter(must: [Condition], mustNot: []));
    }

    [Fact]
    public void ARangeWithoutAnEndIsRefused()
    {
        Assert.Throws<ArgumentException>(() => Written(QdrantFilter.All(new QdrantCondition.Between("ordinal", null, null))));
        Assert.Throws<ArgumentException>(() => Written(QdrantFilter.All(new QdrantCondition.BetweenMoments("made", null, null))));
    }

    [Fact]
    public void LabelsOfNobodyAreWrittenAsAListThatNothingMatches() =>
        Assert.Equal("""{"must":[{"key":"label","match":{"any":[]}}]}""", Written(QdrantFilter.All(new QdrantCondition.IsOneOf("label", []))));

    [Fact]
    public void GroupsAreWrittenUnderQdrantsNames() => Assert.Equal(
        """{"must":[{"key":"kind","match":{"value":"note"}}],"should":[{"key":"ordinal","match":{"value":7}},{"key":"ordinal","range":{"gte":1,"lte":2}}],"must_not":[{"has_id":["00000001-0000-0000-0000-000000000000"]}]}""",
        Written(new QdrantFilter(
            must: [Condition],
            should: [new QdrantCondition.IsNumber("ordinal", 7), new QdrantCondition.Between("ordinal", 1, 2)],
            mustNot: [new QdrantCondition.HasId([new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])])])));

    [Fact]
    public void AValueCannotBreakOutOfItsPlace()
    {
        const string Hostile = "\"}}],\"must\":[{\u0000\ud800";
        using var document = JsonDocument.Parse(Written(QdrantFilter.All(new QdrantCondition.Is(Hostile, Hostile))));

        Assert.Equal("must", Assert.Single(document.RootElement.EnumerateObject()).Name);
        Assert.Single(document.RootElement.GetProperty("must").EnumerateArray());
    }

    private static string Written(QdrantFilter filter)
    {
        using var bytes = new PooledBytes();
        using (var json = new Utf8JsonWriter(bytes))
        {
            filter.Write(json);
        }

        return Encoding.UTF8.GetString(bytes.Written.Span);
    }
}
