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
        var asking = context.Length == 0 ? words : AskedWord.Of(question);
        var meant = MeantDocuments.Of(text, words, corpus);
        var documents = meant.Documents(text, corpus);
        var kinds = QuestionKind.Of(asking, question);
        var part = PartOf(words, text, meant, corpus);
        var time = part is { } ends ? (From: TimeSpan.Zero, To: TimeSpan.Zero, Start: ends.Start - context.Length, End: ends.End - context.Length) : AskedTime.Read(asking);
        kinds = WithDocuments(kinds, meant, documents, words, corpus, time is not null, asking, question) | (part is null ? QuestionKinds.Fact : QuestionKinds.AtTime);
        if ((kinds & QuestionKinds.WhichTime) != QuestionKinds.Fact)
        {
            // "Comes into the conversation": only a recording has times.
            var recordings = corpus.Documents.Where(IsRecording).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
            documents = [.. documents.Where(d => recordings.Contains(d.DocumentId))];
        }

        List<(string Thing, int Start, int End)> aside = meant.Excluded.Count == 0 ? [.. LeftAside.In(words, text)] : [];
        var (expected, noun) = AnswerType.Of(asking, question, kinds);
        var reading = new QuestionReading
        {
            Asked = asked.Length <= AskedText.MaximumLength ? asked : asked[..AskedText.MaximumLength],
            Words = SearchWords(text, meant, kinds, time is { } t ? (t.Start + context.Length, t.End + context.Length) : null, context.Length, QuestionKind.Asking(asking, question, kinds).Concat(aside.Select(a => (a.Start - context.Length, a.End - context.Length))), words),
            Carried = context.TrimEnd(' ', ':'),
            Language = QuestionLanguage.Of(question, asking),
            Kinds = kinds,
            Expected = expected,
            CountNoun = noun,
            Documents = documents,
            Excluded = [.. meant.Excluded.Order().Select(i => corpus.Documents[i].Id)],
            LeftAside = [.. aside.Select(a => a.Thing)],
            Time = part is null && time is { } at ? (at.From, at.To) : null,
            Part = part?.Part,
            Parts = QuestionParts.Of(question, asking),
            IsNegated = Negation.In(words),
        };
        return reading with { Translations = Translation.Of(reading, corpus), IsForeign = corpus.LanguagesOf(reading) is [var most, ..] && most != reading.Language };
    }

    // What documents add: two that are surely meant are compared, a time belongs to a recording, an inventory names none.
    private static QuestionKinds WithDocuments(
        QuestionKinds kinds, MeantDocuments meant, IReadOnlyList<MeantDocument> documents, IReadOnlyList<AskedWord> words, CorpusView corpus, bool hasTime,
        IReadOnlyList<AskedWord> asking, string question)
    {
        var only = meant.Mentions.Where(m => m.Strength == MeantStrength.Only).SelectMany(m => m.Documents).Distinct().ToList();
        kinds |= only.Count > 1 || meant.Mentions.Any(m => m.IsPlural && m.Documents.Count > 1 && !Choice.PicksOne(m, words)) ? QuestionKinds.Compare : QuestionKinds.Fact;
        if (hasTime && (only.Count == 0 ? corpus.Documents.Any(IsRecording) : only.Exists(i => IsRecording(corpus.Documents[i]))) && !Clock.IsTimeOfDay(asking, question))
        {
            kinds |= QuestionKinds.AtTime;
        }

        if (documents.Count > 0)
        {
            kinds &= ~QuestionKinds.Inventory;
        }

        // A summary is of a document; "what is the levy about" asks for a fact.
        return documents.Any(d => d.Strength != MeantStrength.Boost) || kinds != QuestionKinds.Summary || QuestionKind.IsSummaryOrder(asking, question) ? kinds : kinds & ~QuestionKinds.Summary;
    }

    // Only a recording has ends: one that is named, or any when it is asked what is said.
    private static (RecordingPart Part, int Start, int End)? PartOf(List<AskedWord> words, string text, MeantDocuments meant, CorpusView corpus)
    {
        var isAnySpoken = meant.Mentions.Count == 0 && Clock.IsOfSpeech(words, text) && corpus.Documents.Any(IsRecording);
        return isAnySpoken || meant.Mentions.Any(m => m.Documents.Any(i => IsRecording(corpus.Documents[i])))
            ? RecordingPart.Read(words, text, NamesDocument)
            : null;

        bool NamesDocument(AskedWord word) => meant.Mentions.Any(m =>
            (words[m.Words.From].Start <= word.Start && word.End <= words[m.Words.To - 1].End) || m.Documents.Any(i => AskedWord.Of(corpus.Documents[i].Title).Exists(known => known.Folded == word.Folded)));
    }

    private static readonly char[] Marks = [' ', ',', ';', ':', '?', '.', '!', '"', '\'', '-', '(', ')', '\u201C', '\u201D', '\u00AB', '\u00BB', '\u00BF'];

    private static bool IsRecording(Index.DocumentEntry entry) => entry.Shape == DocumentShape.Recording;

    private static string SearchWords(
        string text, MeantDocuments meant, QuestionKinds kinds, (int Start, int End)? time, int offset, IEnumerable<(int Start, int End)> talk,
        List<AskedWord> words)
    {
        var left = text.ToCharArray();
        foreach (var (start, end) in talk)
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

        return text.ToString().Trim(Marks);
    }
}
