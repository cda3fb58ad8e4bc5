using System.Globalization;
using System.Text;
using ChatBot.Passages;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>One numbered piece of evidence that a model may cite: some sentences of a document, or a figure that was computed.</summary>
internal sealed record EvidenceItem
{
    /// <summary>The number it is cited by.</summary>
    public required int Number { get; init; }

    /// <summary>The document, for sentences.</summary>
    public OpenDocument? Document { get; init; }

    /// <summary>Its sentences, by number.</summary>
    public IReadOnlyList<int> Sentences { get; init; } = [];

    /// <summary>What was computed, or looked up in fields, with its sources.</summary>
    public DraftSentence? Computed { get; init; }
}

/// <summary>Everything that a model was given for one question, each passage once, as long as there is room.</summary>
internal sealed class EvidenceSheet
{
    private const int MostCharacters = 48_000;

    private readonly List<EvidenceItem> items = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private int characters;

    /// <summary>The items by number, from 1.</summary>
    public IReadOnlyList<EvidenceItem> Items => items;

    /// <summary>The item of a number, or null.</summary>
    public EvidenceItem? Find(int number) => number >= 1 && number <= items.Count ? items[number - 1] : null;

    /// <summary>Adds the sentences of a passage, and gives the text to show; nothing when the model has it already or there is no room.</summary>
    public string Add(RankedPassage passage, OpenDocument document)
    {
        var numbers = new List<int>();
        for (var i = document.SentenceAt(passage.Hit.Span.Start); i < document.Sentences.Count && document.Sentences[i].Span.Start < passage.Hit.Span.End; i++)
        {
            numbers.Add(i);
        }

        if (numbers.Count == 0 || !known.Add(passage.Hit.PassageId))
        {
            return "";
        }

        var entry = document.Text.Entry;
        var text = new StringBuilder();
        Open(text, $"title=\"{ShownText.Of(entry.Title)}\" place=\"{ShownText.Of(PlaceText.Of(passage.Hit.Place))}\" date=\"{entry.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"");
        foreach (var heading in passage.Hit.HeadingPath.Where(heading => heading != entry.Title))
        {
            text.Append("under the heading: ").Append(ShownText.Of(heading)).Append('\n');
        }

        foreach (var number in numbers)
        {
            var sentence = document.Sentences[number];
            text.Append(sentence.Role is SentenceRole.ListItem or SentenceRole.Row ? "- " : "").Append(sentence.Speaker is { } speaker ? $"{ShownText.Of(speaker)}: " : "")
                .Append(ShownText.Of(sentence.Text)).Append('\n');
        }

        return Close(text, new EvidenceItem { Number = items.Count + 1, Document = document, Sentences = numbers });
    }

    /// <summary>Adds what was computed or looked up, and gives the text to show.</summary>
    public string Add(DraftSentence computed, string? preface)
    {
        if (!known.Add($"{preface}\n{computed.Label}\n{computed.Text}"))
        {
            return "";
        }

        var text = new StringBuilder();
        Open(text, "title=\"computed from the documents' fields\"");
        text.Append(preface is null ? "" : ShownText.Of(preface) + "\n").Append(computed.Label is { } label ? $"{ShownText.Of(label)}: " : "").Append(ShownText.Of(computed.Text)).Append('\n');
        return Close(text, new EvidenceItem { Number = items.Count + 1, Computed = computed });
    }

    private void Open(StringBuilder text, string attributes) =>
        text.Append(CultureInfo.InvariantCulture, $"<passage number=\"{items.Count + 1}\" ").Append(attributes).Append(">\n");

    private string Close(StringBuilder text, EvidenceItem item)
    {
        text.Append("</passage>\n");
        if (characters + text.Length > MostCharacters)
        {
            return "";
        }

        characters += text.Length;
        items.Add(item);
        return text.ToString();
    }
}
