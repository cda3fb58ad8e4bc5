using System.Security.Cryptography;
using System.Text;
using ChatBot.Access;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Text;

namespace ChatBot.Tests.Index;

/// <summary>Documents made without files: a title, paragraphs, a label.</summary>
internal static class TestDocuments
{
    private static readonly PassageCutter Cutter = new(new PassageOptions());

    public static DocumentReplacement Of(string path, string title, string text, string access = "public", string language = "en")
    {
        var document = Make(path, title, text, access, language);
        return new DocumentReplacement(document.Id, document, Cutter.Cut(document));
    }

    public static string IdOf(string path) => DocumentId.Of("test", path);

    private static Document Make(string path, string title, string text, string access, string language)
    {
        var blocks = new List<Block>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            blocks.Add(new Block.Paragraph(new TextSpan(start, end), new TextSpan(start, end)));
            start = end + 2;
        }

        return new Document
        {
            Id = IdOf(path),
            RootName = "test",
            Path = path,
            FilePath = path,
            FileHash = Hash(text),
            Version = Hash(text),
            Title = title,
            Access = access.Length == 0 ? AccessLabels.Nobody : AccessLabels.Of(access.Split(',')),
            Language = language,
            Date = DateTimeOffset.UnixEpoch,
            Content = new DocumentContent { SourceText = text, Metadata = [new MetadataField("n", MetadataValue.Of("7"), Span: null)], Blocks = blocks },
        };
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
