using System.Globalization;
using System.Text;

namespace ChatBot.Answers;

/// <summary>Puts checked sentences together as Markdown with their markers.</summary>
internal static class AnswerText
{
    /// <summary>The text of an answer; empty when no sentence is left.</summary>
    public static string Of(string? preface, IReadOnlyList<CheckedSentence> sentences)
    {
        if (sentences.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        if (!string.IsNullOrWhiteSpace(preface))
        {
            text.Append(PlainMarkdown.Of(preface));
        }

        for (var i = 0; i < sentences.Count; i++)
        {
            var before = i > 0 ? sentences[i - 1].Proposed : null;
            var sentence = sentences[i].Proposed;
            text.Append(Border(before, sentence, text.Length > 0));
            if (sentence.Form == DraftForm.ListItem)
            {
                text.Append("- ");
            }

            if (sentence.Label is { Length: > 0 } label && !ContinuesLabel(before, sentence))
            {
                text.Append("**").Append(PlainMarkdown.Of(label).TrimEnd(':', '*')).Append(":** ");
            }

            text.Append(PlainMarkdown.Of(sentence.Text));
            foreach (var marker in sentences[i].Markers)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{marker}]");
            }
        }

        return text.ToString();
    }

    /// <summary>A sentence without markers, behind its label.</summary>
    public static string Says(DraftSentence sentence) =>
        sentence.Label is { Length: > 0 } label ? $"{PlainMarkdown.Of(label).TrimEnd(':')}: {PlainMarkdown.Of(sentence.Text)}" : PlainMarkdown.Of(sentence.Text);

    private static string Border(DraftSentence? before, DraftSentence sentence, bool hasText)
    {
        if (!hasText)
        {
            return "";
        }

        if (sentence.Form == DraftForm.ListItem)
        {
            return before?.Form == DraftForm.ListItem ? "\n" : "\n\n";
        }

        var goesOn = before is null ? sentence.Label is null : before.Form == DraftForm.Sentence && (ContinuesLabel(before, sentence) || (before.Label is null && sentence.Label is null));
        return goesOn ? " " : "\n\n";
    }

    private static bool ContinuesLabel(DraftSentence? before, DraftSentence sentence) =>
        before is { Form: DraftForm.Sentence, Label: { } label } && sentence.Form == DraftForm.Sentence && label == sentence.Label;
}
