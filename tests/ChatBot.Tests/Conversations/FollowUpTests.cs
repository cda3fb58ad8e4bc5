using ChatBot.Conversations;
using ChatBot.Retrieval;
using ChatBot.Tests.Retrieval.Reading;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatBot.Tests.Conversations;

public sealed class FollowUpTests
{
    private static CompletedQuestion Complete(string asked, string before, string answer = "", string? winner = null) => FollowUp.Complete(
        asked,
        [
            new EarlierTurn
            {
                Question = before,
                Reading = QuestionReader.Read(before, Catalogues.Library),
                Answer = answer,
                Winner = winner is null ? null : Catalogues.Library.Documents.Single(document => document.Path == winner).Id,
            },
        ],
        Catalogues.Library);

    [Theory]
    [InlineData("And in Norway?", "What is the allowance in Denmark?", "What is the allowance in Norway?")]
    [InlineData("and for pears?", "What does a crate cost for apples?", "What does a crate cost for pears?")]
    [InlineData("What about Norway?", "What is the allowance for Denmark?", "What is the allowance for Norway?")]
    [InlineData("In 2027?", "How many trees died in 2026?", "How many trees died in 2027?")]
    [InlineData("and 2027?", "How many trees died in 2026?", "How many trees died in 2027?")]
    [InlineData("And the children?", "What fee do adults pay in spring?", "What fee do the children pay in spring?")]
    [InlineData("And the oboes?", "Where do the flutes sit in June?", "Where do the oboes sit in June?")]
    [InlineData("On Sundays?", "When does the launch leave on Fridays?", "When does the launch leave on Sundays?")]
    public void AFragmentTakesThePlaceOfItsLike(string asked, string before, string completed) => Assert.Equal(completed, Complete(asked, before).Text);

    [Theory]
    [InlineData("How many of them were against it?", "How many replies did the hearing get?", "", "How many of the replies were against it?")]
    [InlineData("How many of those came from Brindle?", "How many visitors did the orchard have?", "", "How many of the visitors came from Brindle?")]
    [InlineData("By when would that be done?", "What does Livia Morant want to pay for digging the pond?", "", "About pay for digging the pond: by when would that be done?")]
    [InlineData("How much will that cost?", "Which plan did the members choose?", "The cold store was chosen by 61 votes.", "How much will the cold store cost?")]
    [InlineData("How much did it put in at first?", "Which stake does Brindlesoft hold in Orchardly?", "", "How much did Brindlesoft put in at first?")]
    [InlineData("And how many did Quince pass?", "How many tests did Marlow Nine complete in the kernel trial?", "", "How many tests did Quince pass in the kernel trial?")]
    [InlineData("And for Norway?", "What is the allowance for a full day in Japan?", "", "What is the allowance for a full day in Norway?")]
    public void WhatIsLeftOutIsFoundInTheEarlierTurn(string asked, string before, string answer, string completed) => Assert.Equal(completed, Complete(asked, before, answer).Text);

    [Theory]
    [InlineData("And how many does the mayor have in her book?", "How many trees did Livia Morant count?", "How many trees does the mayor have in her book?")]
    [InlineData("and in 3.4.1, what was repaired there?", "Which hole was closed in 3.3.2?", "What was repaired in 3.4.1?")]
    [InlineData("R12, what does that one mean?", "What does R31 mean?", "What does R12 mean?")]
    [InlineData("And how late did they finish it?", "What did the old wing cost?", "How late did they finish the old wing?")]
    [InlineData("What would the same bundle cost in June?", "What does the farm bundle cost?", "What would the farm bundle cost in June?")]
    [InlineData("And the other mill?", "What does the Word Mill make?", "What does the mill other than Word Mill make?")]
    [InlineData("And the planer?", "How many sockets does the table saw need?", "How many sockets does the planer need?")]
    public void OneThingTakesThePlaceOfAnother(string asked, string before, string completed) => Assert.Equal(completed, Complete(asked, before).Text);

    [Fact]
    public void WhatMayBeAThingOrAnAttributeIsCompletedEitherWay() =>
        Assert.Equal("What is the planer of the table saw?", Complete("And the planer?", "How many sockets does the table saw need?").Otherwise);

    [Theory]
    [InlineData("and the cheapest?", "Which plan is the most expensive to build?", "Which plan is the cheapest to build?")]
    [InlineData("And the cheaper one?", "Which plan is the dearest?", "Which plan is the cheapest?")]
    [InlineData("the shortest one?", "Which of the essays is the longest?", "Which of the essays is the shortest?")]
    [InlineData("and the cheaper?", "Which of the two is longer?", "Which of the two is cheaper?")]
    public void ASuperlativeTakesThePlaceOfASuperlative(string asked, string before, string completed) => Assert.Equal(completed, Complete(asked, before).Text);

    [Theory]
    [InlineData("And Arden's?", "How many words has the Kest essay?", "How many words has the Arden essay?")]
    [InlineData("And the one by Arden?", "How many words has the Kest essay?", "How many words has the Arden essay?")]
    [InlineData("and in the podcast?", "What does the Kest essay say about frost?", "What does the podcast say about frost?")]
    [InlineData("and Plant More Apples?", "Who wrote The Cider Press?", "Who wrote Plant More Apples?")]
    [InlineData("In the other essays?", "How many words has the Kest essay?", "How many words has the essays other than the Kest essay?")]
    public void ADocumentTakesThePlaceOfADocument(string asked, string before, string completed) => Assert.Equal(completed, Complete(asked, before).Text);

