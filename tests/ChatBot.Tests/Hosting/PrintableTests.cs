using System.Text.Json;
using ChatBot.Server.Hosting.Commands;
using Xunit;

namespace ChatBot.Tests.Hosting;

public sealed class PrintableTests
{
    public static TheoryData<char> Commanding => ['\u0007', '\u001b', '\u007f', '\u009b', '\u061c', '\u200e', '\u200f', '\u2028', '\u202a', '\u202e', '\u2066', '\u2069'];

    [Theory]
    [MemberData(nameof(Commanding))]
    public void WhatATerminalObeysIsReplacedInALine(char c) => Assert.Equal("a\uFFFDb", Printable.Line($"a{c}b"));

    [Theory]
    [MemberData(nameof(Commanding))]
    public void WhatATerminalObeysIsAnEscapeInJsonAndMeansTheSame(char c)
    {
        var json = Printable.Json($"{{\"path\":\"a{c}b\"}}");

        Assert.DoesNotContain(c, json);
        Assert.True(c < ' ' || JsonDocument.Parse(json).RootElement.GetProperty("path").GetString() == $"a{c}b");
    }

    [Fact]
    public void TextOfAnyLanguageStaysAsItIs()
    {
        const string Text = "größe 漢字 ภาษาไทย עברית 😀 \u200d \u0301";

        Assert.Equal(Text, Printable.Line(Text));
        Assert.Equal(Text, Printable.Json(Text));
    }
}
