using System.Text;
using ChatBot.Corpus;

namespace ChatBot.Retrieval;

/// <summary>Reads a question by rules, without a model: what it asks, of which documents, and in which words to search. Linear in its length, which is bounded.</summary>
public static class QuestionReader
{
    /// <summary>The reading of a complete question over the documents that the asker may see.</summary>
    public static QuestionReading Read(string asked, CorpusView corpus)
    {
        var text = AskedText.Clean(asked);
        var (context, question) = Subject.Split(text);
        var words = AskedWord.Of(text);
        var lower = Lower(question);
        var meant = MeantDocuments.Of(text, words, corpus);
        var documents = meant.Documents(text, corpus);
        var kinds = QuestionKind.Of(lower);
        var time = AskedTime.Read(lower);
        kinds = WithDocuments(kinds, meant, documents, words, corpus, time is not null, lower);
        var (expected, noun) = AnswerType.Of(lower, kinds);
        return new QuestionReading
        {
            Asked = asked.Length <= AskedText.MaximumLength ? asked : asked[..AskedText.MaximumLength],
            Words = SearchWords(text, meant, kinds, time is { } t ? (t.Start + context.Length, t.End + context.Length) : null, context.Length, lower, words),
            Carried = context.TrimEnd(' ', ':'),
            Language = QuestionLanguage.Of(question, AskedWord.Of(question)),
            Kinds = kinds,
            Expected = expected,
            CountNoun = noun,
            Documents = documents,
            Excluded = [.. meant.Excluded.Order().Select(i => corpus.Documents[i].Id)],
            Time = time is { } at ? (at.From, at.To) : null,
            Parts = QuestionParts.Of(question),
            IsNegated = Negation.In(words),
        };
    }

    // What documents add: two that are surely meant are compared, a time belongs to a recording, an inventory names none.
    private static QuestionKinds WithDocuments(
        QuestionKinds kinds, MeantDocuments meant, IReadOnlyList<MeantDocument> documents, IReadOnlyList<AskedWord> words, CorpusView corpus, bool hasTime, string lower)
    {
        var only = meant.Mentions.Where(m => m.Strength == MeantStrength.Only).SelectMany(m => m.Documents).Distinct().ToList();
        kinds |= only.Count > 1 || meant.Mentions.Any(m => m.IsPlural && m.Documents.Count > 1 && !Choice.PicksOne(m, words)) ? QuestionKinds.Compare : QuestionKinds.Fact;
        if (hasTime && (only.Count == 0 ? corpus.Documents.Any(IsRecording) : only.Exists(i => IsRecording(corpus.Documents[i]))) && !Clock.IsTimeOfDay(lower))
        {
            kinds |= QuestionKinds.AtTime;
        }

        if (documents.Count > 0)
        {
            kinds &= ~QuestionKinds.Inventory;
        }

        // A summary is of a document; "what is the levy about" asks for a fact.
        return documents.Any(d => d.Strength != MeantStrength.Boost) || kinds != QuestionKinds.Summary || Summaries.IsOrder(lower) ? kinds : kinds & ~QuestionKinds.Summary;
    }

    private static bool IsRecording(Index.DocumentEntry entry) => entry.Shape == DocumentShape.Recording;

    private static string SearchWords(
        string text, MeantDocuments meant, QuestionKinds kinds, (int Start, int End)? time, int offset, string lower, List<AskedWord> words)
    {
        var left = text.ToCharArray();
        foreach (var (start, end) in QuestionKind.Asking(lower))
        {
            left.AsSpan(start + offset, end - start).Fill(' ');
        }

        if (time is { } t)
        {
            left.AsSpan(t.Start, t.End - t.Start).Fill(' ');
        }

        var withNames = Squeezed(left);
        foreach (var (start, end) in meant.Removable)
        {
            left.AsSpan(start, end - start).Fill(' ');
        }

        // The names of what is compared stand in every line of it or in none.
        foreach (var mention in (kinds & QuestionKinds.Compare) != QuestionKinds.Fact ? meant.Mentions.Where(m => m.Strength == MeantStrength.Boost && !m.IsTitle) : [])
        {
            left.AsSpan(words[mention.Words.From].Start, words[mention.Words.To - 1].End - words[mention.Words.From].Start).Fill(' ');
        }

        var rest = Squeezed(left);
        return HasContent(rest) ? rest : HasContent(withNames) ? withNames : text;
    }

    private static bool HasContent(string text) => AskedWord.Of(text).Exists(word => !CommonWords.IsGrammar(word.Folded));

    private static string Squeezed(char[] characters)
    {
        var text = new StringBuilder(characters.Length);
        foreach (var c in characters)
        {
            if (c != ' ' || (text.Length > 0 && text[^1] != ' '))
            {
                text.Append(c);
            }
        }

        return text.ToString().Trim(' ', ',', ';', ':', '?', '.', '!', '"', '\'', '-', '(', ')');
    }

    // Character by character, so that places in it are places in the text.
    private static string Lower(string text) => string.Create(text.Length, text, (lower, from) =>
    {
        for (var i = 0; i < lower.Length; i++)
        {
            lower[i] = char.ToLowerInvariant(from[i]) is var c && c is '\u2019' ? '\'' : c;
        }
    });
}
