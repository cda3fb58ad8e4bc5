using System.Collections.Frozen;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>Words of questions that no field needs to explain, and words that show that a text is asked about and no field.</summary>
internal static class CatalogueWords
{
    private static readonly FrozenSet<string> Fillers = Set(
        "a an and are as at be been being but by can could d did do does doing done for from had has have having he her here his how i if in into is it its "
        + "just l let me my of on only or our please s shall she should so t than that the their them then there these they this those to us was we were "
        + "what which who whom whose will with would you your "
        + "according compare also tell give show state list name find look put next beside name compute calculate work out say "
        + "behind base called use used using come came get got go went need needed run runs contain contains hold holds comprise "
        + "record records recorded printed print stated noted listed set given register registered stored metadata field front matter "
        + "size figure figures value values exactly exact each every per all both any one ones some own himself herself itself very really actually "
        + "top head up about among amongst through via under over within across between across not no more many much other others far "
        + "accept accepts support supports handle handles understand read does able possible include includes included including "
        + "please stand stands belong belongs carry carries appear appears currently now ever yet already still same kind sort "
        + "something somebody someone anything anybody anyone everybody everyone nobody going "
        + "collection corpus folder library here entire whole overall ago lie lies lay sit sits exist exists there");

    private static readonly FrozenSet<string> Entities = Stems(
        "document essay article text piece post file report podcast talk episode recording writeup paper story item entry note source plan "
        + "proposal project policy handbook model product incident accident failure event case problem "
        + "letter newsletter issue leaflet flyer brochure guide manual sheet procedure memo bulletin rule");

    private static readonly FrozenSet<string> Documents = Stems("document file item entry source text table list log register roster timetable spreadsheet sheet overview chart");

    private static readonly FrozenSet<string> Things = Stems("article item product piece thing entry good");

    // They mean something only where a field or a value is called so.
    private static readonly FrozenSet<string> Soft = Set("present current due named form actual official take takes took taken make makes made last lasted need needs still put");

    private static readonly FrozenSet<string> TextOnly = Set(
        "why explain describe argue argues argued argument claim claims claimed think thinks thought believe believes expect expects expected propose "
        + "proposes proposed recommend recommends suggest suggests disagree disagrees agree agrees mention mentions mentioned discuss discusses says said "
        + "quote summarise summarize summary mean means opinion view reason reasons because criticise criticize respond responds conclude concludes "
        + "warn warns warned predict predicts react reacts");

    /// <summary>Whether a word says nothing about fields.</summary>
    public static bool IsFiller(string word) => Fillers.Contains(word);

    /// <summary>Whether a word, by its stem, stands for documents or for what they describe.</summary>
    public static bool IsEntity(string stem) => Entities.Contains(stem);

    /// <summary>Whether a word, by its stem, stands for a document of any kind or for a part of one.</summary>
    public static bool IsDocument(string stem) => Documents.Contains(stem);

    /// <summary>Whether a word, by its stem, can stand for the rows of any table.</summary>
    public static bool IsThing(string stem) => Things.Contains(stem);

    /// <summary>Whether a word may be left over: it says something only where a field or a value is called so.</summary>
    public static bool IsSoft(string word) => Soft.Contains(word);

    /// <summary>Whether a word asks for what a text says.</summary>
    public static bool AsksText(string word) => TextOnly.Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Stems(string words) => words.Split(' ').Select(word => EnglishStemmer.Stem(word)).ToFrozenSet(StringComparer.Ordinal);
}
