using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>Which terms of a question stand in each sentence of a document and around it.</summary>
internal sealed class DocumentScores
{
    private const int ReachOfProse = 2;
    private const int ReachOfSpeech = 6;

    private readonly QuestionTerms terms;
    private readonly WordReaders readers;
    private readonly ulong[] own;
    private readonly ulong[] near;
    private readonly ulong[] stems;
    private readonly bool[] isRead;
    private readonly ulong titleTerms;
    private readonly ulong namedTerms;
    private IReadOnlyList<string>? lastPath;
    private ulong lastPathTerms;

    public DocumentScores(OpenDocument document, QuestionTerms terms, WordReaders readers)
    {
        Document = document;
        this.terms = terms;
        this.readers = readers;
        own = new ulong[document.Sentences.Count];
        near = new ulong[document.Sentences.Count];
        stems = new ulong[document.Sentences.Count];
        isRead = new bool[document.Sentences.Count];
        titleTerms = Exactly(document.TitleWords(readers));
        namedTerms = terms.NamesOf(document.Id);
    }

    public OpenDocument Document { get; }

    /// <summary>The terms in the sentence itself.</summary>
    public ulong OwnOf(int sentence)
    {
        Read(sentence);
        return own[sentence] | namedTerms;
    }

    /// <summary>The terms that the sentence has in words much like them.</summary>
    public ulong NearOf(int sentence)
    {
        Read(sentence);
        return near[sentence] & ~own[sentence];
    }

    /// <summary>The terms in the sentence, beside it, in its headings and in the title.</summary>
    public ulong WindowOf(int sentence)
    {
        var mask = OwnOf(sentence) | titleTerms | HeadingTerms(sentence);
        foreach (var (number, _) in Around(sentence))
        {
            mask |= OwnOf(number);
        }

        return mask;
    }

    /// <summary>The terms that stand anywhere in the document.</summary>
    public ulong All
    {
        get
        {
            var mask = titleTerms | namedTerms;
            for (var i = 0; i < own.Length; i++)
            {
                mask |= OwnOf(i) | near[i];
            }

            return mask;
        }
    }

    /// <summary>The terms in the title.</summary>
    public ulong TitleTerms => titleTerms | namedTerms;

    /// <summary>The terms in the headings above a sentence.</summary>
    public ulong HeadingTerms(int sentence)
    {
        // Sentences come in runs below the same headings.
        var path = Document.Sentences[sentence].HeadingPath;
        if (!ReferenceEquals(path, lastPath))
        {
            (lastPath, lastPathTerms) = (path, Exactly(Document.HeadingWords(sentence, readers)));
        }

        return lastPathTerms;
    }

    /// <summary>The terms in a text of the document.</summary>
    public ulong TermsIn(string text)
    {
        var mask = 0UL;
        foreach (var word in readers.Read(text, Document.Text.Entry.Language))
        {
            mask |= terms.Exactly(word);
        }

        return mask;
    }

    public SentenceWord[] WordsOf(int sentence) => Document.WordsOf(sentence, readers);

    /// <summary>The share of the question that the sentence has, what stands around it counting less.</summary>
    public double ContextShare(int sentence)
    {
        // A row says little without what stands above it.
        var heading = Document.Sentences[sentence].Role == SentenceRole.Row ? 0.85 : IsFirstBelowHeading(sentence) ? 0.75 : 0.45;
        Span<double> credit = stackalloc double[64];
        credit.Clear();
        Credit(credit, titleTerms, 0.5);
        Credit(credit, HeadingTerms(sentence), heading);
        foreach (var (number, share) in Around(sentence))
        {
            Credit(credit, OwnOf(number), share);
        }

        Credit(credit, NearOf(sentence), 0.6);
        Credit(credit, OwnOf(sentence), 1);
        var sum = 0.0;
        for (var i = 0; i < terms.All.Count; i++)
        {
            sum += credit[i] * terms.All[i].Weight;
        }

        return terms.Total <= 0 ? 0 : sum / terms.Total;
    }

