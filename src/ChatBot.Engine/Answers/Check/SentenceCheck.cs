using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Compares the words of one sentence with the words it cites.</summary>
internal sealed partial class SentenceCheck
{
    private static readonly FrozenSet<string> SmallWords = FrozenSet.Create(
        StringComparer.Ordinal,
        ("a an the this that these those it its he she they we you i his her their our your my me him them us who whom whose which what when where why how "
        + "and or but nor so yet if as at by for from in into of off on onto out over to under up upon with without within about above after against along among "
        + "around before behind below beneath beside besides between beyond despite down during except inside like near since than though although through "
        + "throughout till toward towards until unless via while whereas because is are was were be been being am do does did done has have had having can "
        + "could will would shall should may might must not no yes none nothing nobody neither either both each every all any some several many much more most "
        + "few fewer less least other others another such same only also too very just even still already often always never ever once again now then there "
        + "here thus hence therefore however moreover furthermore meanwhile instead otherwise according says said one two first second third last next let per "
        + "today yesterday tomorrow mr mrs ms dr rather further indeed finally overall together later earlier soon perhaps maybe apart given asked")
            .Split(' '));

    private static readonly string[] CommonEndings = ["ing", "ed", "ly", "tion", "sion", "ment", "ness", "ity", "ies", "ance", "ence", "ism", "able", "ible", "ful", "ous", "ive"];

    private static readonly SearchValues<char> Openers = SearchValues.Create(".!?:;\"\u201C\u00AB(");

    private readonly DraftSentence sentence;
    private readonly CitedWords cited;
    private readonly WordList list;
    private readonly List<Figure> figures;

    // Words that need no further look: they name the document, or are part of a date that stands in the source.
    private readonly bool[] settled;

    private SentenceCheck(DraftSentence sentence, CitedWords cited)
    {
        this.sentence = sentence;
        this.cited = cited;
        list = WordList.Of(sentence.Text);
        figures = Figures.Of(list);
        settled = new bool[list.Words.Length];
    }

    /// <summary>What is wrong with the words of a sentence, and which; null when nothing is.</summary>
    public static (CheckFault Fault, string Detail)? Find(DraftSentence sentence, CitedWords cited, AnswerMode mode)
    {
        var check = new SentenceCheck(sentence, cited);
        check.cited.MarkNames(check.list, check.settled);
        return check.Computation() ?? check.DatesAndClocks() ?? check.Numbers() ?? check.Names() ?? check.Quotations()
            ?? (mode == AnswerMode.Model ? check.Addresses() : null) ?? (mode == AnswerMode.Extractive ? check.OwnWords() : null);
    }

    private (CheckFault Fault, string Detail)? Computation()
    {
        if (sentence.Computed is not { } computed)
        {
            return null;
        }

        if (!Recomputed.Agrees(computed))
        {
            return (CheckFault.ComputationDiffers, NumberWords.Canonical(computed.Result));
        }

        foreach (var operand in computed.Operands)
        {
            if (!HasOperand(computed.Kind, operand))
            {
                return (CheckFault.OperandNotInSource, NumberWords.Canonical(operand));
            }
        }

        return null;
    }

    // What is counted are the sources themselves, whatever they say.
    private bool HasOperand(ComputationKind kind, decimal operand) =>
        (kind == ComputationKind.Count && sentence.Sources.Count > 0) || cited.AllFigures.Any(figure => figure.Value == operand || figure.Value == -operand);

    private (CheckFault Fault, string Detail)? DatesAndClocks()
    {
        foreach (var date in Dates.Of(list, figures))
        {
            if (!cited.AllDates.Any(other => Meets(date, other)))
            {
                if (IsSettled(date.FirstWord, date.WordCount))
                {
                    continue;
                }

                return (CheckFault.DateNotInSource, TextOf(date.FirstWord, date.WordCount));
            }

            settled.AsSpan(date.FirstWord, date.WordCount).Fill(true);
        }

        foreach (var clock in Dates.Clocks(sentence.Text))
        {
            var (first, count) = list.Within(clock.Start, clock.End);
            if (!cited.HasClock(clock) && !IsSettled(first, count))
            {
                return (CheckFault.DateNotInSource, sentence.Text[clock.Start..clock.End]);
            }

            settled.AsSpan(first, count).Fill(true);
        }

        return null;
    }

    private bool Meets(DateAt date, DateAt other) =>
        date.Month == other.Month
        && (date.Day is null || date.Day == other.Day)
        && (date.Year is null || date.Year == other.Year || (other.Year is null && cited.AllFigures.Any(figure => figure.Value == date.Year)));

    private (CheckFault Fault, string Detail)? Numbers()
    {
        foreach (var figure in figures)
        {
            if (IsSettled(figure.FirstWord, figure.WordCount) || IsResult(figure) || StandsInSource(figure))
            {
                continue;
            }

            return (CheckFault.FigureNotInSource, TextOf(figure.FirstWord, figure.WordCount));
        }

        return null;
    }

