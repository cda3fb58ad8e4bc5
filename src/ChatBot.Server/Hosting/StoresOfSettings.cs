using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Server.Hosting.Configuration;
using ChatBot.Server.Stores.Qdrant;

namespace ChatBot.Server.Hosting;

/// <summary>Opens the stores that the settings name.</summary>
internal static class StoresOfSettings
{
    /// <summary>The store that answers.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="model">The embedding model, if there is one.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="willIndex">Whether a damaged index may be opened, because it will be built anew.</param>
    /// <param name="notice">Is told, in sentences for people, when writing has to wait for something.</param>
    public static IPassageStore Of(Settings settings, EmbeddingModel? model, DataFolder folder, bool willIndex, Action<string> notice) =>
        settings.Get<IndexOptions>().Store == IndexStore.Qdrant ? Qdrant(settings, model, notice) : Embedded(settings, model, folder, willIndex);

    /// <summary>The one in the data folder.</summary>
    public static EmbeddedStore Embedded(Settings settings, EmbeddingModel? model, DataFolder folder, bool willIndex)
    {
        var options = new EmbeddedStoreOptions
        {
            Fingerprint = IndexFingerprint.Of(settings.Get<PassageOptions>(), model),
            KeepVersions = KeepVersions(settings),
            AllowDamaged = willIndex,
        };
        return new EmbeddedStore(folder, options, TimeProvider.System);
    }

    /// <summary>The one in Qdrant.</summary>
    public static QdrantStore Qdrant(Settings settings, EmbeddingModel? model, Action<string> notice)
    {
        var qdrant = settings.Get<IndexOptions>().Qdrant;
        var options = new QdrantStoreOptions
        {
            Fingerprint = IndexFingerprint.Of(settings.Get<PassageOptions>(), model),
            Model = model,
            KeepVersions = KeepVersions(settings),
            GiveUpAfter = TimeSpan.FromSeconds(qdrant.GiveUpSeconds),
            Notice = notice,
        };
        return new QdrantStore(qdrant, options, TimeProvider.System);
    }

    private static TimeSpan KeepVersions(Settings settings) => TimeSpan.FromDays(settings.Get<DataOptions>().KeepVersionsDays);
}
