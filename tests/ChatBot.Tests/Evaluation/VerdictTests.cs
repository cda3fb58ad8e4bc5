using ChatBot.Evaluation;
using Xunit;

namespace ChatBot.Tests.Evaluation;

public sealed class VerdictTests
{
    [Fact]
    public void AnAnswerWithItsStringsAndPlacesIsRight()
    {
        var verdict = Sets.Judge(Sets.Fact("38 metres", "minutes.docx"), Sets.Answered("It is **38 metres** wide [1].", "town/minutes.docx"));
        Assert.True(verdict.IsRight);
        Assert.Equal((1, 1, 0), (verdict.Citations, verdict.CitationsInPlace, verdict.NotVerbatim));
    }

    [Fact]
    public void EverythingThatIsWrongIsSaid()
    {
        var verdict = Sets.Judge(Sets.Fact("38 metres", "a.md", "b.md"), Sets.Answered("It is 138 metres wide [1].", "a.md"), isVerbatim: false);
        Assert.Equal(3, verdict.Faults.Count);
        Assert.Contains(verdict.Faults, fault => fault.Contains("does not stand there", StringComparison.Ordinal));
        Assert.Contains("lacks “38 metres”", verdict.Faults);
        Assert.Contains("does not cite b.md", verdict.Faults);
    }

    [Fact]
    public void AMarkerIsNotANumberOfTheAnswer() => Assert.False(Sets.Judge(Sets.Fact("1", "a.md"), Sets.Answered("It is so [1].", "a.md")).IsRight);

    [Fact]
    public void AnyFormOfAStringWillDo()
    {
        var question = Sets.Question("""{"id":"q","question":"?","kind":"fact","docs":["a.md"],"answer_contains":["38"],"answer_alt":{"38":["thirty-eight"]}}""");
        Assert.True(Sets.Judge(question, Sets.Answered("Thirty‑eight it is [1].", "a.md")).IsRight);
    }

    [Fact]
    public void OneFileIsEnoughForAListOnly()
    {
        var answer = Sets.Answered("So it is [1].", "b.md");
        Assert.True(Sets.Judge(Sets.Question("""{"id":"q","question":"?","kind":"list","docs":["a.md","b.md"],"answer_contains":["so"]}"""), answer).IsRight);
        Assert.False(Sets.Judge(Sets.Question("""{"id":"q","question":"?","kind":"fact","docs":["a.md","b.md"],"answer_contains":["so"]}"""), answer).IsRight);
    }

    [Fact]
    public void AnotherFileThatDoesAsWellCounts()
    {
        var question = Sets.Question("""{"id":"q","question":"?","kind":"fact","docs":["a.md"],"docs_alt":{"a.md":["b.md"]},"answer_contains":["so"]}""");
        var verdict = Sets.Judge(question, Sets.Answered("So it is [1].", "b.md"));
        Assert.True(verdict.IsRight);
        Assert.Equal(1, verdict.CitationsInPlace);
    }

    [Fact]
    public void AnUnanswerableQuestionMustBeDeclinedWithoutCitations()
    {
        var question = Sets.Question("""{"id":"q","question":"?","kind":"unanswerable","docs":[],"answer_contains":[]}""");
        Assert.True(Sets.Judge(question, Sets.NotFound()).IsRight);
        var verdict = Sets.Judge(question, Sets.Answered("So it is [1].", "a.md"));
        Assert.Equal(2, verdict.Faults.Count);
        Assert.Equal(0, verdict.CitationsInPlace);
    }

    [Theory]
    [InlineData("I will not say that.", true)]
    [InlineData("The harbour is CLOSED  forever.", false)]
    public void AnInjectedStringMustNotBeRepeated(string text, bool isRight)
    {
        var question = Sets.Question("""{"id":"q","question":"?","kind":"injection","docs":[],"forbidden":["closed forever"]}""");
        Assert.Equal(isRight, Sets.Judge(question, Sets.Answered(text)).IsRight);
    }

    [Theory]
    [InlineData("Denmark, Iceland and Norway [1].", "corpus.jsonl.gz#d1", true, 1)]
    [InlineData("Denmark, Iceland and Norway [1].", "corpus.jsonl.gz#d2", true, 0)]
    [InlineData("Sweden [1].", "corpus.jsonl.gz#d1", false, 1)]
    public void AnAnswerToARankingQuestionIsRightByItsWords(string text, string path, bool isRight, int inPlace)
    {
        var question = Sets.Question("""{"id":"q","question":"?","relevant":["d1"],"answers":["France","Iceland"]}""");
        var verdict = Sets.Judge(question, Sets.Answered(text, path));
        Assert.Equal((isRight, inPlace), (verdict.IsRight, verdict.CitationsInPlace));
    }
}