    private bool IsResult(Figure figure) =>
        sentence.Computed is { } computed
        && (figure.Value == computed.Result || figure.Value == Math.Abs(computed.Result) || (figure.Unit == "percent" && figure.Value == computed.Result * 100));

    // The same value with another unit is another figure. A small number may be written as one word that is no figure by itself.
    private bool StandsInSource(Figure figure)
    {
        var same = cited.AllFigures.Where(other => other.Value == figure.Value).ToList();
        if (same.Count > 0)
        {
            return figure.Unit is null || same.Exists(other => other.Unit is null || other.Unit == figure.Unit);
        }

        return figure.Value switch
        {
            1 => cited.Has("one") || cited.Has("first") || cited.Has("single"),
            2 => cited.Has("second") || cited.Has("both") || cited.Has("twice") || cited.Has("pair"),
            _ => false,
        };
    }

    private (CheckFault Fault, string Detail)? Names()
    {
        var words = list.Words;
        for (var i = 0; i < words.Length; i++)
        {
            var folded = words[i].Folded;
            if (!settled[i] && IsName(i) && !cited.Has(folded) && !cited.Names(folded) && !HasMonth(folded) && !IsFigure(i))
            {
                return (CheckFault.NameNotInSource, TextOf(i, 1));
            }
        }

        return null;
    }

    private bool HasMonth(string folded) => Dates.MonthOf(folded) is > 0 and var month && cited.AllDates.Any(date => date.Month == month);

    private bool IsFigure(int word) => figures.Exists(figure => figure.FirstWord <= word && word < figure.End);

    private bool IsName(int index)
    {
        var word = list.Words[index];
        var written = sentence.Text.AsSpan(word.Start, word.End - word.Start);
        if (written.IndexOfAnyInRange('0', '9') >= 0)
        {
            return written.IndexOfAnyExceptInRange('0', '9') >= 0 && !(char.IsAsciiDigit(written[0]) && NumberWords.TryReadAmount(written, out _));
        }

        if (!char.IsUpper(written[0]) || SmallWords.Contains(word.Folded) || (written.Length == 1 && written[0] is 'A' or 'I'))
        {
            return false;
        }

        return !StartsSentence(index) || !LooksCommon(index, written);
    }

    private bool StartsSentence(int index)
    {
        if (index == 0)
        {
            return true;
        }

        var between = sentence.Text.AsSpan(list.Words[index - 1].End, list.Words[index].Start - list.Words[index - 1].End);
        return between.IndexOfAny(Openers) >= 0;
    }

    // Every sentence starts with a capital letter. Such a word is taken for a name unless its form says that it is none.
    private bool LooksCommon(int index, ReadOnlySpan<char> written)
    {
        if (written[1..].IndexOfAnyInRange('A', 'Z') >= 0)
        {
            return false;
        }

        if (index + 1 < list.Words.Length)
        {
            var next = list.Words[index + 1];
            if (char.IsUpper(sentence.Text[next.Start]) && !SmallWords.Contains(next.Folded))
            {
                return false;
            }
        }

        if (EnglishWords.Contains(list.Words[index].Folded))
        {
            return true;
        }

        foreach (var ending in CommonEndings)
        {
            if (written.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private (CheckFault Fault, string Detail)? Quotations()
    {
        foreach (var (start, end) in QuotedSpans.In(sentence.Text))
        {
            var (first, count) = list.Within(start, end);
            if (!cited.HasTogether(list.Words.Slice(first, count)))
            {
                return (CheckFault.QuotedWordsNotInSource, sentence.Text[start..end]);
            }
        }

        return null;
    }

    // Nobody is sent anywhere that the documents do not name.
    private (CheckFault Fault, string Detail)? Addresses()
    {
        foreach (var address in Address().EnumerateMatches(sentence.Text))
        {
            var written = sentence.Text.AsSpan(address.Index, address.Length).TrimEnd(".,;:!?)]'\u201D").ToString();
            if (!sentence.Sources.Any(source => source.Quote.Contains(written, StringComparison.OrdinalIgnoreCase)))
            {
                return (CheckFault.AddressNotInSource, written);
            }
        }

        return null;
    }

    [GeneratedRegex(@"([A-Za-z][A-Za-z0-9+.-]*:[^\s]*[^\s.,;:]|[^\s@]+@[^\s@]+\.[^\s@]+|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})(/[^\s]*)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    // An extractive answer promises the document's own words.
    private (CheckFault Fault, string Detail)? OwnWords()
    {
        var words = list.Words;
        for (var i = 0; i < words.Length; i++)
        {
            var folded = words[i].Folded;
            if (!settled[i] && !SmallWords.Contains(folded) && !IsFigure(i) && !cited.Has(folded) && !cited.Names(folded))
            {
                return (CheckFault.WordsNotInSource, TextOf(i, 1));
            }
        }

        return null;
    }

    private bool IsSettled(int first, int count) => !settled.AsSpan(first, count).Contains(false);

    private string TextOf(int first, int count) => sentence.Text[list.Words[first].Start..list.Words[first + count - 1].End];
}
