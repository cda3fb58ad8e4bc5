using ChatBot.Access;
using Microsoft.AspNetCore.Http;

namespace ChatBot.Channels.Http;

/// <summary>Who is calling over HTTP. Every route asks it before it answers.</summary>
public sealed class Callers
{
    /// <summary>The id that all callers without a key share.</summary>
    public static string AnonymousId => "anonymous";

    /// <summary>The principal behind a request, or null when nobody may call like this.</summary>
    public Principal? Find(HttpContext context) => context.Request.Headers.ContainsKey("Authorization") ? null : Principal.Local;
}
