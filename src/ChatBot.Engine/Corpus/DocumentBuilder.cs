using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatBot.Access;
using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>
/// Makes documents of what a reader found. Where a file lies decides id and path; of the metadata only title, date, lang and access
/// are understood, and only <c>access</c> bears on rights.
/// </summary>
public static class DocumentBuilder
{
    private const int MaxTitleLength = 300;

    /// <summary>The documents of one file, in its order. A second record with the same id gets <c>~2</c> behind it.</summary>
    public static IReadOnlyList<Document> Build(SourceFile file, IReadOnlyList<DocumentContent> contents)
    {
        var documents = new List<Document>(contents.Count);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var repeats = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var content in contents)
        {
            documents.Add(Build(file, content, UniqueRecordId(content.RecordId, taken, repeats)));
        }

        return documents;
    }

    private static Document Build(SourceFile file, DocumentContent content, string? recordId)
    {
        var suffix = recordId is null ? "" : "#" + recordId;
        var text = WholeCharacters(content.SourceText);
        return new Document
        {
            Id = DocumentId.Of(file.RootName, file.RelativePath + suffix),
            RootName = file.RootName,
            Path = file.Path + suffix,
            FilePath = file.RelativePath,
            FileHash = file.ContentHash,
            Version = HashOf(text),
            Title = TitleOf(file, content, recordId),
            Access = AccessOf(content.Metadata),
            Language = LanguageGuess.Of(text, [.. content.Blocks.Select(block => block.Words)], Find(content.Metadata, "lang")?.Written),
            Date = DateOf(content.Metadata) ?? file.WrittenAt,
            Content = content with { RecordId = recordId, SourceText = text },
        };
    }

    // In steps, because a second copy of a very large text is what memory is short of.
    private static string HashOf(string text)
    {
        const int Step = 1 << 16;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var encoder = Encoding.UTF8.GetEncoder();
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(Math.Min(text.Length, Step))];
        for (var at = 0; at < text.Length; at += Step)
        {
            var count = encoder.GetBytes(text.AsSpan(at, Math.Min(Step, text.Length - at)), bytes, flush: at + Step >= text.Length);
            hash.AppendData(bytes.AsSpan(0, count));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string? UniqueRecordId(string? recordId, HashSet<string> taken, Dictionary<string, int> repeats)
    {
        if (recordId is null || taken.Add(recordId))
        {
            return recordId;
        }

        var number = repeats.GetValueOrDefault(recordId, 1);
        string name;
        do
        {
            name = $"{recordId}~{++number}";
        }
        while (!taken.Add(name));
        repeats[recordId] = number;
        return name;
    }

    // Half a surrogate pair has no UTF-8: what is stored must be what is hashed. The length stays, so every span holds.
    private static string WholeCharacters(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        return string.Create(text.Length, text, (whole, from) =>
        {
            from.CopyTo(whole);
            for (var i = 0; i < whole.Length; i++)
            {
                if (char.IsHighSurrogate(whole[i]) && i + 1 < whole.Length && char.IsLowSurrogate(whole[i + 1]))
                {
                    i++;
                }
                else if (char.IsSurrogate(whole[i]))
                {
                    whole[i] = '\uFFFD';
                }
            }
        });
    }

    /// <summary>
    /// Who may see a document with this metadata. The key <c>access</c> is a label or a list of labels; present without one, or a
    /// mapping, it is a rule that cannot be read, and then nobody may.
    /// </summary>
    internal static AccessLabels AccessOf(IReadOnlyList<MetadataField> metadata)
    {
        var labels = new List<string>();
        var present = false;
        foreach (var field in metadata)
        {
            if (field.Path == "access")
            {
                present = true;
                labels.Add(field.Value.Written);
            }
            else if (field.Path.StartsWith("access.", StringComparison.Ordinal) || field.Path.StartsWith("access[", StringComparison.Ordinal))
            {
                return AccessLabels.Nobody;
            }
        }

        return present ? AccessLabels.Of(labels.Where(label => label.Trim() is not ("~" or "null" or "Null" or "NULL"))) : AccessLabels.Public;
    }

    private static DateTimeOffset? DateOf(IReadOnlyList<MetadataField> metadata) =>
        Find(metadata, "date") is { } date && Moment(date) is { } moment ? moment
        : Find(metadata, "createdAt") is { } created ? Moment(created)
        : null;

    // A date in words needs a month in letters: in 03/04/2024 nobody knows which is which.
    private static DateTimeOffset? Moment(MetadataValue value) => value switch
    {
        MetadataValue.Date date => date.Value,
        MetadataValue.Number { Value: >= 1000 and <= 9999 } number when decimal.IsInteger(number.Value) =>
            new DateTimeOffset((int)number.Value, 1, 1, 0, 0, 0, TimeSpan.Zero),
        MetadataValue.Text text when text.Written.Length is >= 8 and <= 60 && text.Written.Any(char.IsAsciiLetter)
            && DateTimeOffset.TryParse(text.Written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            && text.Written.Contains(moment.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) => moment,
        _ => null,
    };

    private static string TitleOf(SourceFile file, DocumentContent content, string? recordId)
    {
        foreach (var candidate in new[] { Find(content.Metadata, "title")?.Written, content.Title, $"{ReadableName(file.RelativePath)} {recordId}" })
        {
            if (candidate is not null && OneLine(candidate) is { Length: > 0 } title)
            {
                return title;
            }
        }

        return file.Path;
    }

    /// <summary>A file's name as a person would write it: no extension, spaces for underscores and for hyphens between words.</summary>
    internal static string ReadableName(string relativePath)
    {
        var name = relativePath[(relativePath.LastIndexOf('/') + 1)..];
        var stem = Path.GetFileNameWithoutExtension(name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name);
        var words = new StringBuilder(stem.Length);
        for (var i = 0; i < stem.Length; i++)
        {
            var betweenDigits = i > 0 && i + 1 < stem.Length && char.IsAsciiDigit(stem[i - 1]) && char.IsAsciiDigit(stem[i + 1]);
            words.Append(stem[i] == '_' || (stem[i] == '-' && !betweenDigits) ? ' ' : stem[i]);
        }

        var readable = words.ToString().Trim();
        return readable.Length == 0 ? name : char.ToUpperInvariant(readable[0]) + readable[1..];
    }

    // White space and control characters become single spaces; a cut never halves a character.
    private static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxTitleLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > MaxTitleLength)
            {
                break;
            }

            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
            {
                line.Append(rune.ToString());
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }

    private static MetadataValue? Find(IReadOnlyList<MetadataField> metadata, string key) =>
        metadata.FirstOrDefault(field => field.Path.Equals(key, StringComparison.OrdinalIgnoreCase))?.Value;
}
