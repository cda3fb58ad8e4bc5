namespace ChatBot.Access;

/// <summary>What one principal may see. Every query carries one; there is no way to build a filter that means "everything".</summary>
public sealed class AccessFilter
{
    private readonly HashSet<string> held;

    private AccessFilter(IEnumerable<string> labels)
    {
        held = labels.Select(AccessLabels.Normalize).Where(label => label.Length > 0).ToHashSet(StringComparer.Ordinal);
        held.Add(AccessLabels.PublicLabel);
        Key = string.Join('\n', held.Order(StringComparer.Ordinal));
    }

    /// <summary>Sees documents labelled <c>public</c> and nothing else.</summary>
    public static AccessFilter PublicOnly { get; } = new([]);

    /// <summary>One string that is equal exactly when two filters let the same labels through.</summary>
    public string Key { get; }

    /// <summary>The labels that this filter lets through, in order.</summary>
    public IReadOnlyList<string> Labels => [.. held.Order(StringComparer.Ordinal)];

    /// <summary>The filter of a principal: its labels and <c>public</c>.</summary>
    public static AccessFilter For(Principal principal) => principal.Labels.Count == 0 ? PublicOnly : new AccessFilter(principal.Labels);

    /// <summary>Whether a document with these labels may be seen.</summary>
    public bool Allows(AccessLabels labels)
    {
        foreach (var label in labels.Values)
        {
            if (held.Contains(label))
            {
                return true;
            }
        }

        return false;
    }
}
