namespace ChatBot.Answers;

/// <summary>What is done with the values of a field. Several may be asked for at once.</summary>
[Flags]
internal enum CatalogueOperations
{
    /// <summary>They are shown.</summary>
    None = 0,

    /// <summary>Added up.</summary>
    Sum = 1,

    /// <summary>Their mean.</summary>
    Mean = 2,

    /// <summary>The documents are counted.</summary>
    Count = 4,

    /// <summary>The largest or latest.</summary>
    Maximum = 8,

    /// <summary>The smallest or earliest.</summary>
    Minimum = 16,

    /// <summary>One less another.</summary>
    Difference = 32,

    /// <summary>One divided by another.</summary>
    Ratio = 64,

    /// <summary>The documents that do not have it.</summary>
    Lacking = 128,

    /// <summary>The documents that have it.</summary>
    Having = 256,
}

/// <summary>What part a word plays in a question about metadata.</summary>
internal enum TokenRole
{
    /// <summary>It must be explained by a field, or the question is about something else.</summary>
    Content,

    /// <summary>It says nothing about fields.</summary>
    Filler,

    /// <summary>It names an operation, or is part of a comparison.</summary>
    Operation,

    /// <summary>It names a document that is meant.</summary>
    Named,

    /// <summary>It stands for documents or for what they describe: essays, projects.</summary>
    Entity,

    /// <summary>It was taken for the value of a field.</summary>
    Value,
}

/// <summary>How a value must lie to what the question gives.</summary>
internal enum Relation
{
    /// <summary>Equal, or within the day, month or year.</summary>
    Within,

    /// <summary>More, or after.</summary>
    Above,

    /// <summary>At least, or since.</summary>
    From,

    /// <summary>Less, or before.</summary>
    Below,

    /// <summary>At most, or until.</summary>
    UpTo,
}

/// <summary>A figure or a date in the question that values are compared with.</summary>
/// <param name="Relation">How they must lie to it.</param>
/// <param name="Number">The figure, when it is one.</param>
/// <param name="From">Begin of the day, month or year, when it is one.</param>
/// <param name="To">The first moment after it.</param>
internal sealed record Comparison(Relation Relation, decimal? Number, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>A question taken apart for the catalogue; which field it means is decided later.</summary>
internal sealed class CatalogueRequest(IReadOnlyList<QuestionToken> tokens)
{
    /// <summary>Its words.</summary>
    public IReadOnlyList<QuestionToken> Tokens { get; } = tokens;

    /// <summary>What part each word plays.</summary>
    public TokenRole[] Roles { get; } = new TokenRole[tokens.Count];

    /// <summary>What is asked for.</summary>
    public CatalogueOperations Operations { get; set; }

    /// <summary>Words that an operation implies without saying them: the longest has most words.</summary>
    public List<string> Implied { get; } = [];

    /// <summary>What values are compared with.</summary>
    public List<Comparison> Comparisons { get; } = [];

    /// <summary>Whether documents are asked for ("which essays", "whose").</summary>
    public bool AsksDocuments { get; set; }

    /// <summary>Whether those that do not fit are asked for too.</summary>
    public bool AsksOthers { get; set; }

    /// <summary>Whether the answer must be a date.</summary>
    public bool WantsDate { get; set; }

    /// <summary>Whether the answer must be a figure.</summary>
    public bool WantsNumber { get; set; }

    /// <summary>Whether the answer must be a name.</summary>
    public bool WantsName { get; set; }

    /// <summary>Whether it can be answered with yes or no.</summary>
    public bool IsYesNo { get; set; }

    /// <summary>Whether it holds a negation.</summary>
    public bool IsNegated { get; set; }

    /// <summary>The word right behind "how many", "count the" or "number of".</summary>
    public int? Counted { get; set; }

    /// <summary>Which place is asked for where the largest or smallest is first; 1 unless the question says another.</summary>
    public int Place { get; set; } = 1;

    /// <summary>Whether one of the operations is asked for.</summary>
    public bool Asks(CatalogueOperations operations) => (Operations & operations) != CatalogueOperations.None;

    /// <summary>The words that play a part.</summary>
    public IEnumerable<int> With(TokenRole role) => Enumerable.Range(0, Tokens.Count).Where(i => Roles[i] == role);
}
