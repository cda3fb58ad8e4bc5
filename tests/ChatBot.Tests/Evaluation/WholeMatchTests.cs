using ChatBot.Evaluation;
using Xunit;

namespace ChatBot.Tests.Evaluation;

public sealed class WholeMatchTests
{
    [Theory]
    [InlineData("it costs 9 euros", "9")]
    [InlineData("at 00:08:48 she says", "8:48")]
    [InlineData("some 27% of them", "27%")]
    [InlineData("worth 4 trillion, they say", "4 trillion")]
    [InlineData("there are 40, not 41", "40")]
    [InlineData("for 5kg of it", "5")]
    [InlineData("in 2026-05-05", "2026")]
    [InlineData("the price is 12.", "12")]
    [InlineData("in 59579 and then 9", "9")]
    public void WhatStandsAloneIsFound(string text, string wanted) => Assert.True(WholeMatch.Occurs(text, wanted));

    [Theory]
    [InlineData("59579", "9")]
    [InlineData("1.4 trillion", "4 trillion")]
    [InlineData("1,400", "400")]
    [InlineData("12.5", "12")]
    [InlineData("at 12:21", "12")]
    [InlineData("on 2026-05-12", "12")]
    [InlineData("the armada", "arm")]
    [InlineData("alarm", "arm")]
    [InlineData("anything", "")]
    [InlineData("", "9")]
    public void APieceOfSomethingLongerIsNotFound(string text, string wanted) => Assert.False(WholeMatch.Occurs(text, wanted));

    [Theory]
    [InlineData("A  “Quoted”\u00a0Word’s 5 %", "a \"quoted\" word's 5%")]
    [InlineData("**bold** _it_ `code` 2018‑2020 – 7", "bold it code 2018-2020 - 7")]
    [InlineData(" Straße ", "strasse")]
    public void TextsAreComparedInOneForm(string text, string plain) => Assert.Equal(plain, PlainForm.Of(text));

    [Fact]
    public void MarkersAreTakenOut() => Assert.Equal("It is so. And so [a].", PlainForm.WithoutMarkers("It is so[1]. And so[12] [a]."));
}
