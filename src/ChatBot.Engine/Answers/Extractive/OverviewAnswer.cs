using System.Globalization;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>Answers what there is: the documents, or what one of them is about.</summary>
internal static class OverviewAnswer
{
    private const int MostDocuments = 12;
    private const int MostLeads = 2;
    private const int MostHeadings = 8;

    /// <summary>The documents by title, each with the words it begins with.</summary>
    public static Proposal Inventory(IReadOnlyList<OpenDocument> documents, int all)
    {
        var sentences = new List<DraftSentence>();
        foreach (var document in documents.Take(MostDocuments))
        {
            if (TitleOf(document) is { } title)
            {
                // Of a line of front matter only the title itself is shown.
                var name = document.Text.Entry.Title;
                sentences.Add(title.Text.Contains(name, StringComparison.OrdinalIgnoreCase)
                    ? Proposal.Of(document, title, DraftForm.ListItem) with { Text = name }
                    : Proposal.Of(document, title, DraftForm.ListItem, name));
            }
        }

        var preface = all == sentences.Count
            ? string.Create(CultureInfo.InvariantCulture, $"There {(all == 1 ? "is 1 document" : $"are {all} documents")}:")
            : string.Create(CultureInfo.InvariantCulture, $"There are {all} documents, {sentences.Count} of which are:");
        return sentences.Count == 0 ? Proposal.None : new Proposal(sentences, 1) { Preface = preface };
    }

    /// <summary>How a document begins, and what its sections are called.</summary>
    public static Proposal Summary(OpenDocument document)
    {
        var leads = document.Sentences.Where(s => s.Role == SentenceRole.Prose && s.Text.Length >= 40).Take(MostLeads);
        var headings = document.Sentences.Where(s => s.Role == SentenceRole.Heading && s.HeadingPath.Count > 0).ToList();
        headings = headings.Count > 0 ? headings : [.. document.Sentences.Where(s => s.Role == SentenceRole.Heading).Skip(1)];
        var depth = headings.Count == 0 ? 0 : headings.Min(h => h.HeadingPath.Count);
        var sentences = leads.Select(s => Proposal.Of(document, s))
            .Concat(headings.Where(h => h.HeadingPath.Count == depth).Take(MostHeadings).Select(s => Proposal.Of(document, s, DraftForm.ListItem)));
        return new Proposal([.. sentences], 0.9);
    }

    private static TextSentence? TitleOf(OpenDocument document)
    {
        var title = document.Text.Entry.Title;
        return document.Sentences.FirstOrDefault(s => s.Text.Contains(title, StringComparison.OrdinalIgnoreCase))
            ?? document.Sentences.FirstOrDefault(s => s.Role is SentenceRole.Prose or SentenceRole.Heading)
            ?? (document.Sentences.Count > 0 ? document.Sentences[0] : null);
    }
}