    /// <summary>The share of neighbouring words of the question that are neighbours here too.</summary>
    public double PairShare(int sentence)
    {
        double possible = 0, found = 0;
        var words = WordsOf(sentence);
        Read(sentence);
        for (var i = 1; i < terms.All.Count; i++)
        {
            if (terms.All[i].Position - terms.All[i - 1].Position is > 0 and <= 3)
            {
                var weight = Math.Min(terms.All[i].Weight, terms.All[i - 1].Weight);
                possible += weight;
                found += (stems[sentence] >> (i - 1) & 3) == 3 && HasPair(words, i) ? weight : 0;
            }
        }

        return possible <= 0 ? 0 : found / possible;
    }

    /// <summary>Whether a term stands right behind the one before it in the sentence or in the title.</summary>
    public bool HasCode(int sentence, int second) => HasPair(WordsOf(sentence), second, 1) || HasPair(Document.TitleWords(readers), second, 1);

    private bool HasPair(SentenceWord[] words, int second, int reach = 3)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if ((terms.Exactly(words[i].Stem) >> second & 1) == 0)
            {
                continue;
            }

            for (var back = i - 1; back >= 0 && words[i].Position - words[back].Position <= reach; back--)
            {
                if ((terms.Exactly(words[back].Stem) >> (second - 1) & 1) != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    // What stands before says more of what is meant than what stands behind.
    private IEnumerable<(int Number, double Share)> Around(int sentence)
    {
        var at = Document.Sentences[sentence];
        if (at.Lead is { } lead)
        {
            yield return (lead, 0.6);
        }

        var reach = at.Time is null ? ReachOfProse : ReachOfSpeech;
        for (var distance = 1; distance <= reach; distance++)
        {
            if (IsBeside(sentence, sentence - distance))
            {
                yield return (sentence - distance, Math.Max(0.2, 0.55 - (0.1 * distance)));
            }
        }

        if (IsBeside(sentence, sentence + 1))
        {
            yield return (sentence + 1, 0.25);
        }
    }

    private bool IsBeside(int sentence, int other)
    {
        if (other < 0 || other >= Document.Sentences.Count)
        {
            return false;
        }

        var (a, b) = (Document.Sentences[sentence], Document.Sentences[other]);
        return b.Role is not (SentenceRole.Heading or SentenceRole.Metadata or SentenceRole.Code)
            && a.Role is not (SentenceRole.Row or SentenceRole.Metadata) && b.Role != SentenceRole.Row
            && (ReferenceEquals(a.HeadingPath, b.HeadingPath) || a.HeadingPath.Count == 0);
    }

    private bool IsFirstBelowHeading(int sentence) => sentence > 0 && Document.Sentences[sentence - 1].Role == SentenceRole.Heading;

    private void Credit(Span<double> credit, ulong mask, double share)
    {
        for (var i = 0; mask != 0 && i < terms.All.Count; i++)
        {
            if ((mask >> i & 1) != 0)
            {
                credit[i] = Math.Max(credit[i], share);
            }
        }
    }

    private void Read(int sentence)
    {
        if (isRead[sentence])
        {
            return;
        }

        isRead[sentence] = true;
        var language = Document.Text.Entry.Language;
        var (exactly, nearly, ofStems) = (0UL, 0UL, 0UL);
        foreach (var word in Document.WordsOf(sentence, readers))
        {
            var masks = terms.Of(word, language);
            exactly |= masks.Own;
            nearly |= masks.Near;
            ofStems |= masks.OfStem;
        }

        (own[sentence], near[sentence], stems[sentence]) = (exactly, nearly, ofStems);
    }

    private ulong Exactly(SentenceWord[] words)
    {
        var mask = 0UL;
        foreach (var word in words)
        {
            mask |= terms.Exactly(word.Stem);
        }

        return mask;
    }
}
