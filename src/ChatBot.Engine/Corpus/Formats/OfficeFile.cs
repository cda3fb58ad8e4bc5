using System.Text;
using System.Xml;

namespace ChatBot.Corpus;

/// <summary>What the three readers of Office files share: telling the file apart, opening it, and saying what is wrong with it.</summary>
internal static class OfficeFile
{
    private static readonly byte[] EncryptedMark = Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>Whether the file is of a kind: by its parts, or by its name when its content cannot tell.</summary>
    public static bool Is(SourceFile file, OfficeKind kind, ReadOnlySpan<string> extensions, ReadOnlySpan<string> oldExtensions)
    {
        if (IsCompound(file.Content))
        {
            return extensions.Contains(file.Extension) || oldExtensions.Contains(file.Extension);
        }

        var found = file.Content.AsSpan().StartsWith("PK\u0003\u0004"u8) ? KindOf(file.Content) : OfficeKind.Unknown;
        return found == OfficeKind.Unknown ? extensions.Contains(file.Extension) : found == kind;
    }

    /// <summary>Opens the file and reads it; a package that cannot be read is a failure with its reason.</summary>
    public static ReadOutcome Read(SourceFile file, OfficeKind kind, Func<OfficePackage, TextComposer, DocumentContent?> read)
    {
        if (IsCompound(file.Content))
        {
            return new ReadOutcome.Failed(file.Content.AsSpan().IndexOf(EncryptedMark) >= 0
                ? "encrypted: save it without a password"
                : "encrypted or an old Office format: save it as .docx, .pptx or .xlsx");
        }

        try
        {
            using var package = OfficePackage.Open(file.Content);
            if (package.Kind != kind)
            {
                return new ReadOutcome.Failed("corrupt: its parts are not those of its kind of document");
            }

            var composer = new TextComposer();
            var document = read(package, composer);
            return composer.IsFull ? new ReadOutcome.Failed(TextComposer.FullReason)
                : document is null ? new ReadOutcome.Skipped("no text in it")
                : ReadOutcome.One(document);
        }
        catch (XmlException error)
        {
            return new ReadOutcome.Failed(error.Message.Contains("DTD", StringComparison.Ordinal)
                ? "a part has a document type definition (DTD), which Office files never have"
                : "corrupt: a part is not valid XML");
        }
        catch (InflatedTooFarException error)
        {
            return new ReadOutcome.Failed(error.Message);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException)
        {
            return new ReadOutcome.Failed("corrupt: not a readable Office file");
        }
    }

    private static bool IsCompound(ReadOnlySpan<byte> content) => content.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    private static OfficeKind KindOf(byte[] content)
    {
        try
        {
            using var package = OfficePackage.Open(content);
            return package.Kind;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or XmlException or NotSupportedException)
        {
            return OfficeKind.Unknown;
        }
    }
}
