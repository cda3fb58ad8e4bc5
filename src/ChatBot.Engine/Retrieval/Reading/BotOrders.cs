using System.Text;
using System.Text.RegularExpressions;

namespace ChatBot.Retrieval;

/// <summary>Takes those clauses out of a text that tell the bot how to behave instead of asking for something in the documents.</summary>
internal static partial class BotOrders
{
    /// <summary>What remains when the orders are gone, in the order of the text.</summary>
    public static string Drop(string text)
    {
        var kept = new StringBuilder(text.Length);
        var dropping = false;
        foreach (var (start, end, opensSentence) in Clauses(text))
        {
            var clause = text[start..end];
            var lower = clause.Trim(' ', ',', ';', '\n', '.', '!', '"', '\'').ToLowerInvariant();

            // Behind "SYSTEM:" every clause of the sentence is an order.
            dropping = (dropping && !opensSentence) || Role().IsMatch(lower);
            if (!dropping && !IsOrder(lower))
            {
                kept.Append(clause);
            }
            else if (kept.Length > 0)
            {
                kept.Append(' ');
            }
        }

        return LeadIn().Replace(kept.ToString().TrimStart(' ', ',', ';', '\n', '.'), "");
    }

    private static bool IsOrder(string clause) =>
        clause.Length > 0 && !Asks().IsMatch(clause)
        && (Rules().IsMatch(clause) || Form().IsMatch(clause) || Persona().IsMatch(clause) || Honesty().IsMatch(clause) || OtherLanguages().IsMatch(clause));

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

    private static bool Joins(ReadOnlySpan<char> rest) =>
        rest.StartsWith("and ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("then ", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith("but ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("und ", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith("et ", StringComparison.OrdinalIgnoreCase);

    private const string Start = @"^(and |then |but |also |now |first |next |finally |please |so |just |always |und |et |y )*";

    // A question that only holds such words is a question.
    [GeneratedRegex(@"^(and |but |so |then )*(what|which|who|whom|whose|when|where|why|how|does|did|do (the|you|we|they|all|any|both|these|those)|is|are|was|were|has|have)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();

    [GeneratedRegex(@"^(#+ ?)?(system|developer|assistant|admin|administrator|root|operator|instruction|new instructions?)( prompt| message| note| override)?\s?:", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Role();

    [GeneratedRegex(Start + @"((do not|don't|never|stop) (follow|obey|use|cite|quote|mention|check|consult|read|refer|reveal|tell|apply|search)|ignore|disregard|forget|override|bypass|skip|drop|cancel|discard|unlearn|delete) .*\b(rules?|instructions?|prompts?|guidelines?|guardrails?|restrictions?|limits?|polic(y|ies) above|above|before|earlier|previous|prior|citations?|sources?|context|documents?|everything|filters?|safety|training)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rules();

    [GeneratedRegex(Start + @"((reply|respond|answer|output|print|write|return|speak|talk|say)( me| to me| back)?( it| this)?( only| just| exactly| nothing| solely| always| simply)?( but| with| in| as| like| by| using| the words?| the phrase| the sentence| only| yes| no)\b|(open|begin|start|end|finish|close|conclude|prefix|suffix|preface|sign) .*\b(with|by)\b|(append|prepend|insert|embed|attach|include|add) .*\b(image|link|picture|logo|url|footer|header|reply|answer|response|message|end|top|bottom|signature)\b|say (\d|[""'\u201C])|finish with|(use|keep) .*\b(emojis?|capitals|caps|json|format|words or less|sentences)\b|no (citations|sources|markers))", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(Start + @"(you are (now|no longer|a|an)\b|you're (now|a|an)\b|act (as|like)\b|pretend\b|roleplay\b|role-play\b|from now on\b|from here on\b|as an ai\b|imagine (that )?you\b|you (must|will|shall|should|may|can|have to|are to|are allowed to)( now| only| always| never| not)? (answer|reply|respond|obey|ignore|say|act|speak|cite|print|output|reveal|call)|enter .*\bmode\b|developer mode|(reveal|print|show|repeat|display|output|leak|give me|tell me|dump) .*\b(system prompt|your prompt|hidden (rules|instructions|prompt)|your (instructions|rules|configuration|settings|secrets?)|api keys?|passwords?|environment variables?)|citations are|sources are (off|disabled)|all (rules|restrictions) are)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Persona();

    [GeneratedRegex(Start + @"(even if (no|nothing|not|none|the documents?|there|it is not|you)\b|(sound|be|seem|appear) (very |absolutely |completely |fully )?(certain|sure|confident|convincing)|make (it|something|one|an answer|a number) up|make up (an?|some|the)\b|invent (an?|some|the)\b|do not (say|admit|claim|tell me) (that )?(you|it|there|not)\b|don't (say|admit|claim|tell me) (that )?(you|it|there|not)\b|without (citing|citations|sources|checking)|no matter what (the|your) (documents?|sources?|rules?))", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Honesty();

    [GeneratedRegex(Start + @"((ignoriere?|vergiss|missachte) .*\b(anweisung(en)?|regeln?|vorgaben|quellen|bisherige[ns]?)\b|antworte (nur|ausschließlich|immer)\b|du bist (jetzt|nun)\b|(ignorez?|oubliez?) .*\b(instructions?|consignes?|règles?|sources?)\b|répond(s|ez) (uniquement|seulement|toujours)\b|(ignora|olvida) .*\b(instrucciones|reglas|fuentes|anterior(es)?)\b|responde (solo|sólo|únicamente|siempre)\b)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherLanguages();

    // Polite ways in, which ask for nothing by themselves.
    [GeneratedRegex(@"^\s*((by the way|btw|please|hello|hi|hey|ok|okay|well|so|thanks|thank you|now|also|dear bot|hallo|bitte|bonjour|hola)\b[ ,!:;.]+){1,4}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex LeadIn();
}
