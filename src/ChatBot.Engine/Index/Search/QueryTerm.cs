using System.Text;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>One word of a query: the stems under which it may stand in the index, and what it is worth.</summary>
internal sealed class QueryTerm(string surface, int position, bool isOtherForm)
{
    /// <summary>The word as folded; after a repair, the word it was taken for.</summary>
    public string Surface { get; private set; } = surface;

    /// <summary>Its place among the words of the query.</summary>
    public int Position { get; } = position;

    /// <summary>Where it stands in the query; a number's value covers all its words.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Whether it is a second form of a word at the same place: a compound joined, or a number's value.</summary>
    public bool IsOtherForm { get; } = isOtherForm;

    /// <summary>The distinct stems, English first.</summary>
    public string[] Stems { get; private set; } = [];

    /// <summary><see cref="Stems"/> as they stand in the dictionaries.</summary>
    public byte[][] Keys { get; private set; } = [];

    /// <summary>The word as it was asked, whatever it was taken for.</summary>
    public string Asked { get; } = surface;

    /// <summary>How often the query says it.</summary>
    public int TimesAsked { get; set; } = 1;

    /// <summary>In how many passages it occurs.</summary>
    public int PassageCount { get; set; }

    /// <summary>How rare it is.</summary>
    public float Rarity { get; set; }

    /// <summary>What it adds to a score: more than its rarity when it is rare, and less when its place has several forms.</summary>
    public float Weight { get; set; }

    /// <summary>Whether a word unknown to the corpus was taken for this one.</summary>
    public bool IsRepaired { get; private set; }

    /// <summary>Takes the stems of a word.</summary>
    public QueryTerm Use(WordForms forms)
    {
        Surface = forms.Surface;
        Stems = forms.EnglishStem == forms.CutStem ? [forms.EnglishStem] : [forms.EnglishStem, forms.CutStem];
        Keys = Array.ConvertAll(Stems, Encoding.UTF8.GetBytes);
        return this;
    }

    /// <summary>Takes the stems of the word that was meant.</summary>
    public void Repair(WordForms forms)
    {
        Use(forms);
        IsRepaired = true;
    }

    /// <summary>What others are told of it.</summary>
    public QueryWord AsQueryWord() => new()
    {
        Asked = Asked,
        Meant = Surface,
        Stems = Stems,
        Span = Span,
        Position = Position,
        IsOtherForm = IsOtherForm,
        PassageCount = PassageCount,
        Rarity = Rarity,
    };
}
