using System.Text.Json;
using ChatBot.Server.Stores.Qdrant;

namespace ChatBot.SystemTests.Qdrant;

/// <summary>A connection to a server with one collection of its own, which is gone afterwards.</summary>
internal sealed class QdrantCalls : IAsyncDisposable
{
    /// <summary>The dimension of the collection's dense vector.</summary>
    public const int Dimension = 4;

    private readonly QdrantConnection connection;

    private QdrantCalls(QdrantOptions options, string collection)
    {
        connection = new QdrantConnection(options, TimeProvider.System);
        Api = new QdrantApi(connection, options);
        Collection = collection;
    }

    public QdrantApi Api { get; }

    public string Collection { get; }

    public static async Task<QdrantCalls> OpenAsync(SharedQdrant qdrant, QdrantQuantization quantization = QdrantQuantization.None) =>
        await OpenAsync(new QdrantOptions { Endpoints = [await qdrant.UrlAsync()], Quantization = quantization }, qdrant.NewName());

    public static async Task<QdrantCalls> OpenAsync(QdrantOptions options, string collection)
    {
        var calls = new QdrantCalls(options, collection);
        await calls.Api.CreateAsync(collection, new QdrantCollection
        {
            Dimension = Dimension,
            HasWords = true,
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["model"] = "made-up" },
        }, default);
        await calls.Api.IndexAsync(collection, [new("label", QdrantKeyType.Tenant), new("kind", QdrantKeyType.Keyword), new("ordinal", QdrantKeyType.Integer), new("made", QdrantKeyType.Moment)], default);
        return calls;
    }

    /// <summary>The id of the n-th point.</summary>
    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    /// <summary>A point whose dense vector leans to one side and whose words are its own and one that all have.</summary>
    public static QdrantPoint Point(int number, string label = "public") => new(
        Id(number),
        Vector(number),
        Words((1, 1), ((uint)(100 + number), 1)),
        json =>
        {
            json.WriteString("label", label);
            json.WriteNumber("ordinal", number);
            json.WriteString("made", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(number));
            json.WriteString("text", $"passage {number}");
        });

    /// <summary>The dense vector of the n-th point.</summary>
    public static Half[] Vector(int number)
    {
        var angle = number / 10f;
        return [(Half)MathF.Cos(angle), (Half)MathF.Sin(angle), (Half)0, (Half)0];
    }

    /// <summary>A sparse vector of these dimensions and weights.</summary>
    public static QdrantSparse Words(params (uint Index, float Weight)[] words) =>
        new(words.Select(word => word.Index).ToArray(), words.Select(word => word.Weight).ToArray());

    /// <summary>The filter that lets one label through.</summary>
    public static QdrantFilter Label(params string[] labels) => QdrantFilter.All(new QdrantCondition.IsOneOf("label", labels));

    /// <summary>Reads a payload into its text.</summary>
    public static string ReadText(ref Utf8JsonReader json)
    {
        using var document = JsonDocument.ParseValue(ref json);
        return document.RootElement.TryGetProperty("text", out var text) ? text.GetString()! : "";
    }

    /// <summary>The ordinals of points.</summary>
    public static IReadOnlyList<int> Numbers<T>(IEnumerable<QdrantFound<T>> points) => [.. points.Select(point => BitConverter.ToInt32(point.Id.ToByteArray(), 0))];

    public async ValueTask DisposeAsync()
    {
        await Api.DropAsync(Collection, default);
        connection.Dispose();
    }
}
