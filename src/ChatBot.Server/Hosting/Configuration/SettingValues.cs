namespace ChatBot.Server.Hosting.Configuration;

/// <summary>
/// All values by their flat key (<c>Corpus:Paths:0</c>), from several layers: a later layer goes before an earlier one, and a list
/// that it gives replaces the earlier list as a whole.
/// </summary>
internal sealed class SettingValues
{
    private readonly SortedDictionary<string, SettingValue> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every key that has a value, in order.</summary>
    public IReadOnlyDictionary<string, SettingValue> All => values;

    public SettingValue? Find(string key) => values.GetValueOrDefault(key);

    /// <summary>The values below a group, list or dictionary, with the rest of their keys.</summary>
    public IReadOnlyList<(string Name, SettingValue Value)> Below(string key) =>
        [.. values.Where(item => IsBelow(item.Key, key)).Select(item => (item.Key[(key.Length + 1)..], item.Value))];

    public void AddLayer(IReadOnlyDictionary<string, SettingValue> layer)
    {
        foreach (var replaced in layer.Keys.Select(ListOrSelf).Distinct(StringComparer.OrdinalIgnoreCase).ToList())
        {
            foreach (var key in values.Keys.Where(key => IsBelow(key, replaced)).Append(replaced).ToList())
            {
                values.Remove(key);
            }
        }

        foreach (var (key, value) in layer)
        {
            values[key] = value;
        }
    }

    // Corpus:Paths:0 belongs to the list Corpus:Paths; any other key stands for itself.
    private static string ListOrSelf(string key)
    {
        var parts = key.Split(':');
        var index = Array.FindIndex(parts, part => part.Length > 0 && part.All(char.IsAsciiDigit));
        return index > 0 ? string.Join(':', parts[..index]) : key;
    }

    private static bool IsBelow(string key, string parent) =>
        key.Length > parent.Length && key[parent.Length] == ':' && key.StartsWith(parent, StringComparison.OrdinalIgnoreCase);
}
