using System.Diagnostics.CodeAnalysis;
using ChatBot.Corpus;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ChatBot.Tests.Corpus;

public sealed class FrontMatterTests
{
    private const string Body = "The zebra stands in the body.";

    private static string[] Fields(string yaml)
    {
        var text = $"---\n{yaml}\n---\n{Body}\n";
        var front = FrontMatter.Read(text);
        Assert.Equal(text.IndexOf(Body, StringComparison.Ordinal), front.BodyStart);
        return [.. front.Fields.Select(field => $"{field.Path}={field.Value.Written}:{field.Value.GetType().Name}")];
    }

    private static string[] Lines(string text) =>
        [.. FrontMatter.Read(text).Fields.Select(field => field.Span is { } span ? span.In(text).ToString() : "(none)")];

    [Fact]
    public void NestedKeysBecomePathsAndScalarsAreTyped() => Assert.Equal(
        [
            "title=A: b:Text", "model.cost.input=0.6:Number", "model.open=true:Flag", "model.released=2025-11-06:Date", "version=0.0.1:Text", "zip='007':Text",
            "quoted=12:Text", "tags=red:Text", "tags=big blue:Text", "note=one\ntwo:Text",
        ],
        Fields("title: 'A: b'\nmodel:\n  cost: {input: 0.6}\n  open: true\n  released: '2025-11-06'\nversion: 0.0.1\nzip: \"'007'\"\nquoted: '12'\n"
            + "tags:\n  - red\n  - big blue\nempty: ~\nnote: |\n  one\n  two"));

    [Fact]
    public void FieldKnowsItsLines() => Assert.Equal(
        ["title: Ein Tag 😀", "- rot", "- blau", "cost: {input: 1, output: 2}", "cost: {input: 1, output: 2}", "note: >\r\n  one\r\n  two", "last: \"x\"  # why"],
        Lines("---\r\ntitle: Ein Tag 😀\r\ntags:\r\n  - rot\r\n  - blau\r\ncost: {input: 1, output: 2}\r\nnote: >\r\n  one\r\n  two\r\nlast: \"x\"  # why\r\n---\r\nBody"));

    [Fact]
    public void EachLineThatSaysSomethingCanBeFound()
    {
        var text = "---\n# comment\na: 1\n\nmodel:\n  id: x\nnote: |\n  one\n\n  two\n---\nBody";

        Assert.Equal(["a: 1", "model:", "id: x", "note: |\n  one\n\n  two"], FrontMatter.Read(text).Blocks.Select(block => block.Words.In(text).ToString()));
    }

    [Theory]
    [InlineData("\uFEFF---\na: 1\n---\nBody")]
    [InlineData("\n\n---\na: 1\n---\nBody")]
    [InlineData("---  \na: 1\n...\nBody")]
    [InlineData("---\r\na: 1\r\n---\r\nBody")]
    [InlineData("---\ra: 1\r---\rBody")]
    [InlineData("---\na: 1\n--- \nBody")]
    public void FrontMatterIsFoundBelowMarksAndBlankLines(string text)
    {
        var front = FrontMatter.Read(text);

        Assert.Equal("a", Assert.Single(front.Fields).Path);
        Assert.Equal("Body", text[front.BodyStart..]);
    }

    [Theory]
    [InlineData("---\na: 1\nno end")]
    [InlineData("----\na: 1\n----\n")]
    [InlineData("text\n---\na: 1\n---\n")]
    [InlineData("  --- x\na: 1\n---\n")]
    [InlineData("---\nThis is text between two rules\nand says nothing by key.\n---\nMore")]
    [InlineData("---\n- a\n- b\n---\nMore")]
    [InlineData("---")]
    [InlineData("")]
    public void OtherTextIsNoFrontMatter(string text)
    {
        var front = FrontMatter.Read(text);

        Assert.Equal(0, front.BodyStart);
        Assert.Empty(front.Fields);
        Assert.Empty(front.Blocks);
    }

    [Fact]
    public void OfBrokenYamlTheClearLinesStay() => Assert.Equal(
        ["title=Ship: a story:Text", "price=12:Number", "author.name=Ann:Text", "tags=a:Text", "tags=b:Text", "after=yes:Text"],
        Fields("title: Ship: a story\nprice: 12\nauthor:\n  name: Ann\ntags:\n  - a\n  - b\nlist: [a, b\nquote: 'never closed\ntext: |\n  hidden: 1\nafter: yes"));

    [Fact]
    public void AliasesAreNotFollowed()
    {
        Assert.Equal(["a=x:Text", "c=1:Number"], Fields("a: &one x\nb: *one\nc: 1"));
        Assert.Equal(["base.k=v:Text", "other.z=1:Number"], Fields("base: &b {k: v}\nother:\n  <<: *b\n  z: 1"));
    }

