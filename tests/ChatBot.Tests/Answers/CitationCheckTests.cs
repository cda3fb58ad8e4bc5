using ChatBot.Answers;
using ChatBot.Passages;
using ChatBot.Text;
using Xunit;
using static ChatBot.Tests.Answers.DraftBuilding;

namespace ChatBot.Tests.Answers;

public sealed class CitationCheckTests
{
    private const string Text = "Oracle sells bare metal at 35% margins. OpenAI set aside $25 billion on 2024-04-17. Bob said: we ship in June.";

    [Theory]
    [InlineData("Oracle sells at margins of 35 percent.")]
    [InlineData("Oracle sells at thirty-five per cent.")]
    [InlineData("OpenAI set aside 25 billion dollars.")]
    [InlineData("Open AI set aside $25B on 17 April 2024.")]
    [InlineData("On April 17th, 2024, OpenAI set aside twenty-five billion.")]
    [InlineData("In April 2024 OpenAI set money aside.")]
    [InlineData("According to “a title”, “we ship in June”.")]
    [InlineData("Spending of OpenAI rises in June.")]
    public void WhatStandsInTheSourcePasses(string says) => Assert.Null(Check(Text, says).Fault);

    [Theory]
    [InlineData("Oracle sells at margins of 36 percent.", CheckFault.FigureNotInSource)]
    [InlineData("Oracle sells at margins of 35 dollars.", CheckFault.FigureNotInSource)]
    [InlineData("OpenAI set aside 25 million dollars.", CheckFault.FigureNotInSource)]
    [InlineData("OpenAI set aside 5 billion dollars.", CheckFault.FigureNotInSource)]
    [InlineData("OpenAI set it aside on 18 April 2024.", CheckFault.DateNotInSource)]
    [InlineData("OpenAI set it aside on 17 May 2024.", CheckFault.DateNotInSource)]
    [InlineData("OpenAI set it aside on 2024-04-25.", CheckFault.DateNotInSource)]
    [InlineData("OpenAI set it aside at 10:15.", CheckFault.DateNotInSource)]
    [InlineData("Nvidia is at 35% margins.", CheckFault.NameNotInSource)]
    [InlineData("The company Anthropic has 35% margins.", CheckFault.NameNotInSource)]
    [InlineData("GPT5 has 35% margins.", CheckFault.NameNotInSource)]
    [InlineData("Bob said: “we leave in June”.", CheckFault.QuotedWordsNotInSource)]
    [InlineData("Bob said: \"ship we in June\".", CheckFault.QuotedWordsNotInSource)]
    public void WhatDoesNotStandInTheSourceIsDropped(string says, CheckFault fault) => Assert.Equal(fault, Check(Text, says).Fault);

    [Fact]
    public void AnExtractiveSentenceHasNoWordsOfItsOwn()
    {
        Assert.Null(Check(Text, "OpenAI set aside $25 billion.", AnswerMode.Extractive).Fault);
        Assert.Equal(CheckFault.WordsNotInSource, Check(Text, "OpenAI squandered $25 billion.", AnswerMode.Extractive).Fault);
    }

    [Fact]
    public void CitationWhoseQuoteIsNotAtItsSpanIsDropped()
    {
        var good = Source(Text, "Oracle sells bare metal at 35% margins.");
        Source[] bad =
        [
            good with { Span = new TextSpan(good.Span.Start + 1, good.Span.End + 1) },
            good with { Span = new TextSpan(good.Span.Start, good.Span.End + 1) },
            good with { Span = new TextSpan(-1, 3) },
            good with { Span = new TextSpan(0, 100_000) },
            good with { Span = new TextSpan(5, 5), Quote = "" },
            good with { Quote = good.Quote.Replace("35", "36", StringComparison.Ordinal) },
        ];
        foreach (var source in bad)
        {
            Assert.Equal(CheckFault.QuoteDiffers, Run(Sentence("Oracle sells.", source)).Sentences[0].Fault);
        }

        Assert.Equal(CheckFault.SpanCutsWord, Run(Sentence("Oracle sells.", Source(Text, "racle sells bare"))).Sentences[0].Fault);
        Assert.Equal(CheckFault.NoSource, Run(Sentence("Oracle sells.")).Sentences[0].Fault);
        Assert.Equal(CheckFault.VersionNotKept, CitationCheck.Run(Draft(AnswerMode.Model, Sentence("Oracle sells.", good)), _ => null).Sentences[0].Fault);
    }

