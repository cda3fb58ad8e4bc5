using System.Text.RegularExpressions;
using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Retrieval;

namespace ChatBot.Suggestions;

/// <summary>A question that a document may answer, before it was asked.</summary>
/// <param name="Question">The question.</param>
/// <param name="Proof">What must stand in what the answer cites, or in a heading above it; empty when any place of the document will do.</param>
internal sealed record SuggestionCandidate(Suggestion Question, string Proof);

/// <summary>
/// Makes questions of what a document shows by its form: headings, fields of metadata, moments of a recording, names that it repeats. A few
/// of each sort, so that what is left after asking them is not all of one sort.
/// </summary>
internal static partial class SuggestionCandidates
{
    private const int MostHeadings = 3;
    private const int MostFields = 2;
    private const int MostNames = 2;
    private const int MostSentencesRead = 400;
    private const int LongestTitle = 100;
    private const int LongestTopic = 60;
    private const int LongestValue = 60;

    // A language in which capital letters do not tell a name.
    private const string CapitalNouns = "de";

    // Fields that say how a document is handled or how long it is, not what it tells.
    private static readonly HashSet<string> OwnFields = new(
        ["title", "access", "lang", "language", "url", "id", "youtubevideoid", "wordcount", "words", "readingtime", "pages"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> AuthorFields = new(["author", "written by", "byline"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Articles = new(
        ["the", "a", "an", "this", "that", "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el", "los", "las", "una"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The questions, those most worth asking first.</summary>
    public static IReadOnlyList<SuggestionCandidate> Of(DocumentText document)
    {
        var title = document.Entry.Title.Trim();
        if (title.Length is 0 or > LongestTitle)
        {
            return [];
        }

        var wording = SuggestionWording.Of(document.Entry.Language);
        var headings = Headings(document).Select(heading => heading.EndsWith('?')
            ? new SuggestionCandidate(new Suggestion(heading, heading), heading)
            : new SuggestionCandidate(new Suggestion(wording.AskSection(title, heading), heading), heading));
        var fields = Fields(document).Select(field => new SuggestionCandidate(
            new Suggestion(AuthorFields.Contains(field.Name) ? wording.AskAuthor(title) : wording.AskField(title, field.Name), field.Name), field.Value));
        var moments = Moment(document) is { } moment ? [new SuggestionCandidate(new Suggestion(wording.AskSaid(title, moment), moment), "")] : Array.Empty<SuggestionCandidate>();
        return [.. InTurn([headings, Names(document, title).Select(About), moments, fields]), new(new Suggestion(wording.AskWhole(title), ""), "")];

        SuggestionCandidate About(string topic) => new(new Suggestion(wording.AskAbout(title, topic), topic), topic);
    }

    // Headings with text below them, in their order.
    private static IEnumerable<string> Headings(DocumentText document)
    {
        var sentences = document.Sentences;
        return Enumerable.Range(0, Math.Max(0, Math.Min(sentences.Count, MostSentencesRead) - 1))
            .Where(i => sentences[i].Role == SentenceRole.Heading && sentences[i + 1].Role != SentenceRole.Heading)
            .Select(i => sentences[i].Text[NumberBefore().Match(sentences[i].Text).Length..])
            .Where(heading => IsTopic(heading) && !heading.Equals(document.Entry.Title, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(MostHeadings);
    }

    private static IEnumerable<(string Name, string Value)> Fields(DocumentText document) => document.Entry.Metadata
        .GroupBy(field => field.Path, StringComparer.Ordinal).Where(group => group.Count() == 1 && !group.Key.Contains('.', StringComparison.Ordinal) && !OwnFields.Contains(group.Key))
        .Select(group => (Name: WordStart().Replace(group.Key, " ${letter}").Replace('_', ' ').Replace('-', ' ').Trim().ToLowerInvariant(), group.First().Value))
        .Where(field => TellsSomething(field.Value) && IsNoun(field.Name))
        .Select(field => (field.Name, field.Value.Written.Trim())).Take(MostFields);

    // A date, a name, a quantity. Flags, version numbers and kinds are for machines.
    private static bool TellsSomething(MetadataValue value) => value.Written.Trim() is { Length: > 1 and <= LongestValue } written && value switch
    {
        MetadataValue.Date => true,
        MetadataValue.Number number => Math.Abs(number.Value) >= 10,
        MetadataValue.Text => char.IsUpper(written[0]) && !written.Contains("://", StringComparison.Ordinal),
        _ => false,
    };

    // "Created at" is half a sentence, which does not fit into a question.
    private static bool IsNoun(string name) => name.Any(char.IsLetter) && name.Length - name.LastIndexOf(' ') > 3;

    // A third of the way in, a recording has come to its subject.
    private static string? Moment(DocumentText document)
    {
        var spoken = document.Sentences.Where(sentence => sentence.Time is not null).Take(MostSentencesRead).ToList();
        return spoken.Count == 0 ? null : PlaceText.Of(spoken[spoken.Count / 3].Time!.Value.From);
    }

    private static IEnumerable<string> Names(DocumentText document, string title)
    {
        if (document.Entry.Language == CapitalNouns)
        {
            return [];
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sentence in document.Sentences.Take(MostSentencesRead).Where(sentence => sentence.Role is SentenceRole.Prose or SentenceRole.ListItem))
        {
            foreach (var match in Name().EnumerateMatches(sentence.Text))
            {
                var words = sentence.Text.Substring(match.Index, match.Length).Split(' ').SkipWhile(Articles.Contains).ToList();
                if (words.Count > 1)
                {
                    var name = string.Join(' ', words);
                    counts[name] = counts.GetValueOrDefault(name) + 1;
                }
            }
        }

        return counts.Where(name => name.Value > 1 && IsTopic(name.Key) && !title.Contains(name.Key, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(name => name.Value).ThenBy(name => name.Key, StringComparer.Ordinal).Select(name => name.Key).Take(MostNames);
    }

    private static bool IsTopic(string text) => text.Length is > 2 and <= LongestTopic && text.Any(char.IsLetter);

    // The first of each sort, then the second of each.
    private static IEnumerable<SuggestionCandidate> InTurn(IReadOnlyList<IEnumerable<SuggestionCandidate>> sorts) =>
        sorts.SelectMany((sort, place) => sort.Select((candidate, rank) => (candidate, rank, place)))
            .OrderBy(item => item.rank).ThenBy(item => item.place).Select(item => item.candidate);

    [GeneratedRegex(@"^\d[\d.]*\)? +", RegexOptions.NonBacktracking)]
    private static partial Regex NumberBefore();

    [GeneratedRegex(@"(?<letter>\p{Lu})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WordStart();

    [GeneratedRegex(@"\p{Lu}[\p{L}'’-]+( \p{Lu}[\p{L}'’-]+){1,3}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
