using ChatBot.Retrieval;

namespace ChatBot.Conversations;

/// <summary>Says which documents "the other essay" are: those of the kind that the earlier question did not name.</summary>
internal static class OtherDocuments
{
    /// <summary>A sentence with "the other essay" spelt out, or null when it has none.</summary>
    public static string? Resolve(FollowUpQuestion question, EarlierSubject earlier, CorpusView corpus) =>
        !question.IsFragment && Find(question) is { } mention && Name(question, mention, earlier, corpus) is { } name
            ? question.Text[..question.Words[mention.Words.From].Start] + name + question.Text[question.Words[mention.Words.To - 1].End..]
            : null;

    /// <summary>The mention of "the other ..." in a question.</summary>
    public static Mention? Find(FollowUpQuestion question) =>
        question.Meant.Mentions.FirstOrDefault(mention => mention.Kind is not null
            && Enumerable.Range(Math.Max(0, mention.Words.From - 1), mention.Words.To - Math.Max(0, mention.Words.From - 1)).Any(i => question.Words[i].Folded is "other" or "others" or "anderen" or "andere" or "autre" or "autres" or "otro" or "otros"));

    /// <summary>How the others are called: by title when there is one, else by what they are not.</summary>
    public static string? Name(FollowUpQuestion question, Mention mention, EarlierSubject earlier, CorpusView corpus)
    {
        var named = earlier.Meant.Mentions.SelectMany(m => m.Documents).Distinct().ToHashSet();
        var kind = DocumentWords.Meant(mention.Kind!, corpus.Identities);
        var others = kind.Where(i => !named.Contains(i)).ToList();
        if (named.Count == 0 || others.Count == 0 || others.Count == kind.Count)
        {
            return null;
        }

        var words = question.Words.GetRange(mention.Words.From, mention.Words.To - mention.Words.From);
        return others.Count == 1
            ? Quoted(corpus.Documents[others[0]].Title)
            : $"the {question.Text[words[^1].Start..words[^1].End]} other than {string.Join(" and other than ", earlier.Meant.Mentions.Where(m => m.Documents.Any(kind.Contains)).Select(earlier.TextOf))}";
    }

    private static string Quoted(string title) => $"\u201C{title}\u201D";
}
