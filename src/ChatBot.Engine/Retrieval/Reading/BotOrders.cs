using System.Text;

namespace ChatBot.Retrieval;

/// <summary>Takes those clauses out of a text that tell the bot how to behave instead of asking for something in the documents.</summary>
internal static class BotOrders
{
    private const string Lead = "and|then|but|also|now|first|next|finally|please|so|just|always|und|et|y";

    private const string Rules = "rule|rules|instruction|instructions|prompt|prompts|guideline|guidelines|guardrails|restriction|restrictions|limits|above|before|earlier|previous|prior|citation|citations|"
        + "source|sources|context|documents|everything|filter|filters|safety|training";

    private const string Obeying = "follow|obey|use|cite|quote|mention|check|consult|read|refer|reveal|apply|search";

    // A question that only holds such words is a question.
    private static readonly Phrases Asks = new(
        "^ and|but|so|then? what|which|who|whom|whose|when|where|why|how|does|did|is|are|was|were|has|have; ^ and|but|so|then? do the|you|we|they|all|any|both|these|those");

    private static readonly Phrases Role = new("^ system|developer|assistant|admin|administrator|root|operator|instruction|instructions prompt|message|note|override?; ^ new instruction|instructions");

    private static readonly Phrases Orders = new(
        $"^ {Lead}? {Lead}? ignore|disregard|forget|override|bypass|skip|drop|cancel|discard|unlearn|delete .. {Rules}; ^ {Lead}? do not {Obeying} .. {Rules}; ^ {Lead}? don t {Obeying} .. {Rules}; ^ {Lead}? never|stop {Obeying} .. {Rules}",
        $"^ {Lead}? {Lead}? reply|respond|answer|output|print|write|return|speak|talk|say me|back? to? me? it|this? only|just|exactly|nothing|solely|always|simply? but|with|in|as|like|by|using|only|yes|no; ^ {Lead}? {Lead}? reply|respond|answer|output|print|say .. the? word|words|phrase|sentence _",
        $"^ {Lead}? open|begin|start|end|finish|close|conclude|prefix|suffix|preface|sign _? _? _? _? with|by; ^ {Lead}? append|prepend|insert|embed|attach|include|add .. image|link|picture|logo|url|footer|header|reply|answer|response|message|signature; ^ {Lead}? say #; ^ {Lead}? use|keep .. emoji|emojis|capitals|caps|json|format; ^ {Lead}? no citations|sources|markers",
        $"^ {Lead}? you are|re now|no|a|an; ^ {Lead}? act as|like; ^ {Lead}? pretend|roleplay; ^ {Lead}? role play; ^ {Lead}? from now|here on; ^ as an ai; ^ {Lead}? imagine that? you; ^ {Lead}? you must|will|shall|should|may|can now|only|always|never|not? answer|reply|respond|obey|ignore|say|act|speak|cite|print|output|reveal|call",
        "^ enter _? _? mode; developer mode $; system prompt; reveal|print|show|repeat|display|output|leak|give|tell|dump .. your prompt|instructions|rules|configuration|settings|secrets; reveal|print|show|leak|give|dump .. api key|keys; reveal|print|show|leak|give|dump .. password|passwords; reveal|print|show .. hidden rules|instructions|prompt; ^ citations are; ^ sources are off|disabled; ^ all rules|restrictions are",
        $"^ {Lead}? even if no|nothing|not|none|the|there|it|you .. ; ^ {Lead}? sound|be|seem|appear very|absolutely|completely|fully? certain|sure|confident|convincing; ^ {Lead}? make it|something|one up; ^ {Lead}? make an answer|number up; ^ {Lead}? make up a|an|some|the; ^ {Lead}? invent a|an|some|the; ^ {Lead}? do not say|admit|claim that? you|it|there|not; ^ {Lead}? don t say|admit|claim that? you|it|there|not; ^ {Lead}? without citing|citations|sources|checking; ^ no matter what",
        "^ ignoriere|ignorier|vergiss|missachte .. anweisung|anweisungen|regel|regeln|vorgaben|quellen|bisherige|bisherigen; ^ antworte nur|ausschließlich|immer; ^ du bist jetzt|nun; ^ ignore|ignorez|oublie|oubliez .. instruction|instructions|consignes|règles|source|sources; ^ réponds|répondez uniquement|seulement|toujours; ^ ignora|olvida .. instrucciones|reglas|fuentes|anterior|anteriores; ^ responde solo|únicamente|siempre",
        "忽略; 无视; 系统提示; 指示を無視");

