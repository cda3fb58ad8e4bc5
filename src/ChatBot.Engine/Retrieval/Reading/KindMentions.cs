using System.Globalization;
using ChatBot.Corpus;

namespace ChatBot.Retrieval;

/// <summary>Finds documents that a question speaks of as what they are: "the podcast", "the Kimi essay", "the second article by ...".</summary>
internal sealed class KindMentions(CorpusView corpus, string text, IReadOnlyList<AskedWord> words)
{
    private const int MostModifiers = 5;

    private static readonly HashSet<string> Determiners = new(StringComparer.Ordinal)
    {
        "the", "this", "that", "these", "those", "which", "what", "each", "every", "all", "both", "other", "another", "any", "no", "a", "an", "my", "our", "your",
        "der", "die", "das", "dem", "den", "des", "im", "am", "vom", "zum", "zur", "beim", "laut", "welcher", "welche", "welches", "welchem", "diesem", "dieser", "ein", "eine", "einem", "einer",
        "le", "la", "les", "l", "du", "des", "au", "aux", "ce", "cet", "cette", "quel", "quelle", "quels", "quelles", "un", "une", "selon", "el", "los", "las", "del", "al", "este", "esta", "segun",
        "il", "lo", "i", "gli", "nel", "dal", "secondo", "o", "os", "as", "no", "na",
    };

    private static readonly HashSet<string> Indefinite = new(StringComparer.Ordinal) { "a", "an", "any", "no", "another", "ein", "eine", "einem", "einer", "un", "une" };

    private static readonly HashSet<string> Links = new(StringComparer.Ordinal)
    {
        "by", "from", "of", "about", "on", "with", "titled", "called", "named", "von", "vom", "uber", "mit", "de", "du", "d", "par", "sur", "avec", "sobre", "con", "di", "su", "behind",
    };

    private static readonly Dictionary<string, int> Ordinals = new(StringComparer.Ordinal)
    {
        ["first"] = 0,
        ["second"] = 1,
        ["third"] = 2,
        ["fourth"] = 3,
        ["fifth"] = 4,
        ["1st"] = 0,
        ["2nd"] = 1,
        ["3rd"] = 2,
        ["4th"] = 3,
        ["oldest"] = 0,
        ["earliest"] = 0,
        ["last"] = -1,
        ["latest"] = -1,
        ["newest"] = -1,
        ["youngest"] = -1,
        ["erste"] = 0,
        ["ersten"] = 0,
        ["zweite"] = 1,
        ["zweiten"] = 1,
        ["dritte"] = 2,
        ["dritten"] = 2,
        ["letzte"] = -1,
        ["letzten"] = -1,
        ["neueste"] = -1,
        ["neuesten"] = -1,
        ["premier"] = 0,
        ["premiere"] = 0,
        ["deuxieme"] = 1,
        ["troisieme"] = 2,
        ["dernier"] = -1,
        ["derniere"] = -1,
        ["primer"] = 0,
        ["segundo"] = 1,
        ["tercer"] = 2,
        ["ultimo"] = -1,
    };

