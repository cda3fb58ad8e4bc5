using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Index;

/// <summary>
/// Ids of points, worked out of what they stand for, so that whoever writes something twice replaces it. They are UUIDs of version 8
/// (RFC 9562), by SHA-256.
/// </summary>
public static class PointId
{
    /// <summary>The one point that says where the index as a whole stands.</summary>
    public static Guid State { get; } = Of("state");

    /// <summary>The one point that says who is writing.</summary>
    public static Guid Writer { get; } = Of("writer");

    /// <summary>A passage of one version of a document: its text never changes under this id.</summary>
    public static Guid OfPassage(string documentId, string version, int ordinal) => Of($"passage\n{documentId}\n{version}\n{ordinal}");

    /// <summary>The catalogue entry of a document.</summary>
    public static Guid OfDocument(string documentId) => Of($"document\n{documentId}");

    /// <summary>A part of the kept text of a version.</summary>
    public static Guid OfText(string documentId, string version, int part) => Of($"text\n{documentId}\n{version}\n{part}");

    /// <summary>See <see cref="PointField.Chance"/>.</summary>
    public static int ChanceOf(string documentId, int ordinal) =>
        (int)(BinaryPrimitives.ReadUInt32LittleEndian(Of($"chance\n{documentId}\n{ordinal}").ToByteArray()) % PointField.Chances);

    private static Guid Of(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
