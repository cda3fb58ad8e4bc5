using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Answers;

/// <summary>What a model is told before every question. It is one file of this program; its hash stands in the receipts.</summary>
internal static class ModelPrompt
{
    /// <summary>What a model replies when the passages do not answer.</summary>
    public const string NotFound = "NOT FOUND";

    private const string Resource = "Answers/Model/prompt.md";

    /// <summary>The text.</summary>
    public static string Text { get; } = Read();

    /// <summary>The first digits of its SHA-256.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..12];

    private static string Read()
    {
        using var stream = typeof(ModelPrompt).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not part of the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
