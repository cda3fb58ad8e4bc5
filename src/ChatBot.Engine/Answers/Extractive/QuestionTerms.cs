using System.Collections.Frozen;
using System.Runtime.InteropServices;
using ChatBot.Access;
using ChatBot.Index;
using ChatBot.Retrieval;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>The terms of a question, and the words of a document that count as each of them.</summary>
internal sealed class QuestionTerms
{
    private const double UnknownWord = 0.65;
    private const double UnknownEverydayWord = 0.35;
    private const double SmallWord = 0.35;

    // An unknown word as short as this is mostly a small word misspelt.
    private const int ShortWord = 4;
    private const double CarriedWord = 0.45;
    private const double LeastShared = 0.55;

    private readonly List<QuestionTerm> terms = [];
    private readonly Dictionary<string, int> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> alike = new(StringComparer.Ordinal);
    private readonly WordFilter exactly = new();
    private readonly WordFilter nearly = new();
    private readonly Dictionary<int, TermMasks> english = [];
    private readonly Dictionary<int, TermMasks> foreign = [];

    private QuestionTerms(QuestionReading reading) => Reading = reading;

    /// <summary>The question.</summary>
    public QuestionReading Reading { get; }

    /// <summary>In the order of the question; at most 64.</summary>
    public List<QuestionTerm> All => terms;

    /// <summary>The sum of what the terms are worth.</summary>
    public double Total { get; private set; }

    /// <summary>The number of the term that is the noun asked for, or null.</summary>
    public int? Asked { get; private set; }

    /// <summary>The units in which a number is wanted, or null.</summary>
    public FrozenSet<string>? Units { get; private init; }

    /// <summary>How many passages the asker may see.</summary>
    public double Passages { get; private set; }

    /// <summary>Reads the terms of one part of a question.</summary>
    public static async ValueTask<QuestionTerms> ReadAsync(
        IPassageStore store, QuestionReading reading, string words, AccessFilter access, CancellationToken cancellationToken)
    {
        var read = new QuestionTerms(reading) { Units = Measures.Of(reading.Asked) };
        var asked = QuestionWords.Drop(words);
        read.Add(await store.ReadWordsAsync(asked, access, cancellationToken), words);
        foreach (var named in reading.Documents.Where(d => d.Strength == MeantStrength.Boost).GroupBy(d => d.Name, StringComparer.OrdinalIgnoreCase))
        {
            var ids = named.Select(d => d.DocumentId).ToHashSet(StringComparer.Ordinal);
            read.AddName(await store.ReadWordsAsync(named.Key, access, cancellationToken), ids);
        }

        read.Total = read.terms.Sum(t => t.Weight);
        return read;
    }

    /// <summary>The terms that a word of a document in a language stands for.</summary>
    public TermMasks Of(SentenceWord word, string language)
    {
        // What a word's stem is depends on nothing else than whether it is English.
        var known = language == "en" ? english : foreign;
        ref var masks = ref CollectionsMarshal.GetValueRefOrAddDefault(known, word.Number, out var isKnown);
        return isKnown ? masks : masks = new TermMasks(Exactly(word), Nearly(word.Stem), Exactly(word.Stem));
    }

    /// <summary>The terms that a word of a document is, one bit each.</summary>
    public ulong Exactly(string stem) => exactly.MayHold(stem) && exact.TryGetValue(stem, out var at) ? 1UL << at : 0;

    /// <summary>The same, but not where two long words share no more than their first letters: Fischhalle and Fischerei are cut to one stem.</summary>
    public ulong Exactly(SentenceWord word)
    {
        var mask = Exactly(word.Stem) | Exactly(word.Surface);
        if (mask == 0 || word.Stem.Length >= word.Surface.Length - 1 || !word.Surface.StartsWith(word.Stem, StringComparison.Ordinal))
        {
            return mask;
        }

        var asked = terms[System.Numerics.BitOperations.TrailingZeroCount(mask)].Asked;
        return asked.Length > word.Stem.Length && asked.StartsWith(word.Stem, StringComparison.Ordinal)
            && asked.AsSpan().CommonPrefixLength(word.Surface) < LeastShared * Math.Max(asked.Length, word.Surface.Length) ? 0 : mask;
    }

    /// <summary>The terms that a word of a document is much like: it says nearly the same, or is made of the same root.</summary>
    public ulong Nearly(string stem)
    {
        var mask = nearly.MayHold(stem) ? alike.GetValueOrDefault(stem) : 0;
        for (var i = 0; i < terms.Count; i++)
        {
            mask |= !terms[i].IsNumber && WordRoots.AreAlike(stem, terms[i].Stem) ? 1UL << i : 0;
        }

        return mask;
    }

    /// <summary>The terms that name a document.</summary>
    public ulong NamesOf(string documentId)
    {
        var mask = 0UL;
        for (var i = 0; i < terms.Count; i++)
        {
            mask |= terms[i].Names?.Contains(documentId) == true ? 1UL << i : 0;
        }

        return mask;
    }

    /// <summary>The numbers of terms that are figures right behind a name: "GW-<b>40</b>", "cellar <b>5</b>". Name and figure are one name.</summary>
    public IEnumerable<int> Codes()
    {
        for (var i = 1; i < terms.Count; i++)
        {
            if (terms[i].IsNumber && terms[i - 1].IsName && terms[i].Position - terms[i - 1].Position == 1 && !AnswerTypes.IsDateWord(terms[i - 1].Asked))
            {
                yield return i;
            }
        }
    }