    [Theory]
    [InlineData("Its budget?", "Who leads the salt marsh trial?", "What is the budget of the salt marsh trial?")]
    [InlineData("What is its budget?", "Who leads the salt marsh trial?", "What is the salt marsh trial's budget?")]
    [InlineData("When does it end?", "How much does the salt marsh trial cost?", "When does the salt marsh trial end?")]
    [InlineData("How deep is it?", "How wide is the gap in the wall?", "How deep is the gap in the wall?")]
    [InlineData("Who paid for it?", "What is the cost of the new wall?", "Who paid for the new wall?")]
    [InlineData("How many growers sit in that trial?", "What is BlossomTest-2 meant to compare?", "How many growers sit in BlossomTest-2?")]
    public void APronounIsReplacedByWhatItStandsFor(string asked, string before, string completed) => Assert.Equal(completed, Complete(asked, before).Text);

    [Theory]
    [InlineData("What firm is he from?", "Who hosts the meeting?", "Corin Blaise hosts the meeting in Brindle. [1]", "What firm is Corin Blaise from?")]
    [InlineData("What does she grow?", "What did Livia Morant say?", "", "What does Livia Morant grow?")]
    [InlineData("Where is her farm?", "What did Livia Morant say?", "", "Where is Livia Morant's farm?")]
    public void APersonIsTakenFromTheQuestionOrTheAnswer(string asked, string before, string answer, string completed) =>
        Assert.Equal(completed, Complete(asked, before, answer).Text);

    [Fact]
    public void ThePickedDocumentIsWhatItStandsFor() =>
        Assert.Equal("Who wrote \u201CPlant More Apples\u201D?", Complete("Who wrote it?", "Which essay has the most words?", winner: "a/apples.md").Text);

    [Fact]
    public void WhatWasAskedOfOneDocumentGoesOnBeingAskedOfIt() =>
        Assert.Equal("How long does the frost last, according to the podcast?", Complete("How long does it last?", "How cold is the frost according to the podcast?").Text);

    [Theory]
    [InlineData("Different subject: who hosts the podcast?", "Who hosts the podcast?")]
    [InlineData("Changing the subject, who hosts the podcast?", "Who hosts the podcast?")]
    [InlineData("New question: who hosts the podcast?", "Who hosts the podcast?")]
    [InlineData("Anderes Thema: Wer ist im Podcast?", "Wer ist im Podcast?")]
    public void ANewSubjectLeavesTheOldBehind(string asked, string completed) =>
        Assert.Equal(new CompletedQuestion(completed, FollowUpKind.NewTopic), Complete(asked, "What is the cost of the new wall?"));

    [Theory]
    [InlineData("Show me where.")]
    [InlineData("Where does it say that?")]
    [InlineData("Source?")]
    [InlineData("Which document says so?")]
    [InlineData("Wo steht das?")]
    public void WhoAsksForThePlaceIsUnderstood(string asked)
    {
        var completed = Complete(asked, "How wide is the gap?");

        Assert.Equal(FollowUpKind.ShowWhere, completed.Kind);
        Assert.Contains("How wide is the gap?", completed.Text, StringComparison.Ordinal);
        Assert.Equal("How wide is the gap", QuestionReader.Read(completed.Text, Catalogues.Library).Words.TrimStart(':', ' '));
    }

    [Theory]
    [InlineData("More")]
    [InlineData("Tell me more about it.")]
    [InlineData("go on")]
    [InlineData("What else?")]
    [InlineData("Mehr dazu")]
    public void WhoAsksForMoreIsUnderstood(string asked) => Assert.Equal(FollowUpKind.More, Complete(asked, "How wide is the gap?").Kind);

    [Theory]
    [InlineData("What did the mayor say about the volcano in the harbour?")]
    [InlineData("What does the podcast say about frost?")]
    [InlineData("Who claims that Brindle is sinking into the sea?")]
    [InlineData("Is it true that Livia Morant grows pears?")]
    public void AQuestionThatStandsByItselfStaysAsItIs(string asked) =>
        Assert.Equal(new CompletedQuestion(asked, FollowUpKind.None), Complete(asked, "How many words has the Kest essay?"));

    [Fact]
    public void TheFirstQuestionStaysAsItIs() =>
        Assert.Equal(new CompletedQuestion("And its budget?", FollowUpKind.None), FollowUp.Complete("And its budget?", [], Catalogues.Library));

    [Theory]
    [InlineData("Und sein Preis?", "Was ist der neue Damm?", "Zu ")]
    [InlineData("Quand finit-il ?", "Qu'est-ce que la digue ?", "À propos de ")]
    public void InOtherLanguagesTheSubjectStandsInFront(string asked, string before, string front) =>
        Assert.StartsWith(front, Complete(asked, before).Text, StringComparison.Ordinal);

    [Fact]
    public void AnyTextAfterAnyTextIsCompletedWithoutBreaking()
    {
        string[] pieces = ["and ", "it ", "its ", "that ", "essay ", "the other ", "one ", "Kest", "'s ", "?", ": ", "What ", "is ", "he ", "in ", "2026 ", "cheaper ", "播客", "more", "podcast ", "\u201C", "of ", "\n"];
        var texts = Gen.Elements(pieces).ArrayOf().Select(string.Concat);
        Prop.ForAll(Arb.From(texts), Arb.From(texts), (asked, before) => Complete(asked, before, before).Text is not null).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("[")]
    [InlineData("and it ")]
    [InlineData("the other essay ")]
    public void AMillionCharactersAreCompletedInNoTime(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Complete(text, text, text);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }
}
