using ChatBot.Index;
using Xunit;

namespace ChatBot.Tests.Index.Meaning;

public sealed class VectorCacheTests : IDisposable
{
    private static readonly EmbeddingModel Model = new() { Name = "m", Dimension = 4 };

    private readonly TempFolder folder = new();
    private readonly ManualTime time = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WhatWasKeptIsFoundByTheNextProcess()
    {
        Keep("one", "two");

        using var cache = Open();

        Assert.Equal(VectorOf("one"), cache.Find(VectorCache.KeyOf("one")));
        Assert.Equal(VectorOf("two"), cache.Find(VectorCache.KeyOf("two")));
        Assert.Null(cache.Find(VectorCache.KeyOf("three")));
    }

    [Fact]
    public void VectorsOfAnotherModelOrDimensionAreNotFound()
    {
        Keep("one");

        using var other = VectorCache.Open(new DataFolder(folder.Path), Model with { Name = "n" }, time);
        using var wider = VectorCache.Open(new DataFolder(folder.Path), Model with { Dimension = 8 }, time);

        Assert.Null(other.Find(VectorCache.KeyOf("one")));
        Assert.Null(wider.Find(VectorCache.KeyOf("one")));
    }

    [Fact]
    public void AFileThatEndsAnywhereGivesWhatIsWholeAndGrowsOn()
    {
        Keep("one", "two", "three");
        var file = Directory.GetFiles(folder.Path, "vectors-*").Single();
        var whole = File.ReadAllBytes(file);
        for (var length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(file, whole[..length]);
            int found;
            using (var cache = Open())
            {
                found = cache.Count;
                cache.Add([(VectorCache.KeyOf("four"), VectorOf("four"))]);
            }

            using var again = Open();
            Assert.Equal(Math.Max(0, length - 28) / 32, found);
            Assert.Equal(found + 1, again.Count);
            Assert.Equal(VectorOf("four"), again.Find(VectorCache.KeyOf("four")));
        }
    }

    [Fact]
    public void AChangedByteIsNeverPartOfAVector()
    {
        Keep("one", "two");
        var file = Directory.GetFiles(folder.Path, "vectors-*").Single();
        var whole = File.ReadAllBytes(file);
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x40;
            File.WriteAllBytes(file, changed);
            using var cache = Open();
            foreach (var text in new[] { "one", "two" })
            {
                Assert.True(cache.Find(VectorCache.KeyOf(text)) is not { } found || found.SequenceEqual(VectorOf(text)), $"byte {at}");
            }
        }
    }

    [Fact]
    public void ASecondProcessReadsWhatIsThereAndKeepsNothing()
    {
        using var first = Open();
        first.Add([(VectorCache.KeyOf("one"), VectorOf("one"))]);

        using (var second = Open())
        {
            Assert.Equal(VectorOf("one"), second.Find(VectorCache.KeyOf("one")));
            second.Add([(VectorCache.KeyOf("two"), VectorOf("two"))]);
        }

        first.Add([(VectorCache.KeyOf("three"), VectorOf("three"))]);
        first.Dispose();
        using var third = Open();
        Assert.Equal(2, third.Count);
        Assert.Equal(VectorOf("three"), third.Find(VectorCache.KeyOf("three")));
    }

    [Fact]
    public void WhatNoPresentDocumentUsesGoesAfterAWhile()
    {
        using (var cache = Open())
        {
            cache.Add([.. Texts(10).Select(text => (VectorCache.KeyOf(text), VectorOf(text)))]);
            cache.Use("0000000000000001", "v1", [.. Texts(10).Select(VectorCache.KeyOf)]);
            cache.Use("0000000000000001", "v2", [.. Texts(4).Select(VectorCache.KeyOf)]);
            cache.Tidy([("0000000000000001", "v2")], TimeSpan.FromDays(30));
            Assert.Equal(10, cache.Count);
        }

        time.Advance(TimeSpan.FromDays(31));
        using (var cache = Open())
        {
            cache.Tidy([("0000000000000001", "v2")], TimeSpan.FromDays(30));
            Assert.Equal(4, cache.Count);
        }

        using var again = Open();
        Assert.Equal(4, again.Count);
        Assert.All(Texts(4), text => Assert.Equal(VectorOf(text), again.Find(VectorCache.KeyOf(text))));
    }

    private VectorCache Open() => VectorCache.Open(new DataFolder(folder.Path), Model, time);

    private void Keep(params string[] texts)
    {
        using var cache = Open();
        cache.Add([.. texts.Select(text => (VectorCache.KeyOf(text), VectorOf(text)))]);
    }

    private static IEnumerable<string> Texts(int count) => Enumerable.Range(0, count).Select(i => $"text {i}");

    private static Half[] VectorOf(string text) => Array.ConvertAll(new WordVectors(4).Of(text), number => (Half)number);
}