    /// <summary>The terms that are neither names nor numbers.</summary>
    public ulong Plain => MaskOf(term => !term.IsName && !term.IsNumber);

    /// <summary>The names and numbers, of which none may be another.</summary>
    public ulong Pinned => MaskOf(term => term.IsName || term.IsNumber);

    private ulong MaskOf(Func<QuestionTerm, bool> fits)
    {
        var mask = 0UL;
        for (var i = 0; i < terms.Count; i++)
        {
            mask |= fits(terms[i]) ? 1UL << i : 0;
        }

        return mask;
    }

    /// <summary>What the terms of a mask are worth together.</summary>
    public double WeightOf(ulong mask)
    {
        var sum = 0.0;
        for (var i = 0; i < terms.Count; i++)
        {
            sum += (mask >> i & 1) * terms[i].Weight;
        }

        return sum;
    }

    /// <summary>The share of the whole question that the terms of a mask make up.</summary>
    public double ShareOf(ulong mask) => Total <= 0 ? 0 : WeightOf(mask) / Total;

    private void Add(IReadOnlyList<QueryWord> words, string question)
    {
        var values = words.Where(w => w.IsOtherForm && decimal.TryParse(w.Asked, System.Globalization.CultureInfo.InvariantCulture, out _)).ToArray();
        var noun = AskedNoun.In(question);
        foreach (var word in words)
        {
            // A rarity is the logarithm of a share of all passages.
            Passages = Math.Max(Passages, ((Math.Exp(word.Rarity) - 1) * (word.PassageCount + 0.5)) + word.PassageCount - 0.5);

            // The words of a number count as its value, the parts of a compound by themselves.
            if (terms.Count == 64 || (word.IsOtherForm && !values.Contains(word)) || values.Any(v => v != word && v.Span.Contains(word.Span)))
            {
                continue;
            }

            Asked = noun >= word.Span.Start && noun < word.Span.End ? terms.Count : Asked;
            Add(word, question, names: null);
        }
    }

    private void AddName(IReadOnlyList<QueryWord> words, IReadOnlySet<string> documents)
    {
        foreach (var word in words)
        {
            if (word.IsOtherForm)
            {
                continue;
            }

            if (exact.TryGetValue(word.Stems[0], out var known))
            {
                terms[known].Names = documents;
            }
            else if (terms.Count < 64)
            {
                Add(word, "", documents);
            }
        }
    }

    private void Add(QueryWord word, string question, IReadOnlySet<string>? names)
    {
        if (word.Meant != word.Asked && CommonWords.IsCommon(word.Asked))
        {
            // An everyday word that no document holds is no slip of the keyboard.
            word = word with { Meant = word.Asked, Stems = [EnglishStemmer.Stem(word.Asked)], PassageCount = 0 };
        }

        var isNumber = char.IsAsciiDigit(word.Meant[0]);
        // In German every noun has a capital, so that one which no document holds need not be a name.
        var isCapital = word.Span.Start > 0 && word.Span.Start < question.Length && char.IsUpper(question[word.Span.Start]);
        var isName = names is not null || (!isNumber && isCapital && (Reading.Language != "de" || (word.PassageCount > 0 && Glossary.Alike(word.Asked, "de").Count == 0)));
        var isKnown = word.PassageCount > 0 || names is not null;
        var weight = word.Rarity * (GeneralWords.SaysLittle(word.Meant) ? SmallWord : isKnown || isName || isNumber ? 1
            : CommonWords.IsCommon(word.Meant) || word.Meant.Length <= ShortWord ? UnknownEverydayWord : UnknownWord);
        weight *= names is null && Reading.Carried.Length > 0 && word.Span.End <= question.IndexOf(':', StringComparison.Ordinal) ? CarriedWord : 1;
        var number = terms.Count;
        terms.Add(new QuestionTerm
        {
            Asked = word.Asked,
            Stem = word.Stems[0],
            Position = word.Position,
            Weight = Math.Max(0.05, weight),
            IsKnown = isKnown,
            IsName = isName,
            IsNumber = isNumber,
            Names = names,
        });
        foreach (var stem in word.Stems)
        {
            Know(stem, number);
        }

        Know(word.Meant, number);
        foreach (var form in Reading.Language == "en" ? IrregularForms.Of(word.Stems[0]) : [])
        {
            Know(form, number);
        }

        foreach (var form in Reading is { Language: "en", TranslatedFrom: null } ? [] : Glossary.Alike(word.Meant, Reading.Language))
        {
            Know(WordForms.Of(form).StemIn(Reading.Language), number);
        }

        foreach (var other in isKnown || isName || GeneralWords.Alike(word.Meant).Count > 0 ? GeneralWords.Alike(word.Meant) : GeneralWords.AlikeMisspelt(word.Meant))
        {
            nearly.Add(other);
            alike[other] = alike.GetValueOrDefault(other) | (1UL << number);
        }
    }

    private void Know(string form, int number)
    {
        exactly.Add(form);
        exact.TryAdd(form, number);
    }
}
