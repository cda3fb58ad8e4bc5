using ChatBot.Access;

namespace ChatBot.Index;

/// <summary>
/// What one search remembers of one state of the index. What depends on who asks is remembered for askers with the same rights only;
/// a passage is looked up by its segment, which the asker must have in view already.
/// </summary>
internal sealed class SearchMemory
{
    private const int MostViews = 32;

    private readonly Dictionary<string, ViewMemory> views = new(StringComparer.Ordinal);
    private object? state;

    /// <summary>Passages that were read.</summary>
    public KeptPassages Passages { get; } = new();

    /// <summary>What is remembered for an asker.</summary>
    public ViewMemory Of(object snapshot, AccessFilter access)
    {
        if (state != snapshot || views.Count > MostViews)
        {
            Clear();
            state = snapshot;
        }

        if (!views.TryGetValue(access.Key, out var view))
        {
            views.Add(access.Key, view = new ViewMemory());
        }

        return view;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        views.Clear();
        Passages.Clear();
    }
}

/// <summary>What is remembered for askers with the same rights.</summary>
internal sealed class ViewMemory
{
    private const int MostTexts = 512;

    private readonly Dictionary<string, IReadOnlyList<NamedDocument>> namedIn = new(StringComparer.Ordinal);

    /// <summary>Words that were meant by unknown ones.</summary>
    public TypoRepair Typos { get; } = new();

    /// <summary>The documents that a text names, found by <paramref name="find"/> the first time.</summary>
    public IReadOnlyList<NamedDocument> NamedIn(string text, Func<string, IReadOnlyList<NamedDocument>> find)
    {
        if (!namedIn.TryGetValue(text, out var named))
        {
            if (namedIn.Count == MostTexts)
            {
                namedIn.Clear();
            }

            namedIn.Add(text, named = find(text));
        }

        return named;
    }
}
