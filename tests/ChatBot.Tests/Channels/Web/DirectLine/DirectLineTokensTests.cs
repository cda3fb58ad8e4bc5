using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChatBot.Access;
using ChatBot.Channels.Web.DirectLine;
using Xunit;

namespace ChatBot.Tests.Channels.Web.DirectLine;

/// <summary>Tokens that nobody can make or change.</summary>
public sealed class DirectLineTokensTests
{
    private readonly ManualTime time = new();
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly DirectLineTokens tokens;
    private readonly Principal ada = new() { Id = "key:ada", Labels = ["staff"] };

    public DirectLineTokensTests() => tokens = new DirectLineTokens(key, time);

    [Fact]
    public void ATokenStandsForOneConversationOfOnePrincipalForHalfAnHour()
    {
        var grant = tokens.Read(tokens.Give("c1", ada, "dl_ada", hasBegun: true))!;
        Assert.Equal(("c1", "key:ada", "dl_ada", false, true), (grant.ConversationId, grant.PrincipalId, grant.UserId, grant.IsForStream, grant.HasBegun));
        Assert.True(tokens.Holds(grant));
        time.Advance(DirectLineTokens.Lifetime);
        Assert.False(tokens.Holds(grant));
    }

    [Fact]
    public void ATokenStandsAfterARestartWithTheSameKeyOnly()
    {
        var token = tokens.Give("c1", ada, userId: null, hasBegun: false);
        Assert.NotNull(new DirectLineTokens(key, time).Read(token));
        Assert.Null(new DirectLineTokens(RandomNumberGenerator.GetBytes(32), time).Read(token));
    }

    [Fact]
    public void AChangedTokenIsNone()
    {
        var token = tokens.Give("c1", ada, userId: null, hasBegun: false);
        for (var at = 0; at < token.Length; at++)
        {
            var changed = token.ToCharArray();
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            Assert.Null(tokens.Read(new string(changed)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("undefined")]
    [InlineData("a.b.c")]
    [InlineData("QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB")]
    public void AnythingElseIsNone(string token) => Assert.Null(tokens.Read(token));

    [Fact]
    public void ATokenTellsNothingOfWhatItHolds() => Assert.DoesNotContain(
        "ada", Encoding.Latin1.GetString(Base64Url.DecodeFromChars(tokens.Give("c1", ada, "dl_ada", hasBegun: true))), StringComparison.Ordinal);

    [Fact]
    public void ARefreshedTokenStandsForTheSameAndHoldsLonger()
    {
        var grant = tokens.Read(tokens.Give("c1", ada, "dl_ada", hasBegun: true))!;
        time.Advance(TimeSpan.FromMinutes(20));
        var refreshed = tokens.Read(tokens.Refresh(grant))!;
        Assert.Equal(grant with { Ends = refreshed.Ends }, refreshed);
        time.Advance(TimeSpan.FromMinutes(20));
        Assert.False(tokens.Holds(grant));
        Assert.True(tokens.Holds(refreshed));
    }

    [Fact]
    public void AStreamTokenOpensTheStreamOnlyAndForAMinute()
    {
        var grant = tokens.Read(tokens.GiveForStream("c1", ada))!;
        Assert.True(grant.IsForStream);
        time.Advance(DirectLineTokens.StreamLifetime);
        Assert.False(tokens.Holds(grant));
    }
}