    /// <summary>All mentions with a document word, and "the Altimeter one".</summary>
    public IEnumerable<Mention> Find(bool[] taken)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var mention = taken[i] ? null : Unspaced(i) ?? At(i, taken);
            if (mention is not null)
            {
                yield return mention;
                i = Math.Max(i, mention.Words.To - 1);
            }
        }
    }

    private Mention? At(int at, bool[] taken)
    {
        var isOne = words[at].Folded is "one" or "ones";
        var word = isOne ? new DocumentWord(DocumentWords.Any, words[at].Folded == "ones") : DocumentWords.At(words, at, out _);
        word ??= Misspelt(at);
        if (word is null || IsUnit(at))
        {
            return null;
        }

        var end = at + (isOne || DocumentWords.At(words, at, out var count) is null ? 1 : count);
        var from = at;
        var left = new List<int>();
        while (from > 0 && left.Count < MostModifiers && IsModifier(from - 1) && !taken[from - 1] && words[from].Before is '\0' or '-' or '\'' or '\u2019')
        {
            left.Add(--from);
        }

        var determiner = from > 0 && words[from].Before is '\0' or '"' ? words[from - 1].Folded : "";
        var right = Right(end);
        int rightEnd;
        var mention = Resolve(word, words[at].Folded, left, right, determiner, isOne);
        if (mention is null)
        {
            return null;
        }

        var usedRight = right.Count > 0 && mention.Value.UsedRight;
        rightEnd = usedRight ? EndOfFitting(right, mention.Value.Documents) : end;
        var start = Determiners.Contains(determiner) ? from - 1 : from;
        return new Mention
        {
            Words = (start, rightEnd),
            Documents = mention.Value.Documents,
            Strength = mention.Value.Strength,
            Kind = word.Name,
            IsPlural = word.IsPlural,
        };
    }

    // "The essay by Claude generated ..." names it up to "Claude".
    private int EndOfFitting(List<int> right, IReadOnlyList<int> documents)
    {
        var last = right.FindLastIndex(i => documents.Any(d => Fits(d, words[i].Folded) > 0));
        return last < 0 ? right[^1] + 1 : right[last] + 1;
    }

    // "ten minutes" is a time; "the minutes" are a document.
    private bool IsUnit(int at) =>
        words[at].Folded is "minutes" or "page" or "pages" or "seite" && at > 0
        && (char.IsAsciiDigit(words[at - 1].Folded[0]) || words[at - 1].Folded is "many" or "few" or "several" or "some" || Text.NumberWords.TryRead([words[at - 1].Folded], out _, out _));

    private DocumentWord? Misspelt(int at)
    {
        var folded = words[at].Folded;
        if (folded.Length < 5 || CommonWords.IsCommon(folded) || words[at].IsCapital)
        {
            return null;
        }

        string[] known = ["podcast", "essay", "essays", "article", "articles", "transcript", "recording", "episode", "handbook", "timetable", "document", "documents"];
        return Array.Find(known, word => word[0] == folded[0] && NameSpelling.IsOneEdit(folded, word)) is { } meant
            ? DocumentWords.At([new AskedWord(meant, 0, 0, false, false, '\0')], 0, out _)
            : null;
    }

    private bool IsModifier(int at)
    {
        var folded = words[at].Folded;
        return !CommonWords.IsGrammar(folded) || Ordinals.ContainsKey(folded);
    }

    private List<int> Right(int at)
    {
        var found = new List<int>();
        if (at >= words.Count || !Links.Contains(words[at].Folded))
        {
            return found;
        }

        for (var i = at + 1; i < words.Count && found.Count < MostModifiers && words[i].Before is '\0' or '-' or '"' or '\u201C' or '\'' or '\u2019'; i++)
        {
            if (CommonWords.IsGrammar(words[i].Folded))
            {
                if (found.Count > 0 || !Determiners.Contains(words[i].Folded))
                {
                    break;
                }

                continue;
            }

            found.Add(i);
            if (words[i].IsPossessive)
            {
                break;
            }
        }

        return found;
    }

    private (IReadOnlyList<int> Documents, MeantStrength Strength, bool UsedRight)? Resolve(
        DocumentWord word, string noun, List<int> left, List<int> right, string determiner, bool isOne)
    {
        var candidates = DocumentWords.Meant(word.Name, corpus.Identities);
        var ordinal = left.Select(i => Ordinals.TryGetValue(words[i].Folded, out var number) ? number : (int?)null).FirstOrDefault(number => number is not null);
        var byLeft = Narrow(candidates, left, isSure: true, noun);
        var byRight = Narrow(byLeft ?? candidates, right, isSure: right.Count > 0, noun);
        if ((byRight ?? byLeft) is { } chosen)
        {
            var strength = chosen.Count == 1 ? MeantStrength.Only : MeantStrength.Scope;
            return (chosen, strength, byRight is not null);
        }

        if (isOne)
        {
            return null;
        }

        if (ordinal is { } number2 && candidates.Count > 1 && word.Name != DocumentWords.Any)
        {
            var ordered = InOrder(candidates);
            var position = number2 < 0 ? ordered.Count - 1 : number2;
            return position < ordered.Count ? ([ordered[position]], MeantStrength.Only, false) : null;
        }

        if (word.Name == DocumentWords.Any || candidates.Count == 0 || (!Determiners.Contains(determiner) && !word.IsPlural && !HasNumber(left)))
        {
            return null;
        }

        return (candidates, StrengthOf(word, candidates.Count, left, determiner), false);
    }

    private bool HasNumber(List<int> left) => left.Exists(i => Text.NumberWords.TryRead([words[i].Folded], out _, out _));

    // A name before the word that no document bears leaves open which one is meant; so does a word that a metadata field is called by.
    private MeantStrength StrengthOf(DocumentWord word, int count, List<int> left, string determiner)
    {
        var isField = left.Count == 0 && count == 1 && corpus.FieldWords.Contains(FieldWordOf(word));
        var isFewer = word.IsPlural && word.Name != "minutes" && count == 1 && HasNumber(left);
        return isFewer ? MeantStrength.Boost
            : count > 1 || Indefinite.Contains(determiner) ? MeantStrength.Scope
            : isField || left.Exists(i => words[i].IsCapital && !words[i].OpensSentence) ? MeantStrength.Boost
            : MeantStrength.Only;
    }

    private string FieldWordOf(DocumentWord word) =>
        words.Select(asked => asked.Folded).FirstOrDefault(folded => DocumentWords.At([new AskedWord(folded, 0, 0, false, false, '\0')], 0, out _)?.Name == word.Name) ?? "";

    private List<int> InOrder(List<int> candidates)
    {
        var dated = candidates.TrueForAll(i => corpus.Documents[i].Metadata.Any(field => field.Path.ToLowerInvariant() is "date" or "createdat" && field.Value is MetadataValue.Date));
        return dated
            ? [.. candidates.OrderBy(i => corpus.Documents[i].Date).ThenBy(i => corpus.Documents[i].Path, StringComparer.Ordinal)]
            : [.. candidates.OrderBy(i => corpus.Documents[i].Path, StringComparer.Ordinal)];
    }

    /// <summary>The candidates that the modifiers fit best; where none fits, a document of another kind whose maker they name.</summary>
    private List<int>? Narrow(List<int> candidates, List<int> modifiers, bool isSure, string noun)
    {
        if (modifiers.Count == 0 || !isSure)
        {
            return null;
        }

        var best = 0;
        var found = new List<int>();
        foreach (var i in candidates)
        {
            var score = modifiers.Sum(m => Fits(i, words[m].Folded));
            score += score > 0 && corpus.Identities[i].Title.Contains(noun) ? 2 : 0;
            if (score > 0 && score >= best)
            {
                found = score > best ? [] : found;
                best = score;
                found.Add(i);
            }
        }

        if (found.Count > 0)
        {
            return found.Count < candidates.Count || candidates.Count == 1 ? found : null;
        }

        var names = new NamedDocuments(corpus, text, words);
        var makers = modifiers.SelectMany(m => names.MakersAt(m, isLowerQuestion: true)).Distinct().ToList();
        if (makers.Count > 0)
        {
            return makers.Count <= 3 ? makers : null;
        }

        var capitals = modifiers.Where(m => words[m].IsCapital && !CommonWords.IsGrammar(words[m].Folded)).ToList();
        var mentioned = Enumerable.Range(0, corpus.Identities.Count).Where(i => capitals.Count > 0 && capitals.TrueForAll(m => Fits(i, words[m].Folded) > 0)).Take(2).ToList();
        return mentioned.Count == 1 ? mentioned : null;
    }

    private int Fits(int document, string folded)
    {
        var identity = corpus.Identities[document];
        return identity.Makers.Contains(folded) ? 4
            : Ordinals.ContainsKey(folded) || folded.Length < 2 ? 0
            : identity.Title.Contains(folded) ? 3
            : identity.Mentions.Contains(folded) ? 2
            : identity.Title.Concat(identity.MainMakers).Any(name => name.Length >= 4 && (folded == name + "s" || name == folded + "s")) ? 3
            : !CommonWords.IsCommon(folded) && identity.MainMakers.Any(name => name[0] == folded[0] && NameSpelling.Closest(folded, [name]) is not null) ? 4
            : 0;
    }

    // 播客, or Grok的文章: words without spaces.
    private Mention? Unspaced(int at)
    {
        if (words[at].Folded[0] < '\u2E80' || DocumentWords.Inside(words[at].Folded) is not { } inside)
        {
            return null;
        }

        var candidates = DocumentWords.Meant(inside.Word.Name, corpus.Identities);
        var isOf = at > 0 && text[words[at].Start] is '的' or 'の';
        var chosen = isOf ? Narrow(candidates, [at - 1], isSure: true, "") : null;
        var documents = chosen ?? candidates;
        return documents.Count == 0 || inside.Word.Name == DocumentWords.Any ? null : new Mention
        {
            Words = (isOf && chosen is not null ? at - 1 : at, at + 1),
            Inside = (isOf && chosen is not null ? words[at - 1].Start : words[at].Start + inside.Start, words[at].Start + inside.Start + inside.Length),
            Documents = documents,
            Strength = documents.Count == 1 ? MeantStrength.Only : MeantStrength.Scope,
            Kind = inside.Word.Name,
            IsPlural = documents.Count > 1,
        };
    }

}
