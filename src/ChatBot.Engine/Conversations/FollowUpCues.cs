using System.Text.RegularExpressions;

namespace ChatBot.Conversations;

/// <summary>Short phrases by which people steer a conversation: another subject, where it stands, more of it.</summary>
internal static partial class FollowUpCues
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    /// <summary>What follows "different subject:", or null.</summary>
    public static string? NewTopic(string text)
    {
        var match = Switch().Match(text);
        return match.Success ? text[match.Length..].Trim() : null;
    }

    /// <summary>Whether nothing but the place of the last answer is asked for.</summary>
    public static bool IsShowWhere(string text) => Where().IsMatch(text);

    /// <summary>Whether nothing but more of the same is asked for.</summary>
    public static bool IsMore(string text) => More().IsMatch(text);

    /// <summary>The text without "and", "what about", "how about" and the like in front.</summary>
    public static string WithoutLead(string text) => Lead().Replace(text, "");

    /// <summary>Whether such words stand in front.</summary>
    public static bool HasLead(string text) => Lead().IsMatch(text);

    [GeneratedRegex(
        @"^(ok(ay)?,? |now,? |well,? |so,? )?((a )?(new|different|another|other|unrelated|next|separate) (subject|topic|question|matter|thing|theme)|something (else|different)( entirely| now)?|(changing|change of|switching|to change|let's change|let us change) (the )?(subject|topics?)|on (another|a different) (note|subject|topic|matter)|unrelated|moving on|(ein )?(anderes|neues) thema|andere frage|themenwechsel|etwas anderes|(un )?autre (sujet|question|chose)|changeons de sujet|(en )?otro tema|otra (cosa|pregunta)|cambiando de tema|cambio de tema|altro argomento|换个话题|另一个问题|別の話題|話は変わって)( now)?( please)?\s?[:,.;\u2013\u2014\uFF1A\uFF0C\u3001-]\s*",
        Linear)]
    private static partial Regex Switch();

    [GeneratedRegex(
        @"^(and |so |ok,? |but )*((can you |could you |please )*(show|tell) (me )?(the )?(where|source|sources|passage|place|line|lines|evidence)( (does|do|did) (it|that|this|they) (say|stand)| (it|that|this) (is|says|stands|comes from|was)| (is|was) (it|that|this))?( (say|says|said|stand|stands|stated|written))?( (that|this|so|it))?|where (exactly )?(does|do|did) (it|that|they|this|the (document|text|source)s?) (say|stand|state|come from)( (that|this|so|it))?|where (exactly )?(is|was|are) (that|this|it) (from|written|stated|said|found|mentioned|to be found)|where (exactly )?(did|do) you (find|get|read|see|have) (that|this|it)( from)?|(which|what) (document|source|file|text|passage) (says|said|is|was|states) (that|this|so|it)( from)?|(what('s| is) (your|the) )?(source|sources|evidence)|says who|wo (genau )?steht (das|dies|es)|(zeig mir,? )?wo (das|es) steht|woher (hast du|haben sie) das|quelle|où (est-ce|c'est) (écrit|dit|indiqué)|où (as-tu|avez-vous) (trouvé|lu) (ça|cela)|(montre|montrez)(-moi)? (où|la source)|dónde (dice|pone|está) (eso|esto|escrito)|(muéstrame )?(dónde|la fuente))\s*[?.!]*$",
        Linear)]
    private static partial Regex Where();

    [GeneratedRegex(
        @"^(and |ok,? |please )*((tell|give|show) me (some |any )?more( about (it|this|that|them))?|(some |any |and )?more( please| details?| about (it|this|that)| on (it|this|that))?|go on|continue|keep going|and\s*\?|(what|anything|something) else( about (it|this|that))?( is there| do they say| does it say)?|elaborate|in more detail|expand( on (it|that|this))?|mehr( dazu| davon| details)?|(erzähl|sag) (mir )?mehr( dazu)?|weiter|noch (etwas|was)|was noch|plus( de détails)?|dis-m'en plus|continue[rz]?|quoi d'autre|et encore|más( detalles)?|dime más|sigue|qué más|还有(呢|吗)?|更多|もっと|続けて)\s*[?.!\uFF1F]*$",
        Linear)]
    private static partial Regex More();

    [GeneratedRegex(
        @"^((and|but|so|ok|okay|then|or|und|aber|et|mais|y|pero|e)\b,? )*((what|how) about|what of|and for|same (question )?(for|about)|und was ist mit|wie steht es mit|wie sieht es (bei|mit|in) ?|et (pour|qu'en est-il de)|qu'en est-il de|y (qué hay de)|qué hay de) |^((and|but|then|or|und|aber|et|mais|y|pero)\b,? )+",
        Linear)]
    private static partial Regex Lead();
}
