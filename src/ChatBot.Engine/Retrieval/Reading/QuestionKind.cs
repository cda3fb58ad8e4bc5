using System.Text.RegularExpressions;

namespace ChatBot.Retrieval;

/// <summary>Reads from the words of a question what it is after.</summary>
internal static partial class QuestionKind
{
    /// <summary>The kinds that the words speak of; the documents meant may add to them.</summary>
    public static QuestionKinds Of(string lower)
    {
        var kinds = QuestionKinds.Fact;
        kinds |= Quote().IsMatch(lower) ? QuestionKinds.Quote : QuestionKinds.Fact;
        kinds |= List().IsMatch(lower) || IsPluralChoice(lower) ? QuestionKinds.List : QuestionKinds.Fact;
        kinds |= Compare().IsMatch(lower) ? QuestionKinds.Compare : QuestionKinds.Fact;
        kinds |= WhichTime().IsMatch(lower) && !TimeOfDay().IsMatch(lower) ? QuestionKinds.WhichTime : QuestionKinds.Fact;
        kinds |= Summary().IsMatch(lower) ? QuestionKinds.Summary : QuestionKinds.Fact;
        kinds |= IsInventory(lower) ? QuestionKinds.Inventory : QuestionKinds.Fact;
        kinds |= IsCheck(lower) ? QuestionKinds.Check : QuestionKinds.Fact;
        return kinds;
    }

    /// <summary>The stretches of the question that only say what it is after ("word for word") and are not searched for.</summary>
    public static IEnumerable<(int Start, int End)> Asking(string lower)
    {
        foreach (var expression in (Regex[])[Talk(), Quote(), Summary(), Verbatim(), TimeMark()])
        {
            foreach (Match match in expression.Matches(lower))
            {
                yield return (match.Index, match.Index + match.Length);
            }
        }
    }

    /// <summary>The question without "can you tell me" in front, in lower case.</summary>
    public static string WithoutPoliteness(string lower) => Polite().Replace(lower, "");

    // A verb in front makes a yes-or-no question, unless two things are offered to choose from.
    private static bool IsCheck(string lower)
    {
        var plain = WithoutPoliteness(lower).TrimStart(' ', '\u00BF', '"');
        return Truth().IsMatch(plain) || (VerbFirst().IsMatch(plain) && !plain.Contains(" or ", StringComparison.Ordinal) && !plain.Contains(" oder ", StringComparison.Ordinal));
    }

    private static bool IsInventory(string lower)
    {
        var match = Inventory().Match(lower);
        return match.Success && AskedWord.Of(lower[(match.Index + match.Length)..]).Count <= 1;
    }

