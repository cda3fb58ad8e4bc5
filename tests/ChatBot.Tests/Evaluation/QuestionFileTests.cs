using ChatBot.Evaluation;
using Xunit;

namespace ChatBot.Tests.Evaluation;

public sealed class QuestionFileTests
{
    [Fact]
    public void BothSchemasAreRead()
    {
        var places = Sets.Question("""{"id":"d1","question":"Why?","kind":"followup","prior":"What?","docs":["a.md"],"answer_contains":["so"]}""");
        Assert.Equal(("d1", "Why?", "followup", "What?"), (places.Id, places.Text, places.Kind, places.Prior));
        var ranking = Sets.Question("""{"id":"r1","question":"Who?","relevant":["x"],"answers":["me"]}""");
        Assert.Equal(("answerable", 1), (ranking.Kind, ((Expectation.Ranking)ranking.Expected).Relevant.Count));
        Assert.Equal("unanswerable", Sets.Question("""{"id":"r2","question":"Who?","relevant":[],"unanswerable":true,"near":["x"]}""").Kind);
    }

    [Theory]
    [InlineData("", "has no question")]
    [InlineData("{}", "Line 1")]
    [InlineData("\n\nnonsense", "Line 3")]
    [InlineData("""{"id":"a","question":"?","kind":"fact","docs":[]}""", "Line 1")]
    [InlineData("""{"id":"a","question":"\ud800","kind":"fact","docs":["x"]}""", "Line 1")]
    [InlineData("""[{"id":"a"}]""", "Line 1")]
    [InlineData("{\"id\":\"a\",\"question\":\"?\",\"relevant\":[]}\n{\"id\":\"a\",\"question\":\"?\",\"relevant\":[]}", "a second time")]
    public void WhatIsWrongWithASetIsOneSentence(string text, string part) =>
        Assert.Contains(part, Assert.IsType<QuestionSet.Wrong>(QuestionFile.ReadLines("set", text)).Sentence, StringComparison.Ordinal);

    [Fact]
    public void AJourneyIsRead()
    {
        const string Text = """
            # Facts
            Some words about it.
            kind: fact
            corpus: samples/corpus
            asked by: staff, council

            ## How wide?
            - says: 38 metres | thirty-eight metres
            - cites: town/a.docx | b.md
            - cites: c.md

            ## And how long?
            - asked before: How wide?
            - says: 612
            - cites one of: a.md | b.md
            ## Who?
            - not found
            ## Say no.
            - never says: yes
            """;
        var set = Assert.IsType<QuestionSet.Ready>(Journey.Read("facts.md", Text));
        Assert.Equal("samples/corpus", set.Corpus);
        Assert.Equal(["facts-1", "facts-2", "facts-3", "facts-4"], set.Questions.Select(question => question.Id));
        Assert.All(set.Questions, question => Assert.Equal(["staff", "council"], question.Labels));
        var first = Assert.IsType<Expectation.AnswerAndPlaces>(set.Questions[0].Expected);
        Assert.Equal(["38 metres", "thirty-eight metres"], first.Contains[0].Forms);
        Assert.Equal(["a.docx", "b.md"], first.Files[0].Forms);
        Assert.True(first.EveryFile);
        Assert.Equal("How wide?", set.Questions[1].Prior);
        Assert.False(Assert.IsType<Expectation.AnswerAndPlaces>(set.Questions[1].Expected).EveryFile);
        Assert.IsType<Expectation.NotFound>(set.Questions[2].Expected);
        Assert.IsType<Expectation.Forbidden>(set.Questions[3].Expected);
    }

    [Theory]
    [InlineData("# Nothing", "has no question")]
    [InlineData("## A question?", "line 1")]
    [InlineData("## A question?\n- says: so", "line 1")]
    [InlineData("## A question?\n- not found\n- says: so", "line 1")]
    [InlineData("## A question?\n- sais: so", "Line 2")]
    [InlineData("## A question?\n- says:", "Line 2")]
    [InlineData("## A question?\n- says: |\n- cites: |", "Line 2")]
    public void WhatIsWrongWithAJourneyIsOneSentence(string text, string part) =>
        Assert.Contains(part, Assert.IsType<QuestionSet.Wrong>(Journey.Read("x.md", text)).Sentence, StringComparison.Ordinal);
}
