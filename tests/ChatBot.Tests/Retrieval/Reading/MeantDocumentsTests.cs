using ChatBot.Retrieval;
using Xunit;

namespace ChatBot.Tests.Retrieval.Reading;

public sealed class MeantDocumentsTests
{
    [Theory]
    [InlineData("What does the podcast say about frost?", "talk.txt=Only")]
    [InlineData("In the recording, who speaks first?", "talk.txt=Only")]
    [InlineData("What is forbidden by the policy?", "rules.md=Only")]
    [InlineData("Who was present according to the minutes?", "board.docx=Only")]
    [InlineData("Was sagt der Podcast zum Frost?", "talk.txt=Only")]
    [InlineData("Que dit le podcast sur le gel ?", "talk.txt=Only")]
    [InlineData("播客里谁谈到霜冻？", "talk.txt=Only")]
    public void AKindOfWhichThereIsOneIsThatDocument(string question, string meant) => Assert.Equal(meant, Catalogues.Meant(question));

    [Theory]
    [InlineData("What do the essays say about bees?")]
    [InlineData("Compare all three essays.")]
    [InlineData("Which of the essays is the longest?")]
    [InlineData("Which essay has the most words?")]
    public void AKindOfWhichThereAreSeveralIsAScope(string question) =>
        Assert.Equal("a/apples.md=Scope a/bees.md=Scope a/cider.md=Scope", Catalogues.Meant(question));

    [Theory]
    [InlineData("What does the Kest essay propose?", "a/apples.md=Only")]
    [InlineData("What does the essay by Joss Arden warn of?", "a/bees.md=Only")]
    [InlineData("What is said in Quill's essay?", "a/cider.md=Only")]
    [InlineData("How long is the Northgate essay?", "a/cider.md=Only")]
    [InlineData("What stands in the Halmar write-up?", "notes.txt=Only")]
    [InlineData("Was steht im Aufsatz von Mira Kest?", "a/apples.md=Only")]
    public void ANameWithADocumentWordPicksOneOfThem(string question, string meant) => Assert.Equal(meant, Catalogues.Meant(question));

    [Theory]
    [InlineData("According to Kest, how many trees are needed?", "a/apples.md=Only")]
    [InlineData("In Arden's view, who is to blame?", "a/bees.md=Only")]
    [InlineData("Laut Arden, wer ist schuld?", "a/bees.md=Only")]
    [InlineData("Selon Kest, combien d'arbres faut-il ?", "a/apples.md=Only")]
    [InlineData("What does Mira Kest think of bees?", "a/apples.md=Boost")]
    [InlineData("what does kest think of bees", "a/apples.md=Boost")]
    public void AMakersNameIsABoostUnlessTheQuestionLeansOnIt(string question, string meant) => Assert.Equal(meant, Catalogues.Meant(question));

    [Theory]
    [InlineData("What is \u201CThe Cider Press\u201D about?", "a/cider.md=Only")]
    [InlineData("Who wrote Plant More Apples?", "a/apples.md=Only")]
    [InlineData("Who wrote Bees Before Trees?", "a/bees.md=Only")]
    [InlineData("Should we plant more apples?", "")]
    [InlineData("What happened in Brindle?", "notes.txt=Boost")]
    [InlineData("What did the board council decide?", "board.docx=Boost")]
    public void ATitleNamesItsDocumentWhenItIsWrittenAsOne(string question, string meant) => Assert.Equal(meant, Catalogues.Meant(question));

    [Theory]
    [InlineData("Summarise the first essay.", "a/bees.md=Only")]
    [InlineData("Who wrote the second essay?", "a/cider.md=Only")]
    [InlineData("What is the latest essay about?", "a/apples.md=Only")]
    [InlineData("Who wrote the fourth essay?", "")]
    public void AnOrdinalCountsByDate(string question, string meant) => Assert.Equal(meant, Catalogues.Meant(question));

    [Theory]
    [InlineData("Leaving the podcast aside, who speaks of frost?", "talk.txt")]
    [InlineData("Other than the policy, what forbids spraying?", "rules.md")]
    [InlineData("What do the essays, apart from the Kest essay, say of bees?", "a/apples.md")]
    [InlineData("Who speaks of frost (not the podcast)?", "talk.txt")]
    [InlineData("Wer außer dem Podcast spricht von Frost?", "talk.txt")]
    public void WhatIsLeftAsideIsExcluded(string question, string excluded)
    {
        var reading = QuestionReader.Read(question, Catalogues.Library);

        Assert.Equal(excluded, Catalogues.Path(Catalogues.Library, Assert.Single(reading.Excluded)));
        Assert.DoesNotContain(reading.Documents, document => reading.Excluded.Contains(document.DocumentId));
    }

    [Theory]
    [InlineData("What is older than the podcast?")]
    [InlineData("Which frost is not in the podcast?")]
    public void AComparisonOrADenialExcludesNothing(string question) =>
        Assert.Empty(QuestionReader.Read(question, Catalogues.Library).Excluded);

    [Theory]
    [InlineData("What does the Ardne essay say?", "a/bees.md=Only")]
    [InlineData("What does Ardin propose?", "a/bees.md=Boost")]
    [InlineData("What does Arrdan propose?", "a/bees.md=Boost")]
    [InlineData("What does the garden propose?", "")]
    [InlineData("Who hosts the podcats?", "talk.txt=Only")]
    public void AMisspeltNameIsRecognisedAndACommonWordIsNot(string question, string meant) => Assert.Equal(meant, Catalogues.Meant(question));

    [Theory]
    [InlineData("What can Quill Ultra do?")]
    [InlineData("How fast is Quill 9?")]
    public void ANameThatGoesOnOtherwiseIsSomebodyElse(string question) => Assert.Equal("", Catalogues.Meant(question));

    [Theory]
    [InlineData("How many words does the transcript have?")]
    [InlineData("Is the transcript long?")]
    public void AWordThatAFieldIsCalledByNamesNoDocumentForSure(string question) => Assert.Equal("talk.txt=Boost", Catalogues.Meant(question));

    [Fact]
    public void TwoDocumentsThatAreSurelyMeantAreCompared() =>
        Assert.True(QuestionReader.Read("How do the Kest essay and the policy see spraying?", Catalogues.Library).Is(QuestionKinds.Compare));

    [Fact]
    public void ANameThatStandsForManyDocumentsNamesNone()
    {
        var corpus = CorpusView.Of([.. Enumerable.Range(0, 20).Select(i => Catalogues.Entry($"{i}.md", $"Column number {i}", "author=Mira Kest"))]);

        Assert.Equal("", Catalogues.Meant("What does Kest think of bees?", corpus));
    }

    [Fact]
    public void AnEmptyCatalogueMeansNothing()
    {
        var reading = QuestionReader.Read("What does the second essay by Kest say in the podcast?", CorpusView.Of([]));

        Assert.Empty(reading.Documents);
        Assert.Empty(reading.Excluded);
    }
}
