using ChatBot.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatBot.Tests.Text;

public sealed class WordScannerTests
{
    private static readonly Arbitrary<string> Texts = Gen.Elements("aabcdesXYZ  ..,;%9東".ToCharArray()).ArrayOf()
        .Select(letters => new string(letters)).ToArbitrary();

    // A soft hyphen does not count, but a word that ends in one is no plain word: it goes the long way through all the rules.
    [Fact]
    public void PlainWordsAreReadAsTheRulesWouldReadThem() => Prop.ForAll(Texts, text =>
    {
        var shortWay = Words(text);
        var longWay = Words(string.Concat(text.Select((c, i) => EndsLetters(text, i) ? c + "\u00AD" : c.ToString())));
        return shortWay.SequenceEqual(longWay);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("The harbour, the cranes.", "the harbour the cranes")]
    [InlineData("OpenAI's GPUs", "open ai openai gpus")]
    [InlineData("don't re-use naïve", "don t dont re use reuse naive")]
    [InlineData("word%東京", "word percent 東京")]
    public void WordsAreFoundAndFolded(string text, string words) => Assert.Equal(words, string.Join(' ', Words(text)));

    [Fact]
    public void AVeryLongWordCountsByItsBeginning() =>
        Assert.Equal([new string('a', WordScanner.MaximumWordLength)], Words(new string('a', 1000)));

    [Theory]
    [InlineData("the", true)]
    [InlineData("these", true)]
    [InlineData("a", true)]
    [InlineData("thee", false)]
    [InlineData("harbour", false)]
    public void FillersAreKnown(string word, bool isFiller) => Assert.Equal(isFiller, WordForms.IsFiller(word));

    private static bool EndsLetters(string text, int at) =>
        char.IsAsciiLetter(text[at]) && (at + 1 == text.Length || !char.IsAsciiLetter(text[at + 1]));

    private static List<string> Words(string text)
    {
        var sink = new Sink([]);
        WordScanner.Scan(text, 0, ref sink);
        return sink.Words;
    }

    private readonly struct Sink(List<string> words) : IWordSink
    {
        public List<string> Words { get; } = words;

        public void Add(scoped ReadOnlySpan<char> folded, int start, int end, int position) => Words.Add(folded.ToString());
    }
}
