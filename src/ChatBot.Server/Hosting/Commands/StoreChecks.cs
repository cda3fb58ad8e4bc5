using ChatBot.Index;
using ChatBot.Server.Hosting.Configuration;
using ChatBot.Server.Stores.Qdrant;

namespace ChatBot.Server.Hosting.Commands;

/// <summary>Tries the server that keeps the passages, if the settings name one.</summary>
internal static class StoreChecks
{
    /// <summary>Which Qdrant answers, and what it holds; nothing when passages are in the data folder.</summary>
    public static async Task<IReadOnlyList<Check>> QdrantAsync(Settings settings, CancellationToken cancellationToken)
    {
        var index = settings.Get<IndexOptions>();
        if (index.Store != IndexStore.Qdrant)
        {
            return [];
        }

        try
        {
            var status = await QdrantStatus.OfAsync(index.Qdrant, TimeProvider.System, cancellationToken);
            return [new Check(CheckOutcome.Good, status.Server), new Check(status.HasIndex ? CheckOutcome.Good : CheckOutcome.Note, status.Index)];
        }
        catch (Exception broken) when (broken is StoreUnreachableException or StoreUnusableException)
        {
            return [new Check(CheckOutcome.Failed, broken.Message.TrimEnd('.'))];
        }
    }
}
