using System.Security.Cryptography;
using System.Text;
using ChatBot.Corpus;

namespace ChatBot.Tests.Corpus;

/// <summary>Builds the source files that readers are tested with, without a file system.</summary>
internal static class Files
{
    public static SourceFile Of(string name, byte[] content) => new()
    {
        RootName = "docs",
        RelativePath = name,
        Path = name,
        Content = content,
        ContentHash = Convert.ToHexStringLower(SHA256.HashData(content)),
        WrittenAt = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero),
    };

    public static SourceFile Of(string name, string content) => Of(name, Encoding.UTF8.GetBytes(content));
}
