using System.Globalization;
using System.Text;
using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>The headings of one document, each written once.</summary>
internal sealed class HeadingList
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> headings = [];

    public IReadOnlyList<string> All => headings;

    public int NumberOf(string heading)
    {
        if (!numbers.TryGetValue(heading, out var number))
        {
            number = headings.Count;
            headings.Add(heading);
            numbers.Add(heading, number);
        }

        return number;
    }
}

/// <summary>How the variable parts of documents and passages are written into a segment.</summary>
internal static class DocumentCodec
{
    public static void Write(ByteBuffer target, DocumentEntry entry, IReadOnlyList<string> headings)
    {
        target.WriteBytes(Convert.FromHexString(entry.Version));
        target.WriteBytes(Convert.FromHexString(entry.FileHash));
        target.WriteString(entry.Path);
        target.WriteString(entry.FilePath);
        target.WriteString(entry.RootName);
        target.WriteString(entry.Title);
        target.WriteString(entry.Language);
        target.WriteInt64(entry.Date.UtcTicks);
        target.WriteInt64(entry.IndexedAt.UtcTicks);
        target.WriteInt32(headings.Count);
        foreach (var heading in headings)
        {
            target.WriteString(heading);
        }

        target.WriteInt32(entry.Metadata.Count);
        foreach (var field in entry.Metadata)
        {
            Write(target, field);
        }

        target.WriteByte((byte)entry.Shape);
        target.WriteString(entry.Opening);
    }

    public static DocumentEntry Read(Segment segment, int document)
    {
        var cursor = new ByteCursor(segment.DocumentDetails(document));
        var version = Convert.ToHexStringLower(cursor.ReadBytes(32));
        var fileHash = Convert.ToHexStringLower(cursor.ReadBytes(32));
        return new DocumentEntry
        {
            Id = segment.Documents[document].Id.ToString("x16", CultureInfo.InvariantCulture),
            Version = version,
            FileHash = fileHash,
            Path = cursor.ReadString(),
            FilePath = cursor.ReadString(),
            RootName = cursor.ReadString(),
            Title = cursor.ReadString(),
            Language = cursor.ReadString(),
            Date = new DateTimeOffset(cursor.ReadInt64(), TimeSpan.Zero),
            IndexedAt = new DateTimeOffset(cursor.ReadInt64(), TimeSpan.Zero),
            Access = segment.Access,
            Metadata = ReadMetadata(ref cursor),
            Shape = (DocumentShape)cursor.ReadByte(),
            Opening = cursor.ReadString(),
            PassageCount = segment.Documents[document].PassageCount,
        };
    }

    // A document may have any number of headings; only the few above one passage are made into strings.
    private static string[] ReadHeadings(ReadOnlySpan<byte> details, int[] numbers)
    {
        var cursor = new ByteCursor(details);
        cursor.ReadBytes(64);
        for (var i = 0; i < 5; i++)
        {
            cursor.ReadBytes(cursor.ReadInt32());
        }

        cursor.ReadInt64();
        cursor.ReadInt64();
        cursor.ReadInt32();
        var headings = new string[numbers.Length];
        var last = numbers.Max();
        for (var i = 0; i <= last; i++)
        {
            var heading = cursor.ReadBytes(cursor.ReadInt32());
            for (var at = Array.IndexOf(numbers, i); at >= 0; at = Array.IndexOf(numbers, i, at + 1))
            {
                headings[at] = Encoding.UTF8.GetString(heading);
            }
        }

        return headings;
    }

    /// <summary>Writes a passage's place and the numbers of its headings in the document's list, to which new ones are added.</summary>
    public static void Write(ByteBuffer target, Passage passage, HeadingList headings)
    {
        target.WriteInt32(passage.Place.Lines.First);
        target.WriteInt32(passage.Place.Lines.Last - passage.Place.Lines.First);
        target.WriteInt32(passage.Place.Page ?? 0);
        target.WriteInt32(passage.Place.Slide ?? 0);
        target.WriteOptional(passage.Place.Sheet);
        target.WriteByte(passage.Place.Time is null ? (byte)0 : (byte)1);
        if (passage.Place.Time is { } time)
        {
            target.WriteInt64((long)time.From.TotalMilliseconds);
            target.WriteInt64((long)(time.To - time.From).TotalMilliseconds);
        }

        target.WriteInt32(passage.TableHeader is null ? 0 : passage.TableHeader.Value.Length + 1);
        target.WriteInt32(passage.TableHeader?.Start ?? 0);
        target.WriteInt32(passage.HeadingPath.Count);
        foreach (var heading in passage.HeadingPath)
        {
            target.WriteInt32(headings.NumberOf(heading));
        }
    }

