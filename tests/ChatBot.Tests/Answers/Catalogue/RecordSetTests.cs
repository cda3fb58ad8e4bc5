using ChatBot.Answers;
using Xunit;

namespace ChatBot.Tests.Answers;

/// <summary>Sets of records of different sizes, over the border of a word of bits.</summary>
public sealed class RecordSetTests
{
    private static readonly RecordSet Few = RecordSet.Of([1, 63, 64]);
    private static readonly RecordSet Many = RecordSet.Of([200, 64, 1, 2]);

    [Fact]
    public void NumbersComeInOrderAndEachOnce()
    {
        Assert.Equal([1, 2, 64, 200], Many.ToList());
        Assert.Equal(2, RecordSet.Of([5, 5, 7]).Count);
        Assert.Empty(RecordSet.Of([]).ToList());
    }

    [Fact]
    public void BothAndEitherAreTheSameFromEachSide()
    {
        Assert.Equal([1, 64], Few.And(Many).ToList());
        Assert.Equal([1, 64], Many.And(Few).ToList());
        Assert.Equal([1, 2, 63, 64, 200], Few.Or(Many).ToList());
        Assert.Equal([1, 2, 63, 64, 200], Many.Or(Few).ToList());
        Assert.Equal(2, Few.CountIn(Many));
    }

    [Fact]
    public void WhatLiesBehindTheLastNumberIsNotInIt()
    {
        Assert.True(Few.Contains(64));
        Assert.False(Few.Contains(65));
        Assert.False(Few.Contains(5_000));
        Assert.True(Few.Overlaps(Many));
        Assert.False(Few.Overlaps(RecordSet.Of([200])));
    }
}
