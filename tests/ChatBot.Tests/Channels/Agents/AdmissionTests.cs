using System.Net;
using ChatBot.Access;
using ChatBot.Channels.Http;
using ChatBot.Conversations;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ChatBot.Tests.Channels.Agents;

public sealed class AdmissionTests
{
    private static readonly Principal Anonymous = new() { Id = Callers.AnonymousId, Labels = [] };
    private static readonly Principal Known = new() { Id = "key:one", Labels = [] };

    private readonly Admission admission = new(new LimitsOptions { QuestionsPerMinute = 1, Streams = 2 }, new ManualTime());

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void CallersWithoutANameAreToldApartByTheirNetwork(string first, string second, bool areOne)
    {
        Assert.Null(admission.Ask(From(first), Anonymous));
        Assert.Equal(areOne, admission.Ask(From(second), Anonymous) is not null);
    }

    [Fact]
    public void ACallerWithANameIsOneFromWhereverTheyCall()
    {
        Assert.Null(admission.Ask(From("192.0.2.1"), Known));
        Assert.NotNull(admission.Ask(From("192.0.2.2"), Known));
        Assert.Null(admission.Ask(From("192.0.2.1"), Anonymous));
    }

    [Fact]
    public void APlaceIsGivenBackOnce()
    {
        var first = admission.Listen();
        using var second = admission.Listen();
        Assert.NotNull(second);
        Assert.Null(admission.Listen());
        first!.Dispose();
        first.Dispose();
        using var third = admission.Listen();
        Assert.NotNull(third);
        Assert.Null(admission.Listen());
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