    // "Which decisions did ..." wants all of them, "which essay" one; "which is" asks for none.
    private static bool IsPluralChoice(string lower)
    {
        var match = Choice().Match(lower);
        if (!match.Success)
        {
            return false;
        }

        var noun = match.Groups["noun"].Value;
        return noun.Length > 3 && noun[^1] == 's' && !noun.EndsWith("ss", StringComparison.Ordinal) && !noun.EndsWith("us", StringComparison.Ordinal)
            && !noun.EndsWith("is", StringComparison.Ordinal) && noun is not ("does" or "says" or "news" or "has" or "was" or "times" or "means" or "makes" or "gives" or "stands" or "costs");
    }

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"\b(quote|quotation|verbatim|word for word|literally|(exact|own|very|precise) (words?|wording|sentence|phrase)|cite (the|a|what|how|his|her|their)|repeat (the|what|his|her|word)"
        + @"|which sentence|in what words|(the|what) (sentence|passage|line|words?) (in which|where|that|with which|says)|in (his|her|their|its) own words|show the passage"
        + @"|zitiere?n?|zitat|wörtlich|wortlaut|wort für wort|genaue[nr]? worte?|cite[rz]?|citation|mot (pour|à) mot|textuellement|cita textual|citar?|textualmente|literalmente|palabras exactas)\b|引用|原话|原文|一字一句|そのまま|正確な言葉",
        Linear)]
    private static partial Regex Quote();

    [GeneratedRegex(
        @"\b(list (all|the|every|each|of|them|which|what|some|its|his|her)|enumerate|name (all|the|every|each|two|three|four|five|six|some|them)|(give|tell|show) (me )?(all|every|the (names|list))\b"
        + @"|what (are|were) (all )?(the|its|his|her|their|some)|which (two|three|four|five|six|seven|several)\b|what (two|three|four|five|six) \w+|what (all )?(does|do|did) .* (call for|consist of|include|comprise|contain|require|demand|recommend|propose|list|name)\b|what else|makes? up|made up of|consists? of"
        + @"|who (all )?(are|were) (the|all)|steps|reasons|nenne|nenn|zähle|liste|auflisten|welche (drei|vier|fünf|zwei|\w+en|\w+e)|énumérez?|listez?|quels|quelles|nommez?|enumera|lista|cuáles|qué \w+s|quali|elenca)\b|^list\b|哪些|列出|有什么|どんな|どのような|挙げ",
        Linear)]
    private static partial Regex List();

    [GeneratedRegex(@"^(and |so |in |on |at |by |from |under |for |with |to |against |of )*(which|what) ((new|old|other|further|more|main|big|small|adjacent|different|specific|kinds? of|sorts? of|types? of|\w+al|\w+ed|\w+ing) )?(?<noun>[a-z-]+)\b", Linear)]
    private static partial Regex Choice();

    [GeneratedRegex(
        @"\b(compar(e|es|ed|ing|ison)|versus|vs|differences?|differ|differs|contrast|next to each other|side by side|respectively|each of (them|the)|each (say|think|expect|estimate|put|give|see)|agree|disagree|disagrees|same (thing|figure|number|view|opinion)|alike|in common"
        + @"|put .* next to|both|how do (the|these|all) (\w+ )?\w+s (\w+ )?(see|view|judge|estimate|differ|compare)|vergleich(e|en|t)?|unterschied(e|en|lich)?|im gegensatz|beide|comparez?|comparer|différences?|compara(r|n)?|diferencias?|confronta)\b|比较|区别|不同|差异|比べ|違い",
        Linear)]
    private static partial Regex Compare();

    [GeneratedRegex(
        @"\b((at|around|about|from) (what|which) (exact )?(time|point|moment|minute|second|timestamp|time ?mark|stage|position)|time ?(mark|stamp|code)s?|minute and (the )?second|how (far|long|deep|many minutes) into|(where|whereabouts|when) in (the|this) (recording|podcast|episode|talk|show|transcript|audio|video|conversation|discussion)"
        + @"|when (do|does|did|is|are|was|were) (they|the (two |three )?(hosts?|speakers?|guests?|discussion|conversation|podcast|talk|episode|show|recording|presenters?)|\w+( \w+)?) (first |finally |then |next )?(mention|mentions|mentioned|talk about|talks about|discuss|discussed|bring up|brings up|brought (up|in)|come(s)? up|get(s)? to|got to|turn(s)? to|turned to|start(s)? (on|with|talking|discussing)|enter(s)?|reach(es)?|speak(s)? (of|about)|introduce[ds]?|raise[ds]?)"
        + @"|when is .* (mentioned|discussed|brought up|raised|introduced|named|quoted|said)|when (does|do) .* come up|zu welchem zeitpunkt|an welcher stelle|in welcher minute|ab wann sprechen|zeitmarke|à quel moment|à quelle minute|en qué (momento|minuto))\b|几分几秒|第几分钟|什么时候(提到|谈到|说到)|何分",
        Linear)]
    private static partial Regex WhichTime();

    [GeneratedRegex(@"\b(time of (the )?day|o'clock|uhrzeit|local time|utc|gmt|opening time|time zone)\b|what time (does|do|did|is|are|was|were) the (launch|train|bus|ferry|boat|meeting|shop|office)", Linear)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(
        @"\b(summari[sz]e[sd]?|summary of|sum up|overview of|tl;?dr|main (points?|ideas?|messages?|arguments?|thesis|theses) (of|in)|key (points?|takeaways?|messages?)( (of|in|from))?|the gist|in a nutshell|in brief|what (is|are|was) .* (about|all about)( in short)?\??$|fasse|zusammenfassung|zusammenfassen|worum geht es|worum geht's|résum(e|ez|er|é)|de quoi (parle|traite)|resume|resumen|de qué (trata|habla)|riassumi)\b|总结|概括|摘要|讲了什么|要約|まとめ",
        Linear)]
    private static partial Regex Summary();

    [GeneratedRegex(
        @"\b(((which|what) (\w+ )?(documents?|docs|files?|sources?|texts?|papers?|recordings?|material) (do you (have|know|hold|search|use|see)|can you (see|search|read|access)|have you (got|read|indexed)|are (there|available|indexed|here|in (the|this|your) (corpus|collection|library|index|folder))|are you (using|based on)|is there|have been indexed))|(list|show|name)( me)?( all)?( of)?( the| your)? (documents|docs|files|sources)|what do you (have|know)( about)?|what can (i|you) (ask|answer)( you)?( about)?|what('s| is) in (the|this|your) (corpus|collection|library|index|folder|archive)|how many (documents|files|sources) (do you have|are there|have you)|what (documents|files|sources) are there|welche (dokumente|dateien|quellen) (hast du|gibt es|kennst du|haben sie|sind)|quels (documents|fichiers) (as-tu|avez-vous|y a-t-il|sont)|qué (documentos|archivos) (tienes|hay|tiene)|was kannst du)\b|有哪些(文档|文件|资料)|どんな(文書|資料|ドキュメント)",
        Linear)]
    private static partial Regex Inventory();

    [GeneratedRegex(@"^(is it (true|right|correct|the case|so)|true or false|am i right|would it be (right|correct)|stimmt( es| das)?|ist es (wahr|richtig)|trifft es zu|est-ce (que|qu'|vrai|exact)|est-il vrai|es (cierto|verdad)|è vero)\b|(, (right|correct|isn't it|doesn't it|is it not|don't they|aren't they|wasn't it|oder|richtig|n'est-ce pas|verdad)\??$)|吗？?$|ですか？?$|ますか？?$", Linear)]
    private static partial Regex Truth();

    [GeneratedRegex(@"^(and |so |but |then |also |in (the )?[\w ]+, )?(is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|can't|couldn't|won't|wouldn't|ist|sind|war|waren|hat|haben|wird|werden|kann|können|darf|muss|soll|gibt es|a-t-il|a-t-elle|y a-t-il|hay|está|tiene)\b", Linear)]
    private static partial Regex VerbFirst();

    [GeneratedRegex(@"^(and |so |but |ok |please |kindly )*((can|could|would|will) you (please |kindly )?(tell|show|give|list|name|say|explain|find|quote|cite|state|summari[sz]e|let)( me| us)?|do you (know|happen to know)|i (would|'d) (like|love) to know|i (want|need) to know|i wonder|tell (me|us)|let me know|may i (ask|know)|please (tell|give|show)( me)?|kannst du( mir)?( bitte)? sagen|weißt du|peux-tu( me)? dire|pouvez-vous( me)? dire|sais-tu|puedes decirme|sabes)( about)?,? (if |whether |ob |si )?", Linear)]
    private static partial Regex Polite();

    [GeneratedRegex(@"\b((can|could|would|will) you( please)? (tell|show|give|find|say)( me)?|tell (me|us)|give me|show me|let me know|i (would like|want|need) to know|please|do you know|according to|by name|by the way|state the|name it|name them|find the|give the|which of the following|kannst du mir sagen|sag mir|bitte|dis-moi|s'il (te|vous) plaît|dime|por favor)\b", Linear)]
    private static partial Regex Talk();

    [GeneratedRegex(@"\b(his|her|their|its|the|in)? ?(exact|own|precise) words?|word for word|verbatim|(cite|quote|repeat|give|show) (me )?the (sentence|passage|line|words?)( in which| where| that| with which)?\b", Linear)]
    private static partial Regex Verbatim();

    [GeneratedRegex(@"\b(the )?(exact )?(time ?(mark|stamp|code)s?|minute and (the )?second|point in time|what is (said|happening|being said|discussed|talked about)|what (do|does) (they|he|she) say|how (far|long|deep) into the (recording|podcast|episode|talk|show|transcript|audio|video))\b", Linear)]
    private static partial Regex TimeMark();
}