    [SuppressMessage("Performance", "CA1861", Justification = "Read once.")]
    public static TheoryData<string> Bombs =>
    [
        "a: " + new string('[', 60_000),
        "a: " + new string('{', 60_000),
        "a: " + new string('[', 1_000_000),
        "a: " + string.Concat(Enumerable.Repeat("[\"]\",", 10_000)),
        "a: x\n" + string.Concat(Enumerable.Repeat("- ", 30_000)) + "x",
        "a: x\n" + string.Concat(Enumerable.Repeat("? ", 30_000)) + "x",
        string.Concat(Enumerable.Range(0, 350).Select(i => new string(' ', i) + "a:\n")),
        string.Concat(Enumerable.Range(0, 100).Select(i => new string(' ', i) + "a:\n")) + "b: [1",
        string.Concat(Enumerable.Range(1, 60).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]\n")),
        "a: " + new string('x', 5_000_000),
        "a: |\n" + string.Concat(Enumerable.Repeat("  text\n", 100_000)),
        string.Concat(Enumerable.Range(0, 6000).Select(i => $"k{i}: v\n")),
        "a: \"\\uD800\"\nb: \"\\",
        "a: !!" + new string('!', 30_000),
        "a:\t- b\n\t\tc: d\n%TAG x\n@: `",
        "a: \"" + new string('\\', 50_001),
    ];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void HostileYamlCostsNothingButItself(string yaml)
    {
        var text = $"---\n{yaml}\n---\n\n{Body}\n";

        var document = TextDocument.Read(text, MarkdownReader.ReadBody);

        Reading.AssertSound(ReadOutcome.One(document));
        Assert.Contains($"Paragraph: {Body}", Reading.Lines(document));
        Assert.True(document.Metadata.Count <= 1001);
        Assert.All(document.Metadata, field => Assert.DoesNotContain('\uD800', field.Value.Written));
    }

    [Fact]
    public void FrontMatterOverItsLimitIsReadByLine() => Assert.Equal(
        ["a=1:Number", "c=2:Number"],
        Fields($"a: 1\nb: [{new string('x', FrontMatter.MaxYamlCharacters)}]\nc: 2"));

    [Theory]
    [InlineData("access: [hr, legal]", "hr,legal")]
    [InlineData("Access: hr", "hr")]
    [InlineData("access:\n  - hr\nbroken: [", "hr")]
    [InlineData("access:", "")]
    [InlineData("access: ~", "")]
    [InlineData("access: public\naccess: hr", "")]
    [InlineData("access: public\nAccess: {a: b}", "")]
    [InlineData("access: public\naccess: hr\nbroken: [", "")]
    [InlineData("access: hr\nother:\n  access: public", "hr")]
    [InlineData("access: []", "")]
    [InlineData("base: &x hr\naccess: *x", "")]
    [InlineData("access: [hr\nbroken: [", "")]
    [InlineData("\"access\": {\nx: [", "")]
    [InlineData("{title: x, access: hr", "")]
    public void AccessRuleIsReadOrLetsNobodyIn(string yaml, string labels)
    {
        var fields = FrontMatter.Read($"---\n{yaml}\n---\nBody").Fields;

        Assert.Equal(labels, string.Join(',', DocumentBuilder.AccessOf(fields).Values));
    }

    [Fact]
    public void AccessRuleBehindTooManyNodesIsNotLost()
    {
        var fields = FrontMatter.Read($"---\n{string.Concat(Enumerable.Range(0, 3000).Select(i => $"k{i}: v\n"))}access: hr\n---\nBody").Fields;

        Assert.Empty(DocumentBuilder.AccessOf(fields).Values);
    }

    [Fact]
    public void AccessRuleOfFrontMatterWithoutEndLetsNobodyIn() =>
        Assert.Empty(DocumentBuilder.AccessOf(FrontMatter.Read("---\ntitle: x\naccess: hr\n\nBody").Fields).Values);

    [Fact]
    public void AnyFrontMatterLeavesTheBodyToBeFound()
    {
        var pieces = Gen.Elements("a", "key", ": ", ":", "\n", "\n  ", "- ", "[", "]", "{", "}", "'", "\"", "|", ">", "&x ", "*x", "!", "#", "? ", ",", "\t", "%", "\\", "---", "...", "\uD83D\uDE00");
        Prop.ForAll(Gen.ArrayOf(pieces).ToArbitrary(), yaml =>
        {
            var text = "---\n" + string.Concat(yaml) + "\n---\n\n" + Body + "\n";
            var document = TextDocument.Read(text, MarkdownReader.ReadBody);
            Reading.AssertSound(ReadOutcome.One(document));
            Assert.Contains(document.Blocks, block => block.Words.In(text).ToString().Contains("zebra", StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
    }
}
