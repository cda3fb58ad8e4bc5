using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using ChatBot.Access;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>
/// Gives tokens and reads them. A token is sealed with a key: nobody else can make one or look into it, and the service need not remember it,
/// so that it stands after a restart.
/// </summary>
/// <param name="key">32 bytes.</param>
/// <param name="time">The clock.</param>
internal sealed class DirectLineTokens(byte[] key, TimeProvider time)
{
    /// <summary>How long a token opens its conversation; a client refreshes it before.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>How long a stream's address can be used to connect; it stands in logs along the way.</summary>
    public static readonly TimeSpan StreamLifetime = TimeSpan.FromSeconds(60);

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int LongestToken = 8192;

    /// <summary>A token for one conversation.</summary>
    public string Give(string conversationId, Principal principal, string? userId, bool hasBegun) =>
        Seal(new DirectLineGrant(conversationId, principal.Id, userId, IsForStream: false, hasBegun, time.GetUtcNow() + Lifetime));

    /// <summary>The same right for a while longer.</summary>
    public string Refresh(DirectLineGrant grant) => Seal(grant with { Ends = time.GetUtcNow() + Lifetime });

    /// <summary>A token that opens the stream of a conversation for a moment.</summary>
    public string GiveForStream(string conversationId, Principal principal) =>
        Seal(new DirectLineGrant(conversationId, principal.Id, UserId: null, IsForStream: true, HasBegun: true, time.GetUtcNow() + StreamLifetime));

    /// <summary>What a token stands for; null when it is none of ours. Whoever asks looks at the end.</summary>
    [SuppressMessage("Security", "CA5358", Justification = "An authenticated mode, with a nonce that is never used twice.")]
    public DirectLineGrant? Read(string token)
    {
        if (token.Length > LongestToken || !Base64Url.IsValid(token))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var open = new byte[bytes.Length - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), open);
            return JsonSerializer.Deserialize(open, DirectLineGrantJson.Default.DirectLineGrant);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether what a token stands for still holds.</summary>
    public bool Holds(DirectLineGrant grant) => grant.Ends > time.GetUtcNow();

    private string Seal(DirectLineGrant grant)
    {
        var open = JsonSerializer.SerializeToUtf8Bytes(grant, DirectLineGrantJson.Default.DirectLineGrant);
        var bytes = new byte[NonceBytes + TagBytes + open.Length];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(bytes.AsSpan(0, NonceBytes), open, bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes));
        return Base64Url.EncodeToString(bytes);
    }
}
