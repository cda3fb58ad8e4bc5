namespace ChatBot.Retrieval;

/// <summary>What a question is after. More than one may hold; the first that can answer does.</summary>
[Flags]
public enum QuestionKinds
{
    /// <summary>A fact: who, what, how much.</summary>
    Fact = 0,

    /// <summary>The exact words of somebody.</summary>
    Quote = 1,

    /// <summary>All items of a list.</summary>
    List = 2,

    /// <summary>Several documents or things beside each other.</summary>
    Compare = 4,

    /// <summary>What is said at a time, or between two.</summary>
    AtTime = 8,

    /// <summary>At which time something is said.</summary>
    WhichTime = 16,

    /// <summary>Which documents there are.</summary>
    Inventory = 32,

    /// <summary>What a document is about.</summary>
    Summary = 64,

    /// <summary>Whether a claim is right.</summary>
    Check = 128,
}

/// <summary>What kind of thing the answer must hold.</summary>
public enum ExpectedType
{
    /// <summary>Nothing in particular.</summary>
    Any,

    /// <summary>A number, perhaps of <see cref="QuestionReading.CountNoun"/>.</summary>
    Number,

    /// <summary>A day, month or year.</summary>
    Date,

    /// <summary>The name of a person, organisation or thing.</summary>
    Name,

    /// <summary>A moment of a recording.</summary>
    Time,
}

/// <summary>How surely a document is meant.</summary>
public enum MeantStrength
{
    /// <summary>A kind of document in the plural ("the essays"): where to compare or count.</summary>
    Scope,

    /// <summary>A bare name, which may as well be the subject: such documents come first.</summary>
    Boost,

    /// <summary>"According to X", "the X essay", a quoted title: nothing else is asked about.</summary>
    Only,
}

/// <summary>A document that the question means, and why.</summary>
/// <param name="DocumentId">Which.</param>
/// <param name="Strength">How surely.</param>
/// <param name="Name">The words of the question that name it.</param>
public sealed record MeantDocument(string DocumentId, MeantStrength Strength, string Name);

/// <summary>A question as it was read, by rules and without a model.</summary>
public sealed record QuestionReading
{
    /// <summary>As it was asked, or as a follow-up was completed.</summary>
    public required string Asked { get; init; }

    /// <summary>What to search for: without orders to the bot, markup and links, and without the words that name documents.</summary>
    public required string Words { get; init; }

    /// <summary>Two-letter code.</summary>
    public required string Language { get; init; }

    /// <summary>What it is after.</summary>
    public required QuestionKinds Kinds { get; init; }

    /// <summary>What the answer must hold.</summary>
    public ExpectedType Expected { get; init; }

    /// <summary>What is counted: "how many <b>tests</b>".</summary>
    public string? CountNoun { get; init; }

    /// <summary>The documents meant, the surest first.</summary>
    public IReadOnlyList<MeantDocument> Documents { get; init; } = [];

    /// <summary>Documents that the question leaves aside.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>Things that the question leaves aside ("other than Token Factory"): what speaks of nothing else is no answer.</summary>
    public IReadOnlyList<string> LeftAside { get; init; } = [];

    /// <summary>The time or the stretch of time in a recording that is asked about.</summary>
    public (TimeSpan From, TimeSpan To)? Time { get; init; }

    /// <summary>The end or the length of a recording that is asked about.</summary>
    public RecordingPart? Part { get; init; }

    /// <summary>The question in parts where it asks several things ("X, and which Y?"); one part when it does not.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>The part of <see cref="Words"/> that an earlier question or a subject in front ("About X: ...") brought in, which weighs less; empty when none did.</summary>
    public string Carried { get; init; } = "";

    /// <summary>The same question in the other languages of the documents, as far as a glossary can say it.</summary>
    public IReadOnlyList<QuestionReading> Translations { get; init; } = [];

    /// <summary>The language it was asked in, where this reading is a translation.</summary>
    public string? TranslatedFrom { get; init; }

    /// <summary>Whether most of the documents are in another language than the question.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether it asks for what does not hold ("which one has no ...").</summary>
    public bool IsNegated { get; init; }

    /// <summary>Whether it is of a kind.</summary>
    public bool Is(QuestionKinds kind) => (Kinds & kind) != QuestionKinds.Fact;
}