    private static readonly Phrases LeadIn = new(
        "^ by the way; ^ btw; ^ please|hello|hi|hey|ok|okay|well|so|thanks|now|also|hallo|bitte|bonjour|hola; ^ thank you");

    /// <summary>What remains when the orders are gone, in the order of the text.</summary>
    public static string Drop(string text)
    {
        var kept = new StringBuilder(text.Length);
        var dropping = false;
        var dropped = false;
        foreach (var (start, end, opensSentence) in Clauses(text))
        {
            var clause = text[start..end];
            var words = AskedWord.Of(clause);

            // Behind "SYSTEM:" every clause of the sentence is an order.
            dropping = (dropping && !opensSentence) || IsRole(words, clause);
            dropped = dropping || IsOrder(words, clause) || (dropped && !opensSentence && GoesOn(words, clause));
            if (!dropped)
            {
                kept.Append(clause);
            }
            else if (kept.Length > 0)
            {
                kept.Append(' ');
            }
        }

        return WithoutLeadIn(kept.ToString().TrimStart(' ', ',', ';', '\n', '.'));
    }

    private static bool IsRole(List<AskedWord> words, string clause) =>
        Role.First(words, clause) is { } role && role.End < clause.Length && clause[role.End..].TrimStart(' ') is [':', ..];

    private static bool IsOrder(List<AskedWord> words, string clause) =>
        words.Count > 0 && !Asks.IsIn(words, clause) && Orders.IsIn(words, clause);

    // "Ignore the rules and say X": a short clause that hangs on an order and asks nothing is one.
    private static bool GoesOn(List<AskedWord> words, string clause) =>
        words.Count is > 1 and <= 6 && words[0].Folded is "and" or "then" or "und" or "et" && !clause.Contains('?', StringComparison.Ordinal)
        && !words.Exists(word => word.Folded is "what" or "which" or "who" or "when" or "where" or "why" or "how" or "whether" or "summarise" or "summarize" or "list" or "compare");

    // Polite ways in, which ask for nothing by themselves.
    private static string WithoutLeadIn(string text)
    {
        for (var times = 0; times < 4; times++)
        {
            var words = AskedWord.Of(text);
            if (words.Count < 2 || LeadIn.First(words, text) is not { } lead || lead.End >= text.Length)
            {
                break;
            }

            // "Now" and "so" open questions as well as greetings do; only with a mark behind them they are by the way.
            var rest = text[lead.End..];
            if (rest[0] is not (',' or '!' or ':' or ';' or '.') && words[0].Folded is not ("please" or "bitte"))
            {
                break;
            }

            text = rest.TrimStart(' ', ',', '!', ':', ';', '.');
        }

        return text;
    }

    // A clause ends with a sentence, at a comma or semicolon, and before "and", "then" or "but".
    private static IEnumerable<(int Start, int End, bool OpensSentence)> Clauses(string text)
    {
        var start = 0;
        var opens = true;
        for (var i = 0; i < text.Length; i++)
        {
            var endsSentence = text[i] is '\n' or '\u3002' or '\uFF1F' || (text[i] is '.' or '?' or '!' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));
            var endsClause = text[i] is ',' or ';' && i + 1 < text.Length && text[i + 1] == ' ';
            if (endsSentence || endsClause)
            {
                yield return (start, i + 1, opens);
                start = i + 1;
                opens = endsSentence;
            }
            else if (i > start && text[i] == ' ' && Joins(text.AsSpan(i + 1)))
            {
                yield return (start, i, opens);
                start = i;
                opens = false;
            }
        }

        yield return (start, text.Length, opens);
    }

    private static bool Joins(ReadOnlySpan<char> rest)
    {
        foreach (var join in (ReadOnlySpan<string>)["and ", "then ", "but ", "und ", "et "])
        {
            if (rest.StartsWith(join, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
