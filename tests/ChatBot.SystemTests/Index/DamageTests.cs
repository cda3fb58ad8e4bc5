using ChatBot.SystemTests.Running;
using Xunit;

namespace ChatBot.SystemTests.Index;

/// <summary>Whatever becomes of a file in the data folder, a reader says what to do and the indexer builds everything anew.</summary>
public sealed class DamageTests
{
    private const int Seed = 20_261_120;

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("*.words")]
    [InlineData("*.texts")]
    [InlineData("files.bin")]
    public async Task ADamagedFileIsNamedByReadersAndMendedByTheIndexer(string pattern)
    {
        using var whole = new Workplace();
        for (var i = 0; i < 5; i++)
        {
            whole.With($"n{i}.md", $"# Number {i}\n\nThe lighthouse of number {i} is white.\n");
        }

        Assert.Equal(0, (await whole.RunAsync("index")).ExitCode);
        var expected = await IndexContent.OfAsync(whole.Data);
        foreach (var (name, damage) in Damages())
        {
            using var broken = whole.Copy();
            damage(Directory.GetFiles(broken.Data, pattern)[0]);
            var found = await broken.RunAsync("search", "lighthouse", "--no-index");
            var isNeeded = pattern != "files.bin";
            Assert.True(found.ExitCode == (isNeeded ? 1 : 0), $"{name}, seed {Seed}: {found.ExitCode} {found.Error}");
            Assert.True(!isNeeded || found.Error.Contains("Run `chatbot index` to build it anew.", StringComparison.Ordinal), $"{name}: {found.Error}");
            Assert.DoesNotContain("   at ", found.Error, StringComparison.Ordinal);

            var mended = await broken.RunAsync("index");
            Assert.True(mended.ExitCode == 0, $"{name}, seed {Seed}: {mended.Error}");
            Assert.Equal(expected, await IndexContent.OfAsync(broken.Data));
            Assert.Empty(IndexContent.Stray(broken.Data));
        }
    }

    private static IEnumerable<(string Name, Action<string> Damage)> Damages()
    {
        var random = new Random(Seed);
        yield return ("flipped", path => Rewrite(path, bytes => Flip(bytes, random)));
        yield return ("cut", path => Rewrite(path, bytes => bytes[..random.Next(1, bytes.Length)]));
        yield return ("emptied", path => Rewrite(path, _ => []));
        yield return ("grown", path => Rewrite(path, bytes => [.. bytes, .. bytes]));
        yield return ("a folder", path =>
        {
            File.Delete(path);
            Directory.CreateDirectory(path);
        }
        );
    }

    private static byte[] Flip(byte[] bytes, Random random)
    {
        bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
        return bytes;
    }

    private static void Rewrite(string path, Func<byte[], byte[]> change) => File.WriteAllBytes(path, change(File.ReadAllBytes(path)));
}
