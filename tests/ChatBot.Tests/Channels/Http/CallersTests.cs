using ChatBot.Access;
using ChatBot.Channels.Http;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ChatBot.Tests.Channels.Http;

public sealed class CallersTests
{
    // What `printf %s open-sesame | sha256sum` prints.
    private const string Sesame = "d7ecdf25eaf3deba0f2628771dbdd22d4138ab6cf38f91ed02a2ca0dec7c8ab7";

    private static readonly Dictionary<string, ApiKeyOptions> Keys = new(StringComparer.OrdinalIgnoreCase) { [Sesame] = new() { Name = "intranet", Labels = ["staff"] } };

    [Fact]
    public void WithNothingConfiguredThisMachineIsLetInAndNoOther()
    {
        Assert.Equal(Principal.Local, Find(new AccessOptions(), isLocalOnly: true));
        Assert.Null(Find(new AccessOptions(), isLocalOnly: false));
    }

    [Fact]
    public void AKeyIsTheCallerItNamesHoweverItsHashIsWritten()
    {
        foreach (var hash in new[] { Sesame, Sesame.ToUpperInvariant() })
        {
            var options = new AccessOptions { ApiKeys = new Dictionary<string, ApiKeyOptions>(StringComparer.Ordinal) { [hash] = Keys[Sesame] } };
            var caller = Find(options, isLocalOnly: false, "Bearer open-sesame");
            Assert.Equal("key:intranet", caller!.Id);
            Assert.Equal(["staff"], caller.Labels);
        }
    }

    [Theory]
    [InlineData("Bearer open-sesam")]
    [InlineData("Bearer open-sesame2")]
    [InlineData("Bearer ")]
    [InlineData("")]
    [InlineData("Basic open-sesame")]
    [InlineData("open-sesame")]
    [InlineData("Bearer d7ecdf25eaf3deba0f2628771dbdd22d4138ab6cf38f91ed02a2ca0dec7c8ab7")]
    public void WhatIsNoKeyLetsNobodyInNotEvenAsAnonymous(string header) =>
        Assert.Null(Find(new AccessOptions { Anonymous = [], ApiKeys = Keys }, isLocalOnly: true, header));

    [Fact]
    public void ALongHeaderAndTwoHeadersAreNoKeys()
    {
        Assert.Null(Find(new AccessOptions { ApiKeys = Keys }, isLocalOnly: true, "Bearer " + new string('x', 100_000)));
        Assert.Null(Find(new AccessOptions { ApiKeys = Keys }, isLocalOnly: true, "Bearer open-sesame", "Bearer open-sesame"));
    }

    [Fact]
    public void WithoutAKeyACallerIsAnonymousOnlyWhereThatIsAllowed()
    {
        Assert.Null(Find(new AccessOptions { ApiKeys = Keys }, isLocalOnly: true));
        var anonymous = Find(new AccessOptions { Anonymous = ["guests"], ApiKeys = Keys }, isLocalOnly: false);
        Assert.Equal(Callers.AnonymousId, anonymous!.Id);
        Assert.Equal(["guests"], anonymous.Labels);
    }

    private static Principal? Find(AccessOptions options, bool isLocalOnly, params string[] headers)
    {
        var context = new DefaultHttpContext();
        if (headers.Length > 0)
        {
            context.Request.Headers.Authorization = headers;
        }

        return new Callers(options, isLocalOnly).Find(context);
    }
}
