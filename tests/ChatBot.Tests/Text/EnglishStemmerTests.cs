using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Text;

public sealed class EnglishStemmerTests
{
    [Theory]
    [InlineData("consign consigned consigning consignment", "consign")]
    [InlineData("consist consisted consistency consistent consistently consisting consists", "consist")]
    [InlineData("consolation consolations console consoled consoles consoling", "consol")]
    [InlineData("consolidate consolidated consolidating", "consolid")]
    [InlineData("knack knackeries knacks", "knack knackeri knack")]
    [InlineData("kneeling knelt knightly knots knotty", "kneel knelt knight knot knotti")]
    [InlineData("caresses ties cries dies gas this gaps kiwis", "caress tie cri die gas this gap kiwi")]
    [InlineData("agreed feed luxuriated hopping hoping falling filing", "agre feed luxuri hop hope fall file")]
    [InlineData("cry by say enjoyed happy youth", "cri by say enjoy happi youth")]
    [InlineData("relational conditional rational valenci digitizer conformably radically differently analogously", "relat condit ration valenc digit conform radic differ analog")]
    [InlineData("triplicate formative formalize electricity electrical hopeful goodness", "triplic format formal electr electr hope good")]
    [InlineData("revival allowance inference airliner gyroscopic adjustable irritant replacement adoption communism", "reviv allow infer airlin gyroscop adjust irrit replac adopt communism")]
    [InlineData("rate cease controller roll argument arguments owning", "rate ceas control roll argument argument own")]
    [InlineData("generate generates general generally generous generation generic", "generat generat general general generous generat generic")]
    [InlineData("university universe community communal arsenal", "univers univers communiti communal arsenal")]
    [InlineData("skis skies dying lying tying idly gently ugly early only singly", "ski sky die lie tie idl gentl ugli earli onli singl")]
    [InlineData("sky news howe atlas cosmos bias andes", "sky news howe atlas cosmos bias andes")]
    [InlineData("inning innings outing canning herring earrings proceed exceeds succeeded", "inning inning outing canning herring earring proceed exceed succeed")]
    [InlineData("dog's dogs' 'tis children's'", "dog dog tis children")]
    [InlineData("boy boyish sayyid yes yelling", "boy boyish sayyid yes yell")]
    [InlineData("bed bid dated rated embed shed bleed", "bed bid date rate emb shed bleed")]
    public void FamilyOfWordsHasItsPublishedStem(string words, string stems)
    {
        var given = words.Split(' ');
        var expected = stems.Split(' ');
        for (var i = 0; i < given.Length; i++)
        {
            Assert.Equal(expected.Length == 1 ? expected[0] : expected[i], EnglishStemmer.Stem(given[i]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("is")]
    [InlineData("''")]
    [InlineData("東京")]
    [InlineData("\uD800\uD800\uD800")]
    public void WhatIsNoEnglishWordStaysAsItIs(string word) => Assert.Equal(word, EnglishStemmer.Stem(word));

    [Fact]
    public void EndlessWordIsNotStemmed()
    {
        var word = new string('a', 200_000) + "ing";
        Assert.Equal(word, EnglishStemmer.Stem(word));
    }

    [Fact]
    public void StemNeverGrows()
    {
        foreach (var word in (string[])["''s", "'s'", "yyy", "'yed", "aed", "eed", "eing", "bling", "ating", "ized", "uing", "ying", "'ing"])
        {
            Assert.InRange(EnglishStemmer.Stem(word).Length, 0, word.Length);
        }
    }
}
