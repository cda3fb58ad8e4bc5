using ChatBot.Retrieval;
using Xunit;

namespace ChatBot.Tests.Retrieval.Reading;

public sealed class TranslationTests
{
    private static QuestionReading Read(string question) => QuestionReader.Read(question, Catalogues.Library);

    [Theory]
    [InlineData("Wie viele Bäume gingen im letzten Winter verloren?", "tree", "last", "winter", "lose")]
    [InlineData("Combien coûte la nouvelle presse ?", "cost", "new", "press")]
    [InlineData("¿Cuántos visitantes tuvo el huerto?", "visitor", "garden")]
    [InlineData("Quanto è cresciuta la popolazione?", "grow", "inhabitant")]
    [InlineData("Hoeveel kostte de nieuwe brug?", "new", "bridge")]
    [InlineData("Quantos passageiros o navio transporta?", "passenger", "ship", "carry")]
    [InlineData("最近六个月的合同总额是多少？", "last", "six", "month", "contract", "total")]
    [InlineData("果園には何本の木がありますか？", "garden", "tree")]
    public void AQuestionIsSaidInTheLanguageOfTheDocuments(string question, params string[] words)
    {
        var translation = Assert.Single(Read(question).Translations);
        Assert.Equal("en", translation.Language);
        Assert.Equal(words, translation.Words.Split(' ').Intersect(words, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Welche Kapazität hat das Netz?", "capacity")]
    [InlineData("Quelle est la capacité du réseau électrique ?", "capacity")]
    [InlineData("¿Qué dice de la distribución?", "distribution")]
    [InlineData("Wie viel kostet die Hafenmauer?", "harbour wall")]
    [InlineData("Combien coûte BlossomTest en Norvège ?", "BlossomTest Norway")]
    public void NamesLearnedWordsAndCompoundsAreSaidToo(string question, string words) =>
        Assert.Contains(words.ToUpperInvariant(), string.Join(' ', Read(question).Translations.Select(t => t.Words)).ToUpperInvariant(), StringComparison.Ordinal);

    [Theory]
    [InlineData("How much does the new press cost?")]
    [InlineData("Кто построил эту плотину?")]
    [InlineData("Wozu taugt Gruselwusel beim Schnurzpiepen?")]
    public void WhatIsInTheLanguageOfTheDocumentsOrNotKnownIsNotTranslated(string question) => Assert.Empty(Read(question).Translations);

    [Theory]
    [InlineData("How much would that cost in Kest's view?", "view")]
    [InlineData("By the podcast's reckoning, how cold was it?", "reckoning")]
    [InlineData("Which remedies are put forward for frost?", "forward")]
    public void WordsOfSpeechAreNotSearchedFor(string question, string dropped) => Assert.DoesNotContain(dropped, Read(question).Words, StringComparison.Ordinal);

    [Fact]
    public void TheViewOverTheHarbourIsSearchedFor() => Assert.Contains("view", Read("What is the hotel's view of the harbour worth?").Words, StringComparison.Ordinal);
}