    [Fact]
    public void DroppedSentencesLeaveNoMarkerAndNoCitation()
    {
        var oracle = Source(Text, "Oracle sells bare metal at 35% margins.");
        var bob = Source(Text, "Bob said: we ship in June.");
        var check = Run(Sentence("It is 36%.", oracle), Sentence("It ships in June.", bob), Sentence("Bob said so, at 35%.", bob, oracle), Sentence("In June.", bob));
        Assert.Equal("It ships in June.[1] Bob said so, at 35%.[1][2] In June.[1]", check.Text);
        Assert.Equal([bob.Quote, oracle.Quote], check.Citations.Select(citation => citation.Quote));
        Assert.Equal([1, 2], check.Citations.Select(citation => citation.Number));
        Assert.Equal("36%", check.Sentences[0].Proposed.Text.Substring(6, 3));
        Assert.Equal("36", check.Sentences[0].Detail);
    }

    [Fact]
    public void LabelsAndPrefaceAreTheProductsOwn()
    {
        var oracle = Source(Text, "Oracle sells bare metal at 35% margins.");
        var sentence = Sentence("Oracle sells.", oracle);
        var draft = Draft(
            AnswerMode.Computed,
            sentence with { Form = DraftForm.ListItem, Label = "Grok 4" },
            sentence with { Form = DraftForm.ListItem }) with
        { Preface = "Over 12 documents:" };
        Assert.Equal("Over 12 documents:\n\n- **Grok 4:** Oracle sells.[1]\n- Oracle sells.[1]", CitationCheck.Run(draft, _ => Text).Text);
        Assert.Equal(
            "**A:** Oracle sells.[1] Oracle sells.[1]\n\n**B:** Oracle sells.[1]",
            Run(sentence with { Label = "A" }, sentence with { Label = "A" }, sentence with { Label = "B" }).Text);
        Assert.Empty(CitationCheck.Run(draft with { Sentences = [Sentence("36.", oracle)] }, _ => Text).Text);
    }

    [Fact]
    public void AComputedFigureIsComputedAgain()
    {
        const string Costs = "cost: 0.05\nprice: 1.20";
        Source[] sources = [Source(Costs, "cost: 0.05"), Source(Costs, "price: 1.20")];
        Assert.Null(Fault(ComputationKind.Sum, 1.25m, 0.05m, 1.20m));
        Assert.Null(Fault(ComputationKind.Mean, 0.63m, 0.05m, 1.20m));
        Assert.Null(Fault(ComputationKind.Ratio, 24m, 1.20m, 0.05m));
        Assert.Null(Fault(ComputationKind.Count, 2m, 0.05m, 1.20m));
        Assert.Equal(CheckFault.ComputationDiffers, Fault(ComputationKind.Sum, 1.26m, 0.05m, 1.20m));
        Assert.Equal(CheckFault.ComputationDiffers, Fault(ComputationKind.Count, 3m, 0.05m, 1.20m));
        Assert.Equal(CheckFault.ComputationDiffers, Fault(ComputationKind.Ratio, 1m, 1.20m, 0m));
        Assert.Equal(CheckFault.OperandNotInSource, Fault(ComputationKind.Sum, 1.35m, 0.15m, 1.20m));
        Assert.Equal(CheckFault.ComputationDiffers, Fault(ComputationKind.Sum, 1m, decimal.MaxValue, decimal.MaxValue));

        CheckFault? Fault(ComputationKind kind, decimal result, params decimal[] operands)
        {
            var computed = new Computation { Kind = kind, Operands = operands, Result = result };
            var draft = Draft(AnswerMode.Computed, Sentence($"It is {result}.", sources) with { Computed = computed });
            return CitationCheck.Run(draft, _ => Costs).Sentences[0].Fault;
        }
    }

