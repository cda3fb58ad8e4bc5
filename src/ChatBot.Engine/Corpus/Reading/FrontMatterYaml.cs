using System.Text;
using ChatBot.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ChatBot.Corpus;

/// <summary>
/// Reads front matter as a stream of YAML events, never as a tree: no alias is followed, no object is built, and depth and number
/// of nodes are bounded.
/// </summary>
internal sealed class FrontMatterYaml
{
    /// <summary>With more nodes than this, front matter is read line by line.</summary>
    public const int MaxNodes = 1000;

    /// <summary>A longer path belongs to no field.</summary>
    public const int MaxPathCharacters = 256;

    private readonly string text;
    private readonly TextSpan inner;
    private readonly List<MetadataField> fields = [];
    private readonly Stack<Level> levels = [];
    private int nodes;
    private bool namesAccess;
    private bool namesAccessTwice;

    private FrontMatterYaml(string text, TextSpan inner)
    {
        this.text = text;
        this.inner = inner;
    }

    /// <summary>The leaves in the order of the text, or null when the text is no YAML mapping or is not safe to parse.</summary>
    public static IReadOnlyList<MetadataField>? Read(string text, TextSpan inner)
    {
        var yaml = inner.In(text);
        if (!FrontMatterGuard.IsHarmless(yaml))
        {
            return null;
        }

        try
        {
            return new FrontMatterYaml(text, inner).ReadEvents(yaml.ToString());
        }
        catch (Exception broken) when (broken is YamlException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // The parser answers most broken input with its own exception and some with those of the strings it builds.
            return null;
        }
    }

    private List<MetadataField>? ReadEvents(string yaml)
    {
        var parser = new Parser(new Scanner(new StringReader(yaml), skipComments: true));
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case MappingStart or SequenceStart when levels.Count >= FrontMatterGuard.MaxDepth:
                    return null;
                case MappingStart:
                    Open(isMapping: true);
                    break;
                case SequenceStart when levels.Count == 0:
                case Scalar { Value.Length: > 0 } when levels.Count == 0:
                    return null;
                case SequenceStart:
                    Open(isMapping: false);
                    break;
                case MappingEnd or SequenceEnd:
                    levels.Pop();
                    break;
                case Scalar scalar when levels.Count > 0:
                    Take(scalar);
                    break;
                case AnchorAlias when levels.Count > 0:
                    levels.Peek().SkipNode();
                    break;
            }

            if (nodes > MaxNodes)
            {
                return null;
            }
        }

        if (namesAccessTwice)
        {
            // Two rules are none that can be read, whichever of them is the narrower one.
            fields.RemoveAll(AccessRule.Is);
        }

        if (namesAccess && !AccessRule.IsIn(fields))
        {
            fields.Add(AccessRule.Closed);
        }

        return fields;
    }

    private void Open(bool isMapping)
    {
        nodes++;
        if (levels.Count == 0)
        {
            levels.Push(new Level("", isMapping));
            return;
        }

        var path = levels.Peek().TakePathOfNode();
        levels.Push(new Level(path, isMapping));
    }

    private void Take(Scalar scalar)
    {
        nodes++;
        var level = levels.Peek();
        if (level.ExpectsKey)
        {
            var key = WholeCharacters(scalar.Value.Trim());
            key = levels.Count == 1 ? AccessRule.Spelled(key) : key;
            var isRule = levels.Count == 1 && key == AccessRule.Key;
            namesAccessTwice |= isRule && namesAccess;
            namesAccess |= isRule;
            level.SetKey(key, (int)scalar.Start.Index);
            return;
        }

        var start = level.KeyStart ?? (int)scalar.Start.Index;
        if (level.TakePathOfNode() is not { Length: > 0 } path || ValueOf(scalar) is not { } value)
        {
            return;
        }

        fields.Add(new MetadataField(path, value, LinesOf(inner.Start + start, inner.Start + (int)scalar.End.Index)));
    }

    private static MetadataValue? ValueOf(Scalar scalar)
    {
        if (string.IsNullOrWhiteSpace(scalar.Value))
        {
            return null;
        }

        var written = WholeCharacters(scalar.Value);
        var isText = !scalar.Tag.IsEmpty && scalar.Tag.Value.EndsWith(":str", StringComparison.Ordinal);
        return scalar.Style switch
        {
            ScalarStyle.Literal or ScalarStyle.Folded => new MetadataValue.Text(written.Trim()),
            ScalarStyle.Plain when !isText => scalar.Value is "~" or "null" or "Null" or "NULL" ? null : MetadataValue.Of(written),
            _ => MetadataValue.OfQuoted(written),
        };
    }

    // An escape in a quoted value can make half a surrogate pair, which no store takes.
    private static string WholeCharacters(string value) =>
        value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)) : value;

    /// <summary>The whole lines that a range touches, without the white space around them.</summary>
    private TextSpan LinesOf(int start, int end)
    {
        start = Math.Clamp(start, inner.Start, inner.End);
        end = TextLines.Trim(text, start, Math.Clamp(end, start, inner.End)).End;
        while (start > inner.Start && text[start - 1] is not ('\n' or '\r'))
        {
            start--;
        }

        while (end < inner.End && text[end] is not ('\n' or '\r'))
        {
            end++;
        }

        return TextLines.Trim(text, start, end);
    }

    /// <summary>One open mapping or sequence. A null path belongs to what cannot be named, such as the value of a key that is a list.</summary>
    private sealed class Level(string? path, bool isMapping)
    {
        private string? key;
        private bool hasKey;

        public bool ExpectsKey => isMapping && !hasKey;

        public int? KeyStart { get; private set; }

        public void SetKey(string name, int start)
        {
            hasKey = true;
            key = name;
            KeyStart = start;
        }

        /// <summary>Goes past a node that has no name or no value of its own.</summary>
        public void SkipNode() => _ = TakePathOfNode();

        /// <summary>The path of the node that begins now. A node that stands where a key belongs has none, and its value has none either.</summary>
        public string? TakePathOfNode()
        {
            if (!isMapping)
            {
                return path;
            }

            if (!hasKey)
            {
                hasKey = true;
                key = null;
                KeyStart = null;
                return null;
            }

            hasKey = false;
            KeyStart = null;
            var full = path is null || string.IsNullOrEmpty(key) ? null : path.Length == 0 ? key : path + "." + key;
            return full is { Length: <= MaxPathCharacters } ? full : null;
        }
    }
}
