using System.Net;
using System.Net.Sockets;
using ChatBot.Access;
using ChatBot.Conversations;
using Microsoft.AspNetCore.Http;

namespace ChatBot.Channels.Http;

/// <summary>Who may ask or listen right now, by the limits of the settings. Every way of asking over HTTP goes through it.</summary>
public sealed class Admission(LimitsOptions limits, TimeProvider time)
{
    private readonly QuestionRate rate = new(limits.QuestionsPerMinute, time);
    private int streams;

    /// <summary>Counts one question of a caller; the problem when there were too many.</summary>
    public IResult? Ask(HttpContext context, Principal principal) => rate.Take(Caller(context, principal)) is { } wait
        ? Problem.Of(StatusCodes.Status429TooManyRequests, $"Too many questions at once. You can ask again in {Math.Max(1, Math.Ceiling(wait.TotalSeconds))} seconds.", wait)
        : null;

    /// <summary>A place for one more listener until it is given back; null when all are taken.</summary>
    public IDisposable? Listen()
    {
        if (Interlocked.Increment(ref streams) <= limits.Streams)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref streams);
        return null;
    }

    /// <summary>The problem for whom there is no place.</summary>
    public static IResult Full => Problem.Of(StatusCodes.Status503ServiceUnavailable, "Too many people are asking at once. Try again in a moment.", TimeSpan.FromSeconds(5));

    // People without a name are told apart by where they call from; a household or office has one network of IPv6.
    private static string Caller(HttpContext context, Principal principal)
    {
        if (principal.Id != Callers.AnonymousId)
        {
            return principal.Id;
        }

        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"{principal.Id}:{Convert.ToHexString(address.GetAddressBytes(), 0, 8)}" : $"{principal.Id}:{address}";
    }

    private sealed class Place(Admission admission) : IDisposable
    {
        private int given = 1;

        public void Dispose() => Interlocked.Add(ref admission.streams, -Interlocked.Exchange(ref given, 0));
    }
}
