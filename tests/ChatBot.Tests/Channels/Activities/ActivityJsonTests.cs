using System.Text;
using System.Text.Json.Nodes;
using ChatBot.Channels.Activities;
using Xunit;

namespace ChatBot.Tests.Channels.Activities;

/// <summary>Activities in and out.</summary>
public sealed class ActivityJsonTests
{
    [Fact]
    public void WhatIsNotKnownIsPassedOnAsItCame()
    {
        const string Json = """
            {"type":"message","from":{"id":"u","aadObjectId":"x","role":"user"},"conversation":{"id":"c","isGroup":true},"text":"a \u003C b – ü","channelData":
            {"clientActivityID":"1","deep":[{"a":1.50}]},"localTimezone":"Europe/Berlin","deliveryMode":"normal","importance":null}
            """;
        var written = JsonNode.Parse(ActivityJson.Write(ActivityJson.Read(Encoding.UTF8.GetBytes(Json))!));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Json), written), written!.ToJsonString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":\"message\"")]
    public void WhatIsNoActivityIsNull(string json) => Assert.Null(ActivityJson.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void DeepNestingIsRefused()
    {
        var deep = "{\"type\":\"message\",\"value\":" + new string('[', 5000) + new string(']', 5000) + "}";
        Assert.Null(ActivityJson.Read(Encoding.UTF8.GetBytes(deep)));
    }

    [Theory]
    [InlineData("""{"type":"message","value":{"a":1}}""")]
    [InlineData("""{"type":"event","name":"webchat/join","value":{"language":"en"}}""")]
    [InlineData("""{"type":"invoke","name":"x","value":null,"entities":[],"attachments":[{}]}""")]
    [InlineData("""{"type":"somethingNew","text":null,"membersAdded":[{"id":"u"}]}""")]
    public void UnusualActivitiesAreRead(string json) => Assert.NotNull(ActivityJson.Read(Encoding.UTF8.GetBytes(json)));
}
