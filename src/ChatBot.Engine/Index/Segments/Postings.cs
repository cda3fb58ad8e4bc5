namespace ChatBot.Index;

/// <summary>
/// In which passages of a segment a term occurs, and how often: for each passage the gap to the one before, shifted left by one,
/// the lowest bit set when a count above one follows.
/// </summary>
internal static class Postings
{
    /// <summary>Appends one posting; passages must come in ascending order.</summary>
    public static void Write(ByteBuffer target, int previousPassage, int passage, int count)
    {
        var gap = (uint)(passage - previousPassage);
        target.WriteUInt32((gap << 1) | (count > 1 ? 1u : 0u));
        if (count > 1)
        {
            target.WriteInt32(count);
        }
    }

    /// <summary>Goes through the postings of one term.</summary>
    public ref struct Reader(ReadOnlySpan<byte> postings)
    {
        private ByteCursor cursor = new(postings);

        public int Passage { get; private set; } = -1;

        public int Count { get; private set; }

        public bool MoveNext()
        {
            if (cursor.AtEnd)
            {
                return false;
            }

            var head = cursor.ReadUInt32();
            Passage += (int)(head >> 1);
            Count = (head & 1) == 0 ? 1 : cursor.ReadInt32();
            return true;
        }
    }
}
