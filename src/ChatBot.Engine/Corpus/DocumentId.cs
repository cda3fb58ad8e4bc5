using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Corpus;

/// <summary>Ids of documents: they follow from root name and path alone, so they stay while the content changes.</summary>
public static class DocumentId
{
    /// <summary>The id of the document at this path, which ends in <c>#id</c> for a record.</summary>
    public static string Of(string rootName, string relativePath) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rootName + "\n" + relativePath)).AsSpan(0, 8));
}
