using System.Globalization;
using System.Text;

namespace ChatBot.Answers;

/// <summary>Puts checked sentences together as Markdown with their markers.</summary>
internal static class AnswerText
{
    /// <summary>The text of an answer, a piece for each sentence; none when no sentence is left. The first piece begins with the preface.</summary>
    public static IReadOnlyList<string> Of(string? preface, IReadOnlyList<CheckedSentence> sentences)
    {
        var pieces = new string[sentences.Count];
        for (var i = 0; i < sentences.Count; i++)
        {
            var text = new StringBuilder();
            if (i == 0 && !string.IsNullOrWhiteSpace(preface))
            {
                text.Append(PlainMarkdown.Of(preface));
            }

            var before = i > 0 ? sentences[i - 1].Proposed : null;
            var sentence = sentences[i].Proposed;
            text.Append(Border(before, sentence, i > 0 || text.Length > 0));
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

            pieces[i] = text.ToString();
        }

        return pieces;
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
