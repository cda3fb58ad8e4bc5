using System.Collections.Concurrent;

namespace ChatBot.Index;

/// <summary>Searches that are not in use, so that their buffers are not made anew.</summary>
internal sealed class WordSearchPool
{
    private readonly ConcurrentBag<WordSearch> idle = [];

    public T Run<T>(Func<WordSearch, T> use)
    {
        var search = idle.TryTake(out var known) ? known : new WordSearch();
        var result = use(search);
        idle.Add(search);
        return result;
    }
}
