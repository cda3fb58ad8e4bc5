using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ChatBot.Benchmarks;

/// <summary>A question whose answer stands in exactly one document.</summary>
internal sealed record PlantedFact(string Question, string Answer, string Doc, string Sentence);

/// <summary>One document: its file name, its text, the fact planted in it, and its text after an edit.</summary>
internal sealed record MadeUpDocument(string Name, string Text, PlantedFact? Fact, string Edited);

/// <summary>
/// Documents of about eight kilobytes in a made-up language, Markdown with front matter and headings in turn with plain text, every few
/// of them with a planted fact. The same seed always gives the same documents.
/// </summary>
/// <param name="documents">How many there are.</param>
/// <param name="factsWithin">The facts stand in so many of the first ones.</param>
/// <param name="seed">What everything random is made from.</param>
internal sealed class MadeUpCorpus(int documents, int factsWithin, int seed = 11)
{
    private const int Characters = 8192;
    private const int Facts = 200;
    private const int OneInHundred = 100;

    private readonly MadeUpLanguage language = new(seed);
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);

    /// <summary>With facts all over it.</summary>
    public MadeUpCorpus(int documents)
        : this(documents, documents)
    {
    }

    public IEnumerable<MadeUpDocument> Documents()
    {
        var factEvery = Math.Max(1, factsWithin / Facts);
        for (var i = 0; i < documents; i++)
        {
            var isMarkdown = i % 2 == 0;
            var name = string.Create(CultureInfo.InvariantCulture, $"text{i:d6}.{(isMarkdown ? "md" : "txt")}");
            var fact = i % factEvery == factEvery / 2 && keys.Count < Facts ? NewFact(name) : null;
            yield return Write(name, isMarkdown, fact);
        }
    }

    /// <summary>Writes <c>docs/</c>, one document in a hundred once more and edited in <c>changed/</c>, and <c>facts.jsonl</c>.</summary>
    public void WriteTo(string folder)
    {
        var docs = Directory.CreateDirectory(Path.Combine(folder, "docs")).FullName;
        var changed = Directory.CreateDirectory(Path.Combine(folder, "changed")).FullName;
        using var facts = new StreamWriter(Path.Combine(folder, "facts.jsonl"));
        var number = 0;
        foreach (var document in Documents())
        {
            File.WriteAllText(Path.Combine(docs, document.Name), document.Text);
            if (number++ % OneInHundred == OneInHundred / 2)
            {
                File.WriteAllText(Path.Combine(changed, document.Name), document.Edited);
            }

            if (document.Fact is { } fact)
            {
                facts.WriteLine(JsonSerializer.Serialize(new { question = fact.Question, answer = fact.Answer, doc = fact.Doc }));
            }
        }
    }

    private MadeUpDocument Write(string name, bool isMarkdown, PlantedFact? fact)
    {
        var title = language.Title();
        var text = new StringBuilder(Characters + 1024);
        text.Append(isMarkdown ? FrontMatter(title) : title).Append("\n\n");
        var last = 0;
        for (var paragraph = 0; text.Length < Characters; paragraph++)
        {
            if (isMarkdown && paragraph % 4 == 0)
            {
                text.Append("## ").Append(language.Title()).Append("\n\n");
            }

            last = text.Length;
            var sentences = language.Sentences();
            if (fact is not null && paragraph == 3)
            {
                sentences.Insert(sentences.Count / 2, fact.Sentence);
            }

            text.AppendJoin(' ', sentences).Append("\n\n");
        }

        var edited = text.ToString(0, last) + string.Join(' ', language.Sentences()) + "\n";
        return new MadeUpDocument(name, text.ToString(), fact, edited);
    }

    private string FrontMatter(string title) =>
        $"---\ntitle: {title}\nauthor: {language.Name()} {language.Name()}\ndate: {Date()}\ntags: [{language.Word()}, {language.Word()}]\n---\n\n# {title}";

    private string Date() => string.Create(CultureInfo.InvariantCulture, $"{2012 + language.Number(14)}-{1 + language.Number(12):d2}-{1 + language.Number(28):d2}");

    private PlantedFact NewFact(string document)
    {
        var key = language.Name();
        while (!keys.Add(key))
        {
            key = language.Name();
        }

        var person = $"{language.Name()} {language.Name()}";
        var weight = (100 + language.Number(9900)).ToString(CultureInfo.InvariantCulture);
        var code = language.Number(1 << 24).ToString("X6", CultureInfo.InvariantCulture);
        var date = Date();
        return (keys.Count % 4) switch
        {
            0 => new($"Which combination opens the {key} lock?", code, document, $"The combination that opens the {key} lock is {code}."),
            1 => new($"Who looks after the {key} reservoir?", person, document, $"The engineer who looks after the {key} reservoir is {person}."),
            2 => new($"When was the {key} bridge closed?", date, document, $"Traffic across the {key} bridge was closed on {date}."),
            _ => new($"How heavy may parcels to {key} be?", weight, document, $"Parcels that are sent to {key} may weigh {weight} grams."),
        };
    }
}
