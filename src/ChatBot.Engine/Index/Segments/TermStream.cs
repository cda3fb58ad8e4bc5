namespace ChatBot.Index;

/// <summary>The terms of one segment in ascending order, read block by block so that streams of several segments can be merged.</summary>
internal sealed class TermStream(Segment segment, bool ofSurfaces)
{
    private readonly List<(byte[] Term, TermEntry Entry)> block = [];
    private int nextBlock;
    private int at = -1;

    public ReadOnlySpan<byte> Term => block[at].Term;

    public TermEntry Entry => block[at].Entry;

    public bool MoveNext()
    {
        if (++at < block.Count)
        {
            return true;
        }

        block.Clear();
        at = 0;
        var terms = ofSurfaces ? segment.Surfaces : segment.Stems;
        var walk = new TermDictionary.Walk(terms, nextBlock++, stackalloc byte[TermDictionary.MaximumTermBytes]);
        while (block.Count < TermDictionary.BlockSize && walk.MoveNext())
        {
            block.Add((walk.Term.ToArray(), walk.Entry));
        }

        return block.Count > 0;
    }

    /// <summary>
    /// Every distinct term with the numbers of the streams that hold it, ascending. While a term is handed out, those streams stand on it.
    /// </summary>
    public static IEnumerable<(byte[] Term, List<int> Owners)> Together(TermStream[] streams)
    {
        var queue = new PriorityQueue<int, byte[]>(Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)));
        for (var i = 0; i < streams.Length; i++)
        {
            if (streams[i].MoveNext())
            {
                queue.Enqueue(i, streams[i].Term.ToArray());
            }
        }

        var owners = new List<int>();
        while (queue.TryDequeue(out var first, out var term))
        {
            owners.Clear();
            owners.Add(first);
            while (queue.TryPeek(out var other, out var same) && same.AsSpan().SequenceEqual(term))
            {
                queue.Dequeue();
                owners.Add(other);
            }

            owners.Sort();
            yield return (term, owners);
            foreach (var owner in owners)
            {
                if (streams[owner].MoveNext())
                {
                    queue.Enqueue(owner, streams[owner].Term.ToArray());
                }
            }
        }
    }
}
