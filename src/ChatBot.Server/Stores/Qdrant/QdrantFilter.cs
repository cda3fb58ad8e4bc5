using System.Text.Json;

namespace ChatBot.Server.Stores.Qdrant;

/// <summary>
/// Which points a call is about. There is no filter without a condition, because Qdrant takes that to mean every point: a group that is given must
/// hold at least one.
/// </summary>
internal sealed class QdrantFilter
{
    private readonly IReadOnlyList<QdrantCondition> must;
    private readonly IReadOnlyList<QdrantCondition> should;
    private readonly IReadOnlyList<QdrantCondition> mustNot;

    /// <param name="must">All of these hold.</param>
    /// <param name="should">At least one of these holds.</param>
    /// <param name="mustNot">None of these holds.</param>
    /// <exception cref="ArgumentException">A group is empty, or none is given.</exception>
    public QdrantFilter(IReadOnlyList<QdrantCondition>? must = null, IReadOnlyList<QdrantCondition>? should = null, IReadOnlyList<QdrantCondition>? mustNot = null)
    {
        if (must is { Count: 0 } || should is { Count: 0 } || mustNot is { Count: 0 } || (must ?? should ?? mustNot) is null)
        {
            throw new ArgumentException("A filter without a condition would mean every point.");
        }

        this.must = must ?? [];
        this.should = should ?? [];
        this.mustNot = mustNot ?? [];
    }

    /// <summary>All of these hold.</summary>
    public static QdrantFilter All(params IReadOnlyList<QdrantCondition> conditions) => new(must: conditions);

    /// <summary>At least one of these holds.</summary>
    public static QdrantFilter Any(params IReadOnlyList<QdrantCondition> conditions) => new(should: conditions);

    /// <summary>This filter and the other.</summary>
    public QdrantFilter And(QdrantFilter other) => All(new QdrantCondition.Group(this), new QdrantCondition.Group(other));

    /// <summary>Writes it as one object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteGroup(json, "must", must);
        WriteGroup(json, "should", should);
        WriteGroup(json, "must_not", mustNot);
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, string name, IReadOnlyList<QdrantCondition> conditions)
    {
        if (conditions.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var condition in conditions)
        {
            condition.Write(json);
        }

        json.WriteEndArray();
    }
}
