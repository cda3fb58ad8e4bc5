using System.Security.Cryptography;
using System.Text;
using ChatBot.Access;
using Microsoft.AspNetCore.Http;

namespace ChatBot.Channels.Http;

/// <summary>Who is calling over HTTP. Every route asks it before it answers.</summary>
public sealed class Callers
{
    /// <summary>The id that all callers without a key share.</summary>
    public static string AnonymousId => "anonymous";

    private const string Bearer = "Bearer ";
    private const int LongestKey = 512;

    private readonly Dictionary<string, Principal> byHash = new(StringComparer.OrdinalIgnoreCase);
    private readonly Principal? withoutKey;

    /// <summary>The callers that the settings name.</summary>
    /// <param name="options">Keys and the labels of anonymous callers.</param>
    /// <param name="isLocalOnly">Whether only this machine can reach the server.</param>
    public Callers(AccessOptions options, bool isLocalOnly)
    {
        foreach (var (hash, key) in options.ApiKeys)
        {
            byHash.Add(hash, new Principal { Id = $"key:{key.Name}", Labels = key.Labels });
        }

        withoutKey = options.Anonymous is { } labels ? new Principal { Id = AnonymousId, Labels = labels }
            : isLocalOnly && byHash.Count == 0 ? Principal.Local
            : null;
    }

    /// <summary>The principal behind a request, or null when nobody may call like this.</summary>
    public Principal? Find(HttpContext context)
    {
        var given = context.Request.Headers.Authorization;
        if (given.Count == 0)
        {
            return withoutKey;
        }

        // Keys are compared by their hash, so how long it takes tells nothing about them.
        return given.ToString() is { Length: <= LongestKey } header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? byHash.GetValueOrDefault(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(header[Bearer.Length..].Trim()))))
            : null;
    }

    /// <summary>The principal of an id, as the settings have it now; null when there is none any more.</summary>
    public Principal? Known(string id) => withoutKey?.Id == id ? withoutKey : byHash.Values.FirstOrDefault(principal => principal.Id == id);
}
