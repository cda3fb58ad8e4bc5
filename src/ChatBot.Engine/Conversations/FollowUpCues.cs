using ChatBot.Retrieval;

namespace ChatBot.Conversations;

/// <summary>Short phrases by which people steer a conversation: another subject, where it stands, more of it.</summary>
internal static class FollowUpCues
{
    private static readonly Phrases Switch = new(
        "^ ok|okay|now|well|so? a? new|different|another|other|unrelated|next|separate subject|topic|question|matter|thing|theme now?; ^ ok|now|so? something else|different entirely|now?; ^ ok|now|so? changing|change|switching the|of? subject|topic|topics; ^ let us? change the? subject|topic; ^ to change the subject|topic; ^ on another|a different? note|subject|topic|matter; ^ unrelated; ^ moving on",
        "^ ein? anderes|neues thema; ^ andere frage; ^ themenwechsel; ^ etwas anderes; ^ un? autre sujet|question|chose; ^ changeons de sujet; ^ en? otro tema; ^ otra cosa|pregunta; ^ cambiando de tema; ^ cambio de tema; ^ altro argomento",
        "换个话题; 另一个问题; 別の話題; 話は変わって");

    private const string Said = "say|says|said|stand|stands|state|states|stated|written|is|was|come|comes";

    private static readonly Phrases Where = new(
        $"^ and|so|ok|but? can|could? you? please? show|tell me? the? where|source|sources|passage|place|line|lines|evidence $; ^ and|so|ok|but? can|could? you? please? show|tell me? the? where|source|passage does|do|did|is|was? it|that|this|they|the {Said}? {Said}? from? it|that|this|so? $",
        $"^ and|so|but? where exactly? does|do|did it|that|they|this {Said} from? it|that|this|so? $; ^ and|so|but? where exactly? does|do the documents|document|sources|source|text {Said} it|that|this|so? $; ^ and|so|but? where exactly? is|was|are that|this|it from|written|stated|said|found|mentioned? $; ^ and|so|but? where exactly? did|do you find|get|read|see|have that|this|it from? $",
        "^ and|so|but? which|what document|source|file|text|passage says|said|is|was|states that|this|so|it from? $; ^ and? what? is? your|the? source|sources|evidence $; ^ says who $",
        "^ und? wo genau? steht das|dies|es $; ^ zeig mir wo das|es steht $; ^ woher hast du das $; ^ quelle $; ^ où est ce|c écrit|est|dit|indiqué écrit|dit? $; ^ montre moi où|source $; ^ dónde dice|pone|está eso|esto|escrito $; ^ la fuente $",
        "在哪里写的; 出处; どこに書いて");

    private static readonly Phrases More = new(
        "^ and|ok|please? tell|give|show me some|any? more about? it|this|that|them? $; ^ some|any|and? more please|details? about|on? it|this|that? $; ^ go on $; ^ continue $; ^ keep going $; ^ and $; ^ what|anything|something else about|is|do|does? it|this|that|there|they? say? $; ^ elaborate $; ^ in more detail $; ^ expand on? it|that|this? $",
        "^ mehr dazu|davon|details? $; ^ erzähl|sag mir? mehr dazu? $; ^ weiter $; ^ noch etwas|was $; ^ was noch $; ^ plus de? détails? $; ^ dis m en plus $; ^ continuez $; ^ quoi d autre $; ^ et encore $; ^ más detalles? $; ^ dime más $; ^ sigue $; ^ qué más $",
        "还有呢; 还有吗; 更多; もっと; 続けて");

    private static readonly Phrases Lead = new(
        "^ and|but|so|ok|okay|then|or? what|how about; ^ and|but|so|then? what of; ^ same question? for|about; ^ und|aber? was ist mit; ^ wie steht es mit; ^ et? qu en est il de; ^ y? qué hay de; ^ and|but|then|or|und|aber|et|mais|y|pero");

    /// <summary>What follows "different subject:", or null.</summary>
    public static string? NewTopic(string text)
    {
        if (Switch.First(AskedWord.Of(text), text) is not { } found || found.End >= text.Length)
        {
            return null;
        }

        var rest = text[found.End..].TrimStart(' ');
        return rest.Length > 0 && rest[0] is ':' or ',' or '.' or ';' or '-' or '\u2013' or '\u2014' or '\uFF1A' or '\uFF0C' or '\u3001' or '!' ? rest[1..].TrimStart(' ', '-') : null;
    }

    /// <summary>Whether nothing but the place of the last answer is asked for.</summary>
    public static bool IsShowWhere(string text) => Where.IsIn(AskedWord.Of(text), text);

    /// <summary>Whether nothing but more of the same is asked for.</summary>
    public static bool IsMore(string text) => More.IsIn(AskedWord.Of(text), text);

    /// <summary>The text without "and", "what about", "how about" and the like in front.</summary>
    public static string WithoutLead(string text) => Lead.First(AskedWord.Of(text), text) is { } lead ? text[lead.End..].TrimStart(' ', ',') : text;

    /// <summary>Whether such words stand in front.</summary>
    public static bool HasLead(string text) => Lead.First(AskedWord.Of(text), text) is not null;
}