    public static (Place Place, IReadOnlyList<string> HeadingPath, TextSpan? TableHeader) ReadPassage(Segment segment, int passage)
    {
        var cursor = new ByteCursor(segment.PassageDetails(passage));
        var first = cursor.ReadInt32();
        var place = new Place
        {
            Lines = (first, first + cursor.ReadInt32()),
            Page = NullIfZero(cursor.ReadInt32()),
            Slide = NullIfZero(cursor.ReadInt32()),
            Sheet = cursor.ReadOptional(),
            Time = ReadTime(ref cursor),
        };
        var headerLength = cursor.ReadInt32() - 1;
        var headerStart = cursor.ReadInt32();
        var numbers = new int[cursor.ReadInt32()];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = cursor.ReadInt32();
        }

        var path = numbers.Length == 0 ? [] : ReadHeadings(segment.DocumentDetails(segment.Passages[passage].Document), numbers);
        return (place, path, headerLength < 0 ? null : new TextSpan(headerStart, headerStart + headerLength));
    }

    private static int? NullIfZero(int value) => value == 0 ? null : value;

    private static (TimeSpan, TimeSpan)? ReadTime(ref ByteCursor cursor)
    {
        if (cursor.ReadByte() == 0)
        {
            return null;
        }

        var from = TimeSpan.FromMilliseconds(cursor.ReadInt64());
        return (from, from + TimeSpan.FromMilliseconds(cursor.ReadInt64()));
    }

    private static void Write(ByteBuffer target, MetadataField field)
    {
        target.WriteString(field.Path);
        target.WriteString(field.Value.Written);
        target.WriteInt32(field.Span is null ? 0 : field.Span.Value.Length + 1);
        target.WriteInt32(field.Span?.Start ?? 0);
        switch (field.Value)
        {
            case MetadataValue.Number number:
                target.WriteByte(1);
                target.WriteString(number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case MetadataValue.Flag flag:
                target.WriteByte(flag.Value ? (byte)3 : (byte)2);
                break;
            case MetadataValue.Date date:
                target.WriteByte(date.HasTime ? (byte)5 : (byte)4);
                target.WriteInt64(date.Value.UtcTicks);
                break;
            case MetadataValue.Text:
                target.WriteByte(0);
                break;
        }
    }

    private static List<MetadataField> ReadMetadata(ref ByteCursor cursor)
    {
        ReadStrings(ref cursor);
        var count = cursor.ReadInt32();
        var fields = new List<MetadataField>(count);
        for (var i = 0; i < count; i++)
        {
            var path = cursor.ReadString();
            var written = cursor.ReadString();
            var length = cursor.ReadInt32() - 1;
            var start = cursor.ReadInt32();
            fields.Add(new MetadataField(path, ReadValue(ref cursor, written), length < 0 ? null : new TextSpan(start, start + length)));
        }

        return fields;
    }

    private static MetadataValue ReadValue(ref ByteCursor cursor, string written) => cursor.ReadByte() switch
    {
        0 => new MetadataValue.Text(written),
        1 => new MetadataValue.Number(written, decimal.Parse(cursor.ReadString(), CultureInfo.InvariantCulture)),
        2 => new MetadataValue.Flag(written, Value: false),
        3 => new MetadataValue.Flag(written, Value: true),
        4 => new MetadataValue.Date(written, new DateTimeOffset(cursor.ReadInt64(), TimeSpan.Zero), HasTime: false),
        5 => new MetadataValue.Date(written, new DateTimeOffset(cursor.ReadInt64(), TimeSpan.Zero), HasTime: true),
        var other => throw new InvalidDataException($"The index holds a metadata value of unknown kind {other}."),
    };

    private static string[] ReadStrings(ref ByteCursor cursor)
    {
        var strings = new string[cursor.ReadInt32()];
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = cursor.ReadString();
        }

        return strings;
    }
}
