using ChatBot.Corpus;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>How a document's structure is kept beside its text.</summary>
internal static class BlockCodec
{
    private enum Kind : byte
    {
        Heading,
        Paragraph,
        ListItem,
        TableRow,
        Code,
        Quote,
        Cue,
        Metadata,
    }

    public static void Write(ByteBuffer target, IReadOnlyList<Block> blocks)
    {
        target.WriteInt32(blocks.Count);
        var end = 0;
        foreach (var block in blocks)
        {
            target.WriteByte((byte)KindOf(block));
            target.WriteInt32(block.Span.Start - end);
            target.WriteInt32(block.Span.Length);
            target.WriteInt32(block.Words.Start - block.Span.Start);
            target.WriteInt32(block.Words.Length);
            target.WriteInt32(block.Page ?? 0);
            target.WriteInt32(block.Slide ?? 0);
            target.WriteOptional(block.Sheet);
            WriteOwn(target, block);
            end = block.Span.End;
        }
    }

    public static IReadOnlyList<Block> Read(ReadOnlySpan<byte> bytes)
    {
        var cursor = new ByteCursor(bytes);
        var blocks = new Block[cursor.ReadInt32()];
        var end = 0;
        for (var i = 0; i < blocks.Length; i++)
        {
            var kind = (Kind)cursor.ReadByte();
            var start = end + cursor.ReadInt32();
            var span = new TextSpan(start, start + cursor.ReadInt32());
            var wordsStart = start + cursor.ReadInt32();
            var words = new TextSpan(wordsStart, wordsStart + cursor.ReadInt32());
            int page = cursor.ReadInt32(), slide = cursor.ReadInt32();
            var sheet = cursor.ReadOptional();
            blocks[i] = ReadOwn(ref cursor, kind, span, words) with
            {
                Page = page == 0 ? null : page,
                Slide = slide == 0 ? null : slide,
                Sheet = sheet,
            };
            end = span.End;
        }

        return blocks;
    }

    private static Kind KindOf(Block block) => block switch
    {
        Block.Heading => Kind.Heading,
        Block.Paragraph => Kind.Paragraph,
        Block.ListItem => Kind.ListItem,
        Block.TableRow => Kind.TableRow,
        Block.Code => Kind.Code,
        Block.Quote => Kind.Quote,
        Block.Cue => Kind.Cue,
        Block.Metadata => Kind.Metadata,
        _ => throw new InvalidOperationException($"A block of type {block.GetType().Name} cannot be kept."),
    };

    private static void WriteOwn(ByteBuffer target, Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                target.WriteInt32(heading.Level);
                break;
            case Block.ListItem item:
                target.WriteInt32(item.Depth);
                break;
            case Block.TableRow row:
                target.WriteInt32(row.Header is null ? 0 : row.Header.Value.Length + 1);
                target.WriteInt32(row.Header?.Start ?? 0);
                break;
            case Block.Cue cue:
                target.WriteInt64(cue.From.Ticks);
                target.WriteInt64(cue.To.Ticks);
                target.WriteOptional(cue.Speaker);
                break;
        }
    }

    private static Block ReadOwn(ref ByteCursor cursor, Kind kind, TextSpan span, TextSpan words) => kind switch
    {
        Kind.Heading => new Block.Heading(span, words, cursor.ReadInt32()),
        Kind.Paragraph => new Block.Paragraph(span, words),
        Kind.ListItem => new Block.ListItem(span, words, cursor.ReadInt32()),
        Kind.TableRow => ReadRow(ref cursor, span, words),
        Kind.Code => new Block.Code(span, words),
        Kind.Quote => new Block.Quote(span, words),
        Kind.Cue => new Block.Cue(span, words, new TimeSpan(cursor.ReadInt64()), new TimeSpan(cursor.ReadInt64()), cursor.ReadOptional()),
        Kind.Metadata => new Block.Metadata(span, words),
        _ => throw new InvalidDataException($"The index holds a block of unknown kind {(int)kind}."),
    };

    private static Block.TableRow ReadRow(ref ByteCursor cursor, TextSpan span, TextSpan words)
    {
        int length = cursor.ReadInt32() - 1, start = cursor.ReadInt32();
        return new Block.TableRow(span, words, length < 0 ? null : new TextSpan(start, start + length));
    }
}
