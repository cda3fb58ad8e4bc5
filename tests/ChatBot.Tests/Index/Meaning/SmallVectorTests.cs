using ChatBot.Index;
using Xunit;

namespace ChatBot.Tests.Index.Meaning;

public sealed class SmallVectorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(384)]
    [InlineData(1000)]
    public void ProductsOfRoundedVectorsAreThoseOfTheirNumbers(int dimension)
    {
        var random = new Random(dimension);
        const int Count = 20;
        var length = SmallVector.RowLength(dimension);
        var rows = new sbyte[Count * length];
        var scales = new float[Count];
        for (var i = 0; i < Count; i++)
        {
            scales[i] = SmallVector.Round(VectorOf(random, dimension), rows.AsSpan(i * length, length));
        }

        var query = new sbyte[length];
        var scale = SmallVector.Round(VectorOf(random, dimension), query);
        var products = new float[Count];
        SmallVector.Multiply(query, scale, rows, scales, products);

        for (var i = 0; i < Count; i++)
        {
            var expected = Enumerable.Range(0, length).Sum(at => query[at] * rows[(i * length) + at]) * scale * scales[i];
            Assert.Equal(expected, products[i], 1e-4);
            Assert.Equal(SmallVector.MultiplyAny(query, ref rows[i * length]), Enumerable.Range(0, length).Sum(at => query[at] * rows[(i * length) + at]));
        }
    }

    [Fact]
    public void TheLargestBytesDoNotOverflow()
    {
        var row = Enumerable.Repeat((sbyte)-127, 256).ToArray();
        var query = Enumerable.Repeat((sbyte)127, 256).ToArray();
        var product = new float[1];

        SmallVector.Multiply(query, 1, row, [1f], product);

        Assert.Equal(-127 * 127 * 256, product[0]);
        Assert.Equal(-127 * 127 * 256, SmallVector.MultiplyAny(query, ref row[0]));
    }

    private static float[] VectorOf(Random random, int dimension) => [.. Enumerable.Range(0, dimension).Select(_ => (random.NextSingle() * 2) - 1)];
}
