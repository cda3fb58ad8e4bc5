using ChatBot.Corpus;
using ChatBot.Index;

namespace ChatBot.Answers;

/// <summary>A map of maps in the metadata of a document, which is a table in other words: each key is a row, what all of them have is a column.</summary>
/// <param name="Table">What it is called and where it stands.</param>
/// <param name="Rows">The keys in order, each with its fields.</param>
internal sealed record MapTable(CatalogueTable Table, IReadOnlyList<(string Key, IReadOnlyList<MetadataField> Fields)> Rows)
{
    private const int LeastRows = 2;

    /// <summary>The maps whose keys hold fields of the same names.</summary>
    public static IEnumerable<MapTable> Read(DocumentEntry document)
    {
        var maps = new Dictionary<string, Dictionary<string, List<MetadataField>>>(StringComparer.Ordinal);
        foreach (var field in document.Metadata)
        {
            if (field.Span is { IsEmpty: false } && field.Path.LastIndexOf('.') is > 0 and var leaf && field.Path.LastIndexOf('.', leaf - 1) is > 0 and var key)
            {
                var map = field.Path[..key];
                var rows = maps.TryGetValue(map, out var known) ? known : maps[map] = new Dictionary<string, List<MetadataField>>(StringComparer.Ordinal);
                var name = field.Path[(key + 1)..leaf];
                var fields = rows.TryGetValue(name, out var row) ? row : rows[name] = [];
                fields.Add(field with { Path = field.Path[(leaf + 1)..] });
            }
        }

        return maps.Where(map => map.Value.Count >= LeastRows && map.Value.Values.All(row => row[0].Path == map.Value.Values.First()[0].Path))
            .Select(map => new MapTable(TableOf(document, map.Key, map.Value.Values), [.. map.Value.Select(row => (row.Key, (IReadOnlyList<MetadataField>)row.Value))]));
    }

    private static CatalogueTable TableOf(DocumentEntry document, string path, IEnumerable<IReadOnlyList<MetadataField>> rows)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        return new CatalogueTable
        {
            Document = document,
            HeadingPath = [name],
            Caption = "",
            Header = [name, .. rows.SelectMany(row => row).Select(field => field.Path).Distinct(StringComparer.Ordinal)],
            HeaderSpan = default,
            Rows = [],
        };
    }
}
