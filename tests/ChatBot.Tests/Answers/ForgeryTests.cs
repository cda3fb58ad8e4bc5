using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatBot.Answers;
using ChatBot.Retrieval;
using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Answers;

/// <summary>Two hundred forged sentences and two hundred true ones: what the check catches, and what it takes for forged by mistake.</summary>
public sealed partial class ForgeryTests
{
    private const int OfEachKind = 40;
    private const int Seed = 20260101;
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];
    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    private static readonly string[] Units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    [Fact]
    public async Task NearlyEveryForgeryIsCaught()
    {
        var sentences = await SampleSentences.ReadAsync();
        var random = new Random(Seed);
        var missed = new List<string>();
        var count = 0;
        foreach (var (kind, forge) in Forgers(sentences, random))
        {
            var made = 0;
            for (var attempt = 0; made < OfEachKind && attempt < 20_000; attempt++)
            {
                var (document, sentence) = sentences[random.Next(sentences.Count)];
                if (forge(SampleSentences.Cited(document, sentence)) is { } forged)
                {
                    made++;
                    if (Passes(forged, document, AnswerMode.Model))
                    {
                        missed.Add($"{kind}: {forged.Text} <- {sentence.Text}");
                    }
                }
            }

            Assert.True(made == OfEachKind, $"only {made} of {kind}");
            count += made;
        }

        Assert.True(missed.Count <= count * 0.05, $"{missed.Count} of {count} missed (seed {Seed}):\n{string.Join('\n', missed)}");
    }

    [Fact]
    public async Task HardlyAnyTrueSentenceIsTakenForForged()
    {
        var sentences = await SampleSentences.ReadAsync();
        var random = new Random(Seed);
        var alarms = new List<string>();
        for (var i = 0; i < 200; i++)
        {
            var (document, sentence) = sentences[random.Next(sentences.Count)];
            var cited = SampleSentences.Cited(document, sentence);
            var (said, mode) = i % 2 == 0 ? (cited, AnswerMode.Extractive) : (cited with { Text = Reworded(cited.Text) }, AnswerMode.Model);
            if (!Passes(said, document, mode))
            {
                alarms.Add($"{said.Text} <- {cited.Sources[0].Quote}");
            }
        }

        Assert.True(alarms.Count <= 6, $"{alarms.Count} of 200 (seed {Seed}):\n{string.Join('\n', alarms)}");
    }

    private static bool Passes(DraftSentence sentence, DocumentText document, AnswerMode mode) =>
        !CitationCheck.Run(new Draft { Sentences = [sentence], Mode = mode, Confidence = 1 }, _ => document.SourceText).IsEmpty;

    private static IEnumerable<(string Kind, Func<DraftSentence, DraftSentence?> Forge)> Forgers(
        IReadOnlyList<(DocumentText Document, TextSentence Sentence)> sentences, Random random)
    {
        var names = sentences.SelectMany(item => Name().Matches(item.Sentence.Text).Select(match => match.Groups["name"].Value)).Distinct(StringComparer.Ordinal).ToList();
        yield return ("changed figure", sentence => Replace(sentence, Number(), match => OtherNumber(match.Value, random), random));
        yield return ("swapped name", sentence => Replace(sentence, Name(), match => match.Value.Replace(match.Groups["name"].Value, names[random.Next(names.Count)], StringComparison.Ordinal), random));
        yield return ("moved date", sentence => Replace(sentence, Date(), match => OtherDate(match.Value, random), random));
        yield return ("invented quote", sentence => InventedQuote(sentence, random));
        yield return ("span off by one", sentence => Shifted(sentence, random.Next(4)));
    }

    // The forgery must differ from what the source says; a name of the document itself is no forgery.
    private static DraftSentence? Replace(DraftSentence sentence, Regex pattern, Func<Match, string> other, Random random)
    {
        var matches = pattern.Matches(sentence.Text);
        if (matches.Count == 0)
        {
            return null;
        }

        var match = matches[random.Next(matches.Count)];
        var replacement = other(match);
        var source = sentence.Sources[0];
        var known = $"{source.Quote} {source.Document.Title} {source.Document.Path} {string.Join(' ', source.HeadingPath)}";
        return known.Contains(replacement.Trim(), StringComparison.OrdinalIgnoreCase)
            ? null
            : sentence with { Text = string.Concat(sentence.Text.AsSpan(0, match.Index), replacement, sentence.Text.AsSpan(match.Index + match.Length)) };
    }

    private static string OtherNumber(string written, Random random)
    {
        var digits = new StringBuilder(written);
        var at = random.Next(digits.Length);
        while (!char.IsAsciiDigit(digits[at]))
        {
            at = random.Next(digits.Length);
        }

        digits[at] = (char)('1' + ((digits[at] - '0' + random.Next(7)) % 9));
        return digits.ToString();
    }

    private static string OtherDate(string written, Random random)
    {
        var month = Array.FindIndex(Months, name => written.Contains(name, StringComparison.Ordinal));
        return random.Next(2) == 0 && month >= 0 ? written.Replace(Months[month], Months[(month + 1 + random.Next(11)) % 12], StringComparison.Ordinal) : OtherNumber(written, random);
    }

    private static DraftSentence? InventedQuote(DraftSentence sentence, Random random)
    {
        var words = sentence.Text.Split(' ');
        if (words.Length < 8 || QuotedSpans.In(sentence.Text).Count > 0)
        {
            return null;
        }

        var start = random.Next(words.Length - 6);
        var quoted = words[start..(start + 5)];
        quoted[2] = random.Next(3) switch { 0 => "never", 1 => "gladly", _ => quoted[2] + " not" };
        return sentence with { Text = $"It says “{string.Join(' ', quoted)}”." };
    }

    private static DraftSentence Shifted(DraftSentence sentence, int how)
    {
        var source = sentence.Sources[0];
        var span = how switch
        {
            0 => new TextSpan(source.Span.Start + 1, source.Span.End),
            1 => new TextSpan(source.Span.Start, source.Span.End - 1),
            2 => new TextSpan(source.Span.Start + 1, source.Span.End + 1),
            _ => new TextSpan(source.Span.Start - 1, source.Span.End - 1),
        };
        return sentence with { Sources = [source with { Span = span }] };
    }

    private static string Reworded(string text)
    {
        var said = Number().Replace(text, match => InWords(match.Value)).Replace("%", " percent", StringComparison.Ordinal).Replace('-', '\u2011');
        return said.StartsWith("The ", StringComparison.Ordinal) ? "According to the source, the " + said[4..] : said;
    }

    private static string InWords(string written) =>
        !int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is < 2 or > 99 or (> 12 and < 20) ? written
        : value <= 12 ? Units[value]
        : value % 10 == 0 ? Tens[value / 10] : $"{Tens[value / 10]}-{Units[value % 10]}";

    [GeneratedRegex(@"\b\d+([.,]\d+)*\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"[a-z,] (?<name>[A-Z][a-z]{3,})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(\d{4}-\d\d-\d\d|\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?|(January|February|March|April|May|June|July|August|September|October|November|December) \d{1,4}(, \d{4})?)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Date();
}
