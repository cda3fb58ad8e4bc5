namespace ChatBot.Access;

/// <summary>The labels of one document: whoever holds one of them may see it. No label means nobody.</summary>
public sealed class AccessLabels : IEquatable<AccessLabels>
{
    /// <summary>The label of a document that says nothing about access.</summary>
    public const string PublicLabel = "public";

    private readonly string[] labels;

    private AccessLabels(string[] labels)
    {
        this.labels = labels;
        Key = string.Join('\n', labels);
    }

    /// <summary>Visible to everybody.</summary>
    public static AccessLabels Public { get; } = new([PublicLabel]);

    /// <summary>Visible to nobody: what a document gets whose access rule cannot be read.</summary>
    public static AccessLabels Nobody { get; } = new([]);

    /// <summary>The labels in order, lower case, each once.</summary>
    public IReadOnlyList<string> Values => labels;

    /// <summary>One string that is equal exactly when the sets are.</summary>
    public string Key { get; }

    /// <summary>Builds a set; white space around a label and its case do not count, and an empty label grants nothing.</summary>
    public static AccessLabels Of(IEnumerable<string> values)
    {
        var set = values.Select(Normalize).Where(label => label.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return set.Length == 0 ? Nobody : new AccessLabels(set);
    }

    /// <summary>The form in which labels are compared.</summary>
    public static string Normalize(string label) => label.Trim().ToLowerInvariant().Replace('\n', ' ');

    /// <inheritdoc />
    public bool Equals(AccessLabels? other) => other is not null && Key == other.Key;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as AccessLabels);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    /// <inheritdoc />
    public override string ToString() => labels.Length == 0 ? "(nobody)" : string.Join(", ", labels);
}
