using ChatBot.Answers;
using Xunit;

namespace ChatBot.Tests.Answers;

/// <summary>Rows of tables are records: questions over a folder with a CSV, a Markdown and an HTML table.</summary>
public sealed class CatalogueTableTests(TableFolder folder) : IClassFixture<TableFolder>
{
    [Theory]
    [InlineData("Who is the skipper of the Cedar?", "Cedar – skipper: Piotr Wend[1]")]
    [InlineData("When was the Birch bought?", "Birch – bought: 2021-07-05[1]")]
    [InlineData("What is the monthly fee for a family?", "Family – Monthly fee: €45.50[1]")]
    [InlineData("How high is the key deposit for students?", "Student – Key deposit: €20[1]")]
    [InlineData("What does a double canoe cost for a week?", "Double canoe – Week: €120[1]")]
    [InlineData("When does the island tour leave?", "Island tour – Leaves: 13:40[1]")]
    [InlineData("Is the Cedar lost?", "Cedar – state: worn[1]")]
    [InlineData("What are the skipper and the state of the Alder?", "Alder – skipper: Irma Solano; state: good[1]")]
    [InlineData("Wer ist skipper der Birch?", "Birch – skipper: Irma Solano[1]")]
    [InlineData("Which boats does Solano skipper?", "- Alder – skipper: Irma Solano[1]\n- Birch – skipper: Irma Solano[2]")]
    [InlineData("Which boats were bought before 2020?", "- Alder – bought: 2019-03-12[1]\n- Cedar – bought: 2015-10-20[2]")]
    [InlineData("Which boat is the second dearest?", "Birch – price eur: 6850, the second highest")]
    [InlineData("Which boat has the highest price?", "Cedar – price eur: 11900, the highest")]
    [InlineData("Which trip is the longest?", "Island tour – Length in km: 11.5, the highest")]
    [InlineData("What did all boats cost together?", "23,890 EUR, the sum of price.[1][2][3][4]")]
    [InlineData("What is the average price of the boats at the North quay?", "5525 EUR, the mean of price.[1][2]")]
    [InlineData("How many boats lie at the North quay?", "2 boats.[1][2]")]
    [InlineData("How many boats cost more than 5,000?", "2 boats.")]
    [InlineData("How much dearer is the double canoe than the single canoe for a week?", "€120 less €55 is €65.")]
    [InlineData("What is the total of the monthly fees?", "€132.5, the sum of monthly fee.[1][2][3]")]
    [InlineData("Which membership has guests?", "Family")]
    [InlineData("Which trip leaves last?", "Island tour – Leaves: 13:40, the latest")]
    [InlineData("¿Cuál es el boat más caro?", "Cedar – price eur: 11900, the highest")]
    [InlineData("哪个 boat 最贵？", "Cedar – price eur: 11900, the highest")]
    [InlineData("Who is the skipper of the dearest boat?", "Cedar")]
    [InlineData("How many kilometres long are all the trips together?", "15.5 km, the sum of length")]
    [InlineData("What do the boats skippered by Irma Solano cost in total?", "11,050 EUR, the sum of price.[1][2]")]
    [InlineData("What is the total number of articles in stock?", "23, the sum of stock.[1][2][3]")]
    [InlineData("How many eight-metre tarps are in stock?", "tarp8 – stock: 3[1]")]
    [InlineData("What is the average deposit of the gear?", "33.33, the mean of deposit.[1][2][3]")]
    [InlineData("How many kg does a paddle weigh?", "weight: 1.5 kg[1]")]
    [InlineData("Which gear is the heaviest?", "tarp8 – weight kg: 3.9, the highest")]
    [InlineData("Until what date is the gear for hire good?", "valid to: 2026-03-31[1]")]
    [InlineData("How severe was the fire in the boathouse?", "report severity: major[1]")]
    [InlineData("Who looked after writing up the capsize?", "report author: Hanne Brodal[1]")]
    [InlineData("What did the two incidents cost taken together?", "8730 EUR, the sum of damage.[1][2]")]
    [InlineData("What is the mean price of the two vessels at the North quay?", "5525 EUR, the mean of price.[1][2]")]
    [InlineData("What is the mean price of the two vessels at the North quay?", "of 2 rows of the table in “Boats”, only those with “north quay” in quay.")]
    [InlineData("With how many of the memberships are guests included?", "2 memberships.")]
    [InlineData("How much do I pay when I take a double canoe for a week?", "Double canoe – Week: €120[1]")]
    [InlineData("How severe was the fire in the boat-house?", "report severity: major[1]")]
    [InlineData("pirce of the Birhc?", "Birch – price eur: 6850")]
    public async Task TheCatalogueAnswersFromTheTable(string question, string expected) =>
        Assert.Contains(expected, await folder.AskAsync(question), StringComparison.Ordinal);

    [Theory]
    [InlineData("Who painted the Cedar?")]
    [InlineData("What does the Cedar weigh?")]
    [InlineData("How severe was the theft from the boathouse?")]
    [InlineData("How many canoes are in stock?")]
    [InlineData("What is the mean price of the three vessels at the North quay?")]
    [InlineData("What is the mean price of the vessels at the North quay that are not paid for?")]
    [InlineData("What happens when I leave the club?")]
    [InlineData("What did the three incidents cost taken together?")]
    [InlineData("How many ten-metre tarps are in stock?")]
    [InlineData("Who is the skipper of the Dogwood?")]
    [InlineData("What does a double canoe cost for a month?")]
    [InlineData("What is the monthly fee for a company?")]
    [InlineData("What is the salary of Piotr Wend?")]
    [InlineData("How many oars does the Birch have?")]
    [InlineData("Which boat is the loudest?")]
    [InlineData("Which project has the highest price?")]
    [InlineData("Which boats does Irma Wend skipper?")]
    [InlineData("Why was the Cedar bought?")]
    public async Task TheCatalogueIsSilentAboutWhatNoTableHolds(string question) =>
        Assert.Equal("", await folder.AskAsync(question));

    [Fact]
    public async Task TheTableIsNamedAndEachOperandCitesItsRow()
    {
        var draft = await folder.DraftAsync("What did all boats cost together?");

        Assert.Equal("Computed from the column “price_eur” of 4 rows of the table in “Boats”.", draft.Preface);
        var sum = Assert.Single(draft.Sentences, sentence => sentence.Computed is not null);
        Assert.Equal([4200m, 6850m, 11900m, 940m], sum.Computed!.Operands);
        Assert.Equal(["B-1", "B-2", "B-3", "B-4"], sum.Sources.Select(source => source.Quote[..3]));
        Assert.All(sum.Sources, source => Assert.NotNull(source.Header));
    }

    [Fact]
    public async Task WhatIsOnlyShownIsTheDocumentsOwnWords() =>
        Assert.Equal(AnswerMode.Extractive, (await folder.DraftAsync("When was the Birch bought?")).Mode);

    [Fact]
    public async Task MetadataIsPreferredWhereItExplainsTheQuestionBetter() =>
        Assert.Contains("From the field lengthKm.", await folder.AskAsync("What is the length in Through the Glen?"), StringComparison.Ordinal);
}
