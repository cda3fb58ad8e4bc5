using ChatBot.Access;
using ChatBot.Index;

namespace ChatBot.Retrieval;

/// <summary>
/// Something made of the whole catalogue that one asker may see, kept until the index changes. Askers with the same rights share it; nobody
/// else does. Safe for use by several threads.
/// </summary>
public sealed class MadeOfCatalogue<T>(IPassageStore store, Func<IReadOnlyList<DocumentEntry>, T> make)
{
    private const int MostKept = 32;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (StoreState State, T Made)> kept = new(StringComparer.Ordinal);

    /// <summary>The one for an asker.</summary>
    public async ValueTask<T> OfAsync(AccessFilter access, CancellationToken cancellationToken)
    {
        // The state is asked for first: made of a later catalogue, it is only made once more than needed.
        var state = await store.StateAsync(cancellationToken);
        lock (gate)
        {
            if (kept.TryGetValue(access.Key, out var known) && known.State == state)
            {
                return known.Made;
            }
        }

        var made = make(await store.CatalogueAsync(access, cancellationToken));
        lock (gate)
        {
            if (kept.Count >= MostKept)
            {
                kept.Clear();
            }

            kept[access.Key] = (state, made);
        }

        return made;
    }
}
