using System.Text;
using System.Text.Json;
using ChatBot.Server.Stores.Qdrant;
using Xunit;

namespace ChatBot.Tests.Stores.Qdrant;

public sealed class NumberTextTests
{
    [Fact]
    public void EveryHalfIsWrittenAsTheShortestTextThatReadsBackAsTheSameHalf()
    {
        var all = Enumerable.Range(0, ushort.MaxValue + 1).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits)).Where(Half.IsFinite).ToArray();

        var text = Written(json => NumberText.Write(json, all.AsSpan()));

        Assert.Equal(all.Select(half => half.ToString()), text[1..^1].Split(','));
        using var document = JsonDocument.Parse(text);
        Assert.Equal(all, document.RootElement.EnumerateArray().Select(number => (Half)number.GetSingle()));
    }

    [Fact]
    public void FloatsKeepAllTheirDigits()
    {
        var random = new Random(7);
        var numbers = Enumerable.Range(0, 10_000).Select(_ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))).Where(float.IsFinite)
            .Concat([0, 1, -1, 0.5f, float.MaxValue, float.MinValue, float.Epsilon, -float.Epsilon, 1f / 3]).ToArray();

        using var document = JsonDocument.Parse(Written(json => NumberText.Write(json, numbers.AsSpan())));

        Assert.Equal(numbers, document.RootElement.EnumerateArray().Select(number => number.GetSingle()));
    }

    [Fact]
    public void IndicesAreWrittenWhole() =>
        Assert.Equal("[0,7,4294967295]", Written(json => NumberText.Write(json, (ReadOnlySpan<uint>)[0, 7, uint.MaxValue])));

    [Fact]
    public void NoNumbersAreAnEmptyArray() => Assert.Equal("[]", Written(json => NumberText.Write(json, ReadOnlySpan<Half>.Empty)));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void WhatIsNoNumberIsRefused(float number)
    {
        Assert.Throws<ArgumentException>(() => Written(json => NumberText.Write(json, (ReadOnlySpan<float>)[1, number])));
        Assert.Throws<ArgumentException>(() => Written(json => NumberText.Write(json, (ReadOnlySpan<Half>)[(Half)number])));
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        using var bytes = new PooledBytes();
        using (var json = new Utf8JsonWriter(bytes))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(bytes.Written.Span);
    }
}
