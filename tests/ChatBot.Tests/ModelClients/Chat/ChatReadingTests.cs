using System.Text;
using ChatBot.Server.ModelClients.Chat;
using Microsoft.Extensions.AI;
using Xunit;

namespace ChatBot.Tests.ModelClients.Chat;

/// <summary>The events of a stream and the JSON in them, as servers write them.</summary>
public sealed class ChatReadingTests
{
    [Theory]
    [InlineData("data: a\n\ndata:b\n\n", "a|b")]
    [InlineData("\uFEFFdata: a\r\n\r\ndata: b\r\rdata: c\n\n", "a|b|c")]
    [InlineData(": comment\n\n\n\nid: 7\nretry: 5\ndata: a\n\n", "a")]
    [InlineData("data: a\ndata: b\ndata\ndata:  c\n\n", "a\nb\n\n c")]
    [InlineData("event: message\ndata: a\n\nevent: error\ndata: b\n\ndata: c\n\n", "a|!b|c")]
    [InlineData("error: {\"x\":1}\n\n", "!{\"x\":1}")]
    [InlineData("{\"error\":\"x\"}\n\n", "{\"error\":\"x\"}")]
    [InlineData("data: without an end", "without an end")]
    [InlineData("data: a\n\nevent: error\n\ndata: b\n\n", "a|b")]
    [InlineData("", "")]
    public async Task EventsAreReadWhereverTheStreamIsCut(string text, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var piece = 1; piece <= Math.Max(1, bytes.Length); piece++)
        {
            using var reader = new SseReader(new PieceStream(bytes, piece), 1000, 1000);
            var events = new List<string>();
            while (await reader.ReadAsync(CancellationToken.None))
            {
                events.Add((reader.IsError ? "!" : "") + Encoding.UTF8.GetString(reader.Data.Span));
            }

            Assert.Equal(expected, string.Join('|', events));
        }
    }

    [Fact]
    public async Task ALargeEventIsReadAndALargerOneIsNot()
    {
        var large = new string('x', 100_000);
        using var good = new SseReader(new PieceStream(Encoding.UTF8.GetBytes($"data: a\n\ndata: {large}\n\ndata: b\n\n"), 7_000), 200_000, 1_000_000);
        Assert.True(await good.ReadAsync(CancellationToken.None));
        Assert.True(await good.ReadAsync(CancellationToken.None));
        Assert.Equal(large.Length, good.Data.Length);
        Assert.True(await good.ReadAsync(CancellationToken.None));
        Assert.Equal("b", Encoding.UTF8.GetString(good.Data.Span));

        using var line = new SseReader(new PieceStream(Encoding.UTF8.GetBytes($"data: {large}\n\n"), 7_000), 50_000, 1_000_000);
        await Assert.ThrowsAsync<FormatException>(async () => await line.ReadAsync(CancellationToken.None));
        using var all = new SseReader(new PieceStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(": ping\n\n", 10_000))), 7_000), 50_000, 60_000);
        await Assert.ThrowsAsync<FormatException>(async () => await all.ReadAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("""{"choices":[{"delta":{"content":"a"}}]}""", "a")]
    [InlineData("""{"choices":[{"delta":{"role":"assistant","content":null,"reasoning_content":"hm"}}],"x":{"choices":[1]}}""", null)]
    [InlineData("""{"choices":[{"delta":{"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}}]}""", "ab")]
    [InlineData("""{"choices":[{"delta":{"refusal":"no"}}]}""", "no")]
    [InlineData("""{"choices":[],"usage":null,"error":null}""", null)]
    [InlineData("""{"choices":null}""", null)]
    [InlineData("""{"choices":[{"delta":null,"finish_reason":"stop"}]}""", null)]
    public void TheTextOfAPieceIsFound(string json, string? text) => Assert.Equal(text, Read(json).Text);

    [Theory]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("""{"choices":3}""")]
    [InlineData("""{"choices":[3]}""")]
    [InlineData("""{"choices":[{"delta":3}]}""")]
    [InlineData("""{"choices":[{"delta":{"content":3}}]}""")]
    [InlineData("""{"choices":[{"delta":{"tool_calls":[{"function":3}]}}]}""")]
    [InlineData("""{"choices":[{"finish_reason":3}]}""")]
    public void WhatIsNoPieceOfAnAnswerIsSaid(string json) => Assert.Throws<FormatException>(() => Read(json));

    [Theory]
    [InlineData("{}{}")]
    [InlineData("{\"choices\":[")]
    [InlineData("")]
    [InlineData("<html>")]
    public void WhatIsNoJsonIsSaid(string json) => Assert.ThrowsAny<System.Text.Json.JsonException>(() => Read(json));

    [Fact]
    public void CallsAreJoinedByTheirNumberOrByTheirIdWhereTheNumberSaysNothing()
    {
        Assert.Equal("a={\"q\":1} b={\"q\":2}", Joined((0, "a", "x", "{\"q\""), (1, "b", "x", "{\"q\":"), (0, null, null, ":1}"), (1, "", "", "2}")));
        Assert.Equal("a={\"q\":1} b={\"q\":2}", Joined((0, "a", "x", "{\"q\":1}"), (0, "b", "x", "{\"q\":2}")));
        Assert.Equal("a={\"q\":1} b={\"q\":2}", Joined((null, "a", "x", "{\"q\""), (null, null, null, ":1}"), (null, "b", "x", "{\"q\":2}")));
        Assert.Equal("a={\"q\":1}", Joined((0, "a", "x", "{\"q\""), (0, "a", "x", ":1}")));
        Assert.Equal("call_0={}", Joined((0, null, "x", null)));
        Assert.Throws<FormatException>(() => Joined((0, "a", null, "{}")));
        Assert.Throws<FormatException>(() => Joined([.. Enumerable.Range(0, 300).Select(number => ((int?)number, (string?)$"{number}", (string?)"x", (string?)"{}"))]));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\":")]
    [InlineData("null")]
    public void ArgumentsThatAreNoObjectHaveAnExceptionAndNothingElse(string arguments)
    {
        var calls = new ToolCalls();
        calls.Add(0, "a", "x", arguments);
        var call = Assert.Single(calls.Contents());
        Assert.True(call is { Arguments: null, Exception: FormatException });
    }

    [Fact]
    public void UsageIsReadAsFarAsItIsSaid()
    {
        var usage = Read("""{"usage":{"prompt_tokens":7,"completion_tokens":3,"prompt_tokens_details":{"cached_tokens":2},"completion_tokens_details":{"reasoning_tokens":1},"cost":0.1}}""").Usage!;
        Assert.Equal((7L, 3L, 10L, 2L, 1L), (usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount, usage.CachedInputTokenCount, usage.ReasoningTokenCount));
        Assert.Null(Read("""{"usage":{"prompt_tokens":0,"completion_tokens":0}}""").Usage);
        Assert.Null(Read("""{"usage":{"prompt_tokens":-5}}""").Usage);
        Assert.Null(Read("""{"usage":[]}""").Usage);
        Assert.Null(Read("""{"usage":{"prompt_tokens":7,"prompt_tokens_details":null}}""").Usage!.OutputTokenCount);
    }

    private static ChatReading Read(string json)
    {
        var reading = new ChatReading();
        reading.Read(Encoding.UTF8.GetBytes(json));
        return reading;
    }

    private static string Joined(params (int? Index, string? Id, string? Name, string? Arguments)[] pieces)
    {
        var calls = new ToolCalls();
        foreach (var (index, id, name, arguments) in pieces)
        {
            calls.Add(index, id, name, arguments);
        }

        return string.Join(' ', calls.Contents().Select(call => $"{call.CallId}={System.Text.Json.JsonSerializer.Serialize(call.Arguments)}"));
    }

    private sealed class PieceStream(byte[] bytes, int piece) : Stream
    {
        private int position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => bytes.Length;

        public override long Position { get => position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var length = Math.Min(Math.Min(piece, count), bytes.Length - position);
            bytes.AsSpan(position, length).CopyTo(buffer.AsSpan(offset));
            position += length;
            return length;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var length = Math.Min(Math.Min(piece, buffer.Length), bytes.Length - position);
            bytes.AsMemory(position, length).CopyTo(buffer);
            position += length;
            return ValueTask.FromResult(length);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
