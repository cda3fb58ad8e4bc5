using System.Net;
using System.Text.Json;
using Xunit;

namespace ChatBot.Tests.Channels.Agents;

/// <summary>What every error looks like.</summary>
internal static class Problems
{
    /// <summary>Checks status and form; returns the sentence.</summary>
    public static async Task<string> AssertAsync(HttpStatusCode status, HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
        using var json = JsonDocument.Parse(text);
        Assert.Equal(["type", "title", "status", "detail", "traceId"], json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal((int)status, json.RootElement.GetProperty("status").GetInt32());
        Assert.NotEmpty(json.RootElement.GetProperty("traceId").GetString()!);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        return json.RootElement.GetProperty("detail").GetString()!;
    }
}
