using System.Security.Cryptography;
using System.Text;
using ChatBot.Access;
using ChatBot.Answers;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Passages;
using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Answers;

/// <summary>Drafts over texts that exist only in a test.</summary>
internal static class DraftBuilding
{
    public static DocumentEntry Entry(string text, string title = "A title", string path = "a.md", params (string Path, string Value)[] metadata) => new()
    {
        Id = DocumentId.Of("test", path),
        Path = path,
        RootName = "test",
        FilePath = path,
        FileHash = "hash",
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        Title = title,
        Language = "en",
        Date = DateTimeOffset.UnixEpoch,
        IndexedAt = DateTimeOffset.UnixEpoch,
        Access = AccessLabels.Public,
        Metadata = [.. metadata.Select(field => new MetadataField(field.Path, MetadataValue.Of(field.Value), Span: null))],
        PassageCount = 1,
    };

    /// <summary>A source that is exactly the words of the text.</summary>
    public static Source Source(string text, string words, DocumentEntry? entry = null, Place? place = null)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0, words);
        return new Source
        {
            Document = entry ?? Entry(text),
            Span = new TextSpan(start, start + words.Length),
            Quote = words,
            Place = place ?? new Place { Lines = (1, 1) },
            HeadingPath = [],
        };
    }

    public static DraftSentence Sentence(string says, params Source[] sources) => new() { Text = says, Sources = sources };

    public static Draft Draft(AnswerMode mode, params DraftSentence[] sentences) => new() { Sentences = sentences, Mode = mode, Confidence = 1 };

    /// <summary>How one sentence over one text fares, cited as a whole.</summary>
    public static CheckedSentence Check(string text, string says, AnswerMode mode = AnswerMode.Model) =>
        CitationCheck.Run(Draft(mode, Sentence(says, Source(text, text))), _ => text).Sentences[0];
}
