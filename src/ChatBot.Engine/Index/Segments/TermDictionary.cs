using System.Buffers.Binary;

namespace ChatBot.Index;

/// <summary>What a segment knows of a term: in how many passages it occurs, and where its postings are.</summary>
internal readonly record struct TermEntry(int PassageCount, int PostingsStart, int PostingsLength);

/// <summary>
/// Sorted terms in blocks of sixteen: the first of a block is whole, the others say how much they share with the one before.
/// Layout: block count, then the offset of each block, then the blocks.
/// </summary>
internal static class TermDictionary
{
    public const int BlockSize = 16;

    public const int MaximumTermBytes = 4 * ChatBot.Text.WordScanner.MaximumWordLength;

    /// <summary>Collects terms that come in ascending order of their bytes.</summary>
    public sealed class Writer
    {
        private readonly ByteBuffer blocks = new(1 << 16);
        private readonly List<int> offsets = [];
        private byte[] previous = new byte[64];
        private int previousLength;
        private int postings;

        public int Count { get; private set; }

        public void Add(ReadOnlySpan<byte> term, int passageCount, int postingsLength)
        {
            var shared = 0;
            if (Count % BlockSize == 0)
            {
                offsets.Add(blocks.Length);
                blocks.WriteInt32(postings);
            }
            else
            {
                shared = term.CommonPrefixLength(previous.AsSpan(0, previousLength));
            }

            blocks.WriteInt32(shared);
            blocks.WriteInt32(term.Length - shared);
            blocks.WriteBytes(term[shared..]);
            blocks.WriteInt32(passageCount);
            blocks.WriteInt32(postingsLength);
            postings += postingsLength;
            Count++;
            Remember(term);
        }

        public void WriteTo(DataFolder.PendingFile file)
        {
            Span<byte> number = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(number, Count);
            file.Write(number);
            foreach (var offset in offsets)
            {
                BinaryPrimitives.WriteInt32LittleEndian(number, offset);
                file.Write(number);
            }

            file.Write(blocks.Written);
        }

        private void Remember(ReadOnlySpan<byte> term)
        {
            if (previous.Length < term.Length)
            {
                previous = new byte[term.Length * 2];
            }

            term.CopyTo(previous);
            previousLength = term.Length;
        }
    }

    /// <summary>Looks terms up.</summary>
    public readonly ref struct Reader(ReadOnlySpan<byte> section)
    {
        private readonly ReadOnlySpan<byte> section = section;

        public int Count => BinaryPrimitives.ReadInt32LittleEndian(section);

        public int BlockCount => (Count + BlockSize - 1) / BlockSize;

        public ReadOnlySpan<byte> Block(int index)
        {
            var start = BinaryPrimitives.ReadInt32LittleEndian(section[(4 + (4 * index))..]);
            return section[(4 + (4 * BlockCount) + start)..];
        }

        public bool TryFind(ReadOnlySpan<byte> term, out TermEntry entry)
        {
            entry = default;
            var index = BlockThatMayHold(term);
            if (index < 0)
            {
                return false;
            }

            var walk = new Walk(this, index, stackalloc byte[MaximumTermBytes]);
            for (var i = 0; i < BlockSize && walk.MoveNext(); i++)
            {
                var order = walk.Term.SequenceCompareTo(term);
                if (order == 0)
                {
                    entry = walk.Entry;
                    return true;
                }

                if (order > 0)
                {
                    return false;
                }
            }

            return false;
        }

        /// <summary>The last block whose first term is not above <paramref name="term"/>, or -1.</summary>
        public int BlockThatMayHold(ReadOnlySpan<byte> term)
        {
            int low = 0, high = BlockCount - 1;
            while (low <= high)
            {
                var middle = (low + high) >>> 1;
                if (FirstOf(middle).SequenceCompareTo(term) <= 0)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle - 1;
                }
            }

            return high;
        }

        private ReadOnlySpan<byte> FirstOf(int block)
        {
            var cursor = new ByteCursor(Block(block));
            cursor.ReadUInt32();
            cursor.ReadUInt32();
            return cursor.ReadBytes(cursor.ReadInt32());
        }
    }

    /// <summary>Goes through terms in order, from the start of a block on.</summary>
    public ref struct Walk
    {
        private readonly Reader reader;
        private readonly Span<byte> term;
        private ByteCursor cursor;
        private int next;
        private int length;
        private int postings;

        /// <param name="reader">The terms.</param>
        /// <param name="block">Where to begin.</param>
        /// <param name="term">Room for one term, of <see cref="MaximumTermBytes"/>.</param>
        public Walk(Reader reader, int block, Span<byte> term)
        {
            this.reader = reader;
            this.term = term;
            next = block * BlockSize;
        }

        public readonly ReadOnlySpan<byte> Term => term[..length];

        public TermEntry Entry { get; private set; }

        public bool MoveNext()
        {
            if (next >= reader.Count)
            {
                return false;
            }

            if (next % BlockSize == 0)
            {
                cursor = new ByteCursor(reader.Block(next / BlockSize));
                postings = cursor.ReadInt32();
            }

            var shared = cursor.ReadInt32();
            var suffix = cursor.ReadBytes(cursor.ReadInt32());
            suffix.CopyTo(term[shared..]);
            length = shared + suffix.Length;
            Entry = new TermEntry(cursor.ReadInt32(), postings, cursor.ReadInt32());
            postings += Entry.PostingsLength;
            next++;
            return true;
        }
    }
}
