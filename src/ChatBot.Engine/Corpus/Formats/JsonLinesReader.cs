using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace ChatBot.Corpus;

/// <summary>
/// Reads lines of JSON (<c>.jsonl</c>, <c>.ndjson</c>, plain or gzip) and <c>.json</c> files that hold one record or a list of them.
/// Each record is a document of its own; a bad record is reported and the others go on.
/// </summary>
public sealed class JsonLinesReader : IDocumentReader
{
    private const int LineBytesAtMost = 16 * 1024 * 1024;
    private const int ProblemsAtMost = 1_000;
    private const long InflatedAtMost = 400L * 1024 * 1024;
    private const long InflatedWithoutDoubt = 16L * 1024 * 1024;
    private const int RatioAtMost = 200;

    /// <inheritdoc />
    public bool CanRead(SourceFile file) => file.Extension is ".jsonl" or ".ndjson" or ".json" || IsGzip(file.Content);

    /// <inheritdoc />
    public ValueTask<ReadOutcome> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        try
        {
            return ValueTask.FromResult(IsGzip(file.Content)
                ? ReadGzip(file.Content, cancellationToken)
                : file.Extension == ".json" ? ReadJson(AsUtf8(file.Content), cancellationToken)
                : ReadLines(new MemoryStream(AsUtf8(file.Content), writable: false), cancellationToken));
        }
        catch (InflatedTooFarException error)
        {
            return ValueTask.FromResult<ReadOutcome>(new ReadOutcome.Failed(error.Message));
        }
        catch (InvalidDataException)
        {
            return ValueTask.FromResult<ReadOutcome>(new ReadOutcome.Failed("corrupt gzip file"));
        }
    }

    private static bool IsGzip(ReadOnlySpan<byte> content) => content.StartsWith<byte>([0x1F, 0x8B]);

    private static byte[] AsUtf8(byte[] content) =>
        content.AsSpan() is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? TextDecoding.Decode(content) is DecodedText.Text wide ? Encoding.UTF8.GetBytes(wide.Value) : []
        : content.AsSpan() is [0xEF, 0xBB, 0xBF, ..] ? content[3..] : content;

    private static ReadOutcome ReadGzip(byte[] content, CancellationToken cancellationToken)
    {
        if (!StartsLikeRecords(content))
        {
            return new ReadOutcome.Skipped("a gzip file that does not hold lines of JSON");
        }

        // Counting first costs one more pass and no memory; a bomb is known before the first record is kept.
        using (var counted = Inflate(content))
        {
            var sink = new byte[64 * 1024];
            while (counted.Read(sink) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        using var inflated = Inflate(content);
        return ReadLines(inflated, cancellationToken);
    }

    private static Inflating Inflate(byte[] content)
    {
        var total = 0L;
        var atMost = Math.Min(InflatedAtMost, Math.Max(InflatedWithoutDoubt, content.LongLength * RatioAtMost));
        return new Inflating(
            new GZipStream(new MemoryStream(content, writable: false), CompressionMode.Decompress), read => (total += read.Length) > atMost);
    }

    private static bool StartsLikeRecords(byte[] content)
    {
        var head = new byte[4096];
        using var inflated = Inflate(content);
        var read = inflated.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var start = head.AsSpan(0, read);
        return (start is [0xEF, 0xBB, 0xBF, ..] ? start[3..] : start).TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
    }

    private static ReadOutcome ReadLines(Stream stream, CancellationToken cancellationToken)
    {
        var records = new Records();
        var lines = new ByteLines(stream, LineBytesAtMost);
        while (lines.TryRead(out var line))
        {
            if (lines.Number % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (lines.TooLong)
            {
                records.AddProblem($"line {lines.Number}", "longer than 16 MB");
                continue;
            }

            var json = lines.Number == 1 && line.Span is [0xEF, 0xBB, 0xBF, ..] ? line[3..] : line;
            if (json.Span.ContainsAnyExcept(" \t\r"u8) && !records.Add(json, lines.Number, $"line {lines.Number}"))
            {
                return Records.TooMany;
            }
        }

        return records.ToOutcome("no line in it is a record");
    }

    private static ReadOutcome ReadJson(byte[] json, CancellationToken cancellationToken)
    {
        var records = new Records { NeedText = true };
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64, AllowTrailingCommas = true });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            {
                _ = records.Add(json, 1, "record 1");
                return records.ToOutcome("");
            }

            for (var number = 1; reader.Read() && reader.TokenType != JsonTokenType.EndArray; number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                if (!records.Add(json.AsMemory(start, (int)reader.BytesConsumed - start), number, $"record {number}"))
                {
                    return Records.TooMany;
                }
            }
        }
        catch (JsonException error)
        {
            return new ReadOutcome.Failed($"not valid JSON (line {error.LineNumber + 1})");
        }

        return records.ToOutcome("");
    }

    /// <summary>The records of one file as they come.</summary>
    private sealed class Records
    {
        private readonly List<DocumentContent> documents = [];
        private readonly List<RecordProblem> problems = [];
        private readonly RecordComposer composer = new();
        private int problemCount;

        public static ReadOutcome TooMany { get; } = new ReadOutcome.Failed(
            $"more than {RecordComposer.RecordsAtMost:N0} records; split the file");

        /// <summary>Whether an object without text is no record: a .json file may be anything.</summary>
        public bool NeedText { get; init; }

        /// <summary>Takes one record, or its problem; false when there are too many.</summary>
        public bool Add(ReadOnlyMemory<byte> json, int number, string name)
        {
            var record = JsonRecord.Parse(json, out var problem);
            if (record is null || (NeedText && record.Text is null))
            {
                AddProblem(name, record is null ? problem : "no text");
                return true;
            }

            var document = composer.Compose(record.Id ?? number.ToString(), record.Title, record.Text, record.Fields);
            if (document is null)
            {
                AddProblem(name, "no text");
                return true;
            }

            documents.Add(document);
            return documents.Count <= RecordComposer.RecordsAtMost;
        }

        public void AddProblem(string name, string reason)
        {
            problemCount++;
            if (problems.Count < ProblemsAtMost)
            {
                problems.Add(new RecordProblem(name, reason));
            }
        }

        public ReadOutcome ToOutcome(string nothing)
        {
            if (documents.Count == 0 && NeedText)
            {
                return problems is [{ Reason: not "no text" } only] && problemCount == 1 && only.Reason != "not a JSON object"
                    ? new ReadOutcome.Failed(only.Reason)
                    : new ReadOutcome.Skipped("JSON without a text field");
            }

            if (documents.Count == 0)
            {
                return problemCount == 0 ? new ReadOutcome.Skipped("empty") : new ReadOutcome.Failed($"{nothing}; {problems[0].RecordId}: {problems[0].Reason}");
            }

            if (problemCount > problems.Count)
            {
                problems.Add(new RecordProblem("more", $"{problemCount - problems.Count:N0} more records could not be read"));
            }

            return new ReadOutcome.Read(documents) { Problems = problems };
        }
    }
}
