namespace ChatBot.Server.ModelClients.Embeddings;

/// <summary>Divides texts into what one request may hold, in their order.</summary>
internal static class TextBatches
{
    /// <summary>Ranges of the texts; a text that is too large by itself is a batch of its own.</summary>
    public static IReadOnlyList<Range> Of(IReadOnlyList<string> texts, int batchTexts, int batchCharacters)
    {
        var batches = new List<Range>((texts.Count / batchTexts) + 1);
        var (start, characters) = (0, 0L);
        for (var i = 0; i < texts.Count; i++)
        {
            if (i > start && (i - start == batchTexts || characters + texts[i].Length > batchCharacters))
            {
                batches.Add(start..i);
                (start, characters) = (i, 0L);
            }

            characters += texts[i].Length;
        }

        if (start < texts.Count)
        {
            batches.Add(start..texts.Count);
        }

        return batches;
    }
}
