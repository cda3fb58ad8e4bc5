using System.Collections.Frozen;

namespace ChatBot.Corpus;

/// <summary>What becomes of an HTML element on the way to text.</summary>
internal enum HtmlKind
{
    /// <summary>Means nothing for the text; only its content counts.</summary>
    Inline,

    /// <summary>Kept as it is.</summary>
    Block,

    /// <summary>Kept; its end may be left out, because the next of its kind ends it.</summary>
    SelfEnding,

    /// <summary>Kept; has no content.</summary>
    Void,

    /// <summary>Left out; has no content.</summary>
    Dropped,

    /// <summary>Left out with its content, which is not HTML and ends at the first end tag of the name.</summary>
    Raw,

    /// <summary>Its content is not shown.</summary>
    Hidden,
}

/// <summary>The names of HTML elements that matter for text; every other name is inline.</summary>
internal static class HtmlNames
{
    private static readonly FrozenDictionary<string, HtmlKind> Kinds = Build();

    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["form"] = "div",
        ["fieldset"] = "div",
        ["legend"] = "div",
        ["center"] = "div",
        ["hgroup"] = "div",
        ["search"] = "div",
        ["frameset"] = "div",
        ["noframes"] = "div",
        ["menu"] = "ul",
        ["dir"] = "ul",
        ["listing"] = "pre",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, HtmlKind>.AlternateLookup<ReadOnlySpan<char>> KindsBySpan =
        Kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The kind of a name in lower case.</summary>
    public static HtmlKind KindOf(ReadOnlySpan<char> name) => KindsBySpan.TryGetValue(name, out var kind) ? kind : HtmlKind.Inline;

    /// <summary>The name under which a block goes on; several old or rare blocks are the same for the text.</summary>
    public static string Plain(string name) => Renamed.GetValueOrDefault(name, name);

    private static FrozenDictionary<string, HtmlKind> Build()
    {
        var kinds = new Dictionary<string, HtmlKind>(StringComparer.Ordinal);
        Add(HtmlKind.Block, "html head body main article section nav header footer aside div h1 h2 h3 h4 h5 h6 ul ol dl table pre "
            + "blockquote figure figcaption details summary address form fieldset legend center hgroup search frameset menu dir listing sup");
        Add(HtmlKind.SelfEnding, "p li dt dd caption thead tbody tfoot tr td th");
        Add(HtmlKind.Void, "br hr meta link");
        Add(HtmlKind.Dropped, "img input area base col colgroup embed source track wbr param frame keygen image isindex plaintext");
        Add(HtmlKind.Raw, "script style iframe noembed textarea xmp title");
        Add(HtmlKind.Hidden, "template noscript noframes svg canvas select button audio video object dialog datalist rp applet");
        return kinds.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(HtmlKind kind, string names)
        {
            foreach (var name in names.Split(' '))
            {
                kinds[name] = kind;
            }
        }
    }
}