    [Fact]
    public void TimesOfTheCitedCuesMayBeSaid()
    {
        const string Cue = "we start with the weather";
        var source = Source(Cue, Cue, place: new Place { Lines = (1, 1), Time = (TimeSpan.FromSeconds(528), TimeSpan.FromSeconds(531)) });
        Assert.Null(Fault("They start at 00:08:48."));
        Assert.Null(Fault("They start at 8:50."));
        Assert.Equal(CheckFault.DateNotInSource, Fault("They start at 00:12:21."));

        CheckFault? Fault(string says) => CitationCheck.Run(Draft(AnswerMode.Model, Sentence(says, source)), _ => Cue).Sentences[0].Fault;
    }

    [Fact]
    public void TheNameOfTheCitedDocumentMayBeSaid()
    {
        const string Line = "output: 15";
        var entry = Entry(Line, "On Sovereignty 2.0", "essays/kimi.md", ("model.name", "Claude Sonnet 4.6"));
        Assert.Null(Fault("Claude Sonnet 4.6 costs 15."));
        Assert.Null(Fault("On Sovereignty 2.0 costs 15."));
        Assert.Equal(CheckFault.FigureNotInSource, Fault("Claude Sonnet 4.7 costs 15."));
        Assert.Equal(CheckFault.NameNotInSource, Fault("Grok costs 15."));

        CheckFault? Fault(string says) => CitationCheck.Run(Draft(AnswerMode.Computed, Sentence(says, Source(Line, Line, entry))), _ => Line).Sentences[0].Fault;
    }

    [Fact]
    public void QuotedWordsGoOnOverStampsTagsAndLinks()
    {
        const string Cues = "00:08:48.000 --> 00:08:51.000\n<v Bob>we start with\n\n7\n00:08:51.000 --> 00:08:53.000\nthe [best](http://x.org/a_b) weather";
        Assert.Null(Check(Cues, "He says “we start with the best weather”.").Fault);
    }

    [Fact]
    public void WhatSourcesSayWhereTheyDifferIsListed()
    {
        const string Other = "The margin is 40%.";
        var other = Source(Other, Other, Entry(Other, "Other", "b.md"));
        var draft = Draft(AnswerMode.Extractive, Sentence("Oracle sells bare metal at 35% margins.", Source(Text, Text)) with { Label = "One" }, Sentence(Other, other)) with { IsDisagreement = true };
        var check = CitationCheck.Run(draft, source => source.Document.Path == "b.md" ? Other : Text);
        Assert.Equal(["One: Oracle sells bare metal at 35% margins.", Other], check.Disagreement.Select(statement => statement.Says));
        Assert.Equal([1, 2], check.Disagreement.SelectMany(statement => statement.Citations));
        Assert.Empty(CitationCheck.Run(draft with { Sentences = [draft.Sentences[0]] }, _ => Text).Disagreement);
    }

    [Fact]
    public void HostileTextIsCheckedInLinearTime()
    {
        foreach (var text in new[] { new string('"', 50_000), new string('1', 50_000), string.Concat(Enumerable.Repeat("1:00 ", 10_000)), string.Concat(Enumerable.Repeat("<a [](", 10_000)), "a\uD800b\0c" })
        {
            _ = Check(text, text);
        }
    }

    private static CheckedDraft Run(params DraftSentence[] sentences) => CitationCheck.Run(Draft(AnswerMode.Model, sentences), _ => Text);
}
