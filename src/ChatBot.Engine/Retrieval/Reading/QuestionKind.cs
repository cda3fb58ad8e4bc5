namespace ChatBot.Retrieval;

/// <summary>Reads from the words of a question what it is after.</summary>
internal static class QuestionKind
{
    private static readonly Phrases Quote = new(
        "quote|quotation|verbatim|literally; word for word; exact|own|very|precise word|words|wording|sentence|phrase; cite the|a|what|how|his|her|their; repeat the|what|his|her|word",
        "what exactly|literally|precisely did|does|do; exactly|precisely what did|does|do; what did|does .. say|said|write exactly|literally; what did .. say|shout|reply|remark at|during|when|to the|his|her|him|them|us|me; how does|did .. put it; which sentence; in what words; sentence|passage|line|words in which; sentence|passage|line where|that|with|says; show the passage",
        "was sagte|schrieb .. wörtlich|genau; was genau sagte|sagt; qu a dit .. exactement; qué dijo .. exactamente; zitiere|zitieren|zitat|wörtlich|wortlaut; wort für wort; genaue|genauen|genauer wort|worte|worten; citer|citez|citation; mot pour|à mot; textuellement|textualmente|literalmente; cita|citar textual; palabras exactas",
        "引用; 原话; 原文; 一字一句; そのまま; 正確な言葉");

    private static readonly Phrases Listing = new(
        "^ list; list all|the|every|each|of|them|which|what|some|its|his|her; enumerate; name all|the|every|each|two|three|four|five|six|some|them; give|tell|show me? all|every; give|tell|show me? the names|list",
        "what are|were all? the|its|his|her|their|some; which|what two|three|four|five|six|seven|several; what all? does|do|did .. call for; what all? does|do|did .. consist of; what all? does|do|did .. include|comprise|contain|require|demand|recommend|propose|list|need|offer|provide|want|promise|bring; what all? is|are .. needed|required|included|offered|forbidden|allowed|kept|shown",
        "step by step; one by one; what do|must i|we|you have|need to? do; how do i|we|you; what else; makes|make|made up; consist|consists of; who all? are|were the|all; the? steps|reasons",
        "nenne|nenn|auflisten|zähle; welche drei|vier|fünf|zwei; énumère|énumérez|liste|listez|nommez; quels|quelles; enumera|lista|cuáles|quali|elenca",
        "哪些; 列出; 有什么; どんな; どのような; 挙げ");

    private static readonly Phrases Comparing = new(
        "compare|compares|compared|comparing|comparison|versus|vs|difference|differences|differ|differs|contrast|respectively|alike|disagree|disagrees|agree; next to each other; side by side; each of them|the",
        "two|three|several different|differing|conflicting; not agree|match; on one|the one hand; at odds; contradict|contradicts; both numbers|figures|dates|amounts|values; different numbers|figures|dates|amounts|accounts|versions; each say|think|expect|estimate|put|give|see; same thing|figure|number|view|opinion; in common; put .. next to; both; how do|did the|these|all #? _ see|view|judge|estimate|differ|compare",
        "vergleich|vergleiche|vergleichen|vergleicht|unterschied|unterschiede|unterscheiden|unterscheidet|beide|beiden; im gegensatz; comparer|comparez|différence|différences; compara|comparar|comparan|diferencia|diferencias|confronta",
        "比较; 区别; 不同; 差异; 比べ; 違い");

    private const string Says = "mention|mentions|mentioned|discuss|discusses|discussed|enter|enters|reach|reaches|introduce|introduces|introduced|raise|raises|raised";
    private const string Turns = "get|gets|got|turn|turns|turned|come|comes|bring|brings|brought|start|starts|talk|talks|speak|speaks";
    private const string Behind = "to|about|on|with|up|in|of|talking|discussing";

    private const string Recordings = "recording|podcast|episode|talk|show|transcript|audio|video|conversation|discussion|interview|meeting|review|session|debate|call|broadcast|programme|walk";

    private static readonly Phrases WhichTime = new(
        "time|moment|point|minute|second|timestamp where|when _? _? they|he|she|somebody|someone|it; at|around|about|from what|which exact? time|point|moment|minute|second|timestamp|stage|position; at|around|about what|which time mark; time mark|marks|stamp|stamps|code|codes; timestamp|timestamps|timecode; minute and the? second",
        $"how far|long|deep into|in; how many minutes into; where|when in|during the|this|that|our? _? _? {Recordings}",
        $"when do|does|did _? _? _? first|finally|then|next? {Says}|name|names; at|around|which|what? time|point|minute|moment|stage does|do|is|are .. {Says}|spoken|talked; when do|does|did _? _? _? first|finally|then|next? {Turns} {Behind}; when is|are|was|were _? _? _? _? first? mentioned|discussed|quoted|named|spoken|heard; when is|are _? _? _? _? introduced|raised|said; when is|are|was|were _? _? _? _? first introduced|raised|said; when is|are|was|were _? _? _? brought up|in",
        "wann wird|werden|wurde|wurden _? _? _? _? erwähnt|genannt|angesprochen|besprochen; wann sprechen|spricht|reden|redet; wann geht es um; wann kommt|kommen _? _? _? zur sprache; quand parle|parlent; quand est|sont il|elle|ce? _? _? _? mentionné|mentionnée|évoqué|évoquée; cuándo se menciona|mencionan|habla; cuándo hablan|mencionan; zu welchem zeitpunkt; an welcher stelle; in welcher minute; ab wann sprechen; zeitmarke; à quel moment; à quelle minute; en qué momento|minuto",
        "几分几秒; 第几分钟; 什么时候提到; 什么时候谈到; 什么时候说到; 何分");

    private static readonly Phrases TimeOfDay = new(
        "time of the? day; o clock; uhrzeit; local time; utc|gmt; opening time; time zone; what|which time does|do|did|is|are|was|were the launch|train|bus|ferry|boat|meeting|shop|office");

    private static readonly Phrases SumUp = new(
        "summarise|summarize|summarised|summarized|summary|summaries; sum up; overview of; tl dr; tldr; main point|points|idea|ideas|message|messages|argument|arguments|thesis of|in; key point|points|takeaway|takeaways|message|messages; the gist; in a nutshell; in brief",
        "fasse|zusammenfassung|zusammenfassen; worum geht es; worum geht; résume|résumez|résumer|résumé; de quoi parle|traite; resume|resumen; de qué trata|habla; riassumi",
        "总结; 概括; 摘要; 讲了什么; 要約; まとめ");

    private static readonly Phrases AboutWhat = new("what is|are|was _? _? _? _? _? _? about $; what is|are|was _? _? _? _? _? _? all about $; what is|are|was _? _? _? _? _? _? about in short $");

    private const string Material = "document|documents|docs|file|files|source|sources|text|texts|paper|papers|recordings|material";

    private static readonly Phrases Inventory = new(
        $"which|what _? {Material} do you have|know|hold|search|use|see $; which|what _? {Material} can you see|search|read|access $; which|what _? {Material} have you got|read|indexed? $; which|what _? {Material} are there|available|indexed|here $; which|what _? {Material} are in the|this|your corpus|collection|library|index|folder $",
        $"list|show|name me? all? of? the|your? {Material} $; list|show|name me? all? of? the|your? {Material} you have $; what do you have|know about? $; what can i|you ask|answer you? about? $; what is? in the|this|your corpus|collection|library|index|folder|archive $; how many {Material} do you have $; how many {Material} are there $",
        "welche dokumente|dateien|quellen hast|kennst du $; welche dokumente|dateien|quellen gibt es $; welche dokumente|dateien|quellen haben sie $; was kannst du $; quels documents|fichiers as tu $; quels documents|fichiers avez vous $; quels documents|fichiers y a t il $; qué documentos|archivos tienes|hay|tiene $",
        "有哪些文档; 有哪些文件; 有哪些资料; どんな文書; どんな資料; どんなドキュメント");

    private static readonly Phrases Truth = new(
        "^ and|so|but? is it true|right|correct|so; ^ is it the case; true or false; am i right; stimmt es|das; ^ ist es wahr|richtig; trifft es zu; ^ est ce que|qu|vrai|exact; ^ est il vrai; ^ es cierto|verdad; ^ è vero",
        ",right $; ,correct $; ,isn t _ $; ,doesn t _ $; ,aren t _ $; ,wasn t _ $; ,don t _ $; ,is it not $; ,oder $; ,richtig $; n est ce pas $; ,verdad $",
        "吗; ですか; ますか");

    private static readonly Phrases OpenInJapanese = new("どこ; 何; 誰; いつ; どの; どれ; なぜ; どう; いくつ; いくら; 哪; 什么; 谁; 多少");

    private const string FirstVerbs = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must|isn|aren|wasn|weren|don|doesn|didn|hasn|haven|couldn|won|wouldn|ist|sind|war|waren|hat|haben|wird|werden|kann|können|darf|muss|soll";

    private static readonly Phrases VerbFirst = new(
        $"^ and|so|but|then|also? {FirstVerbs}; ^ gibt es; ^ y? a t il|elle; ^ hay|está|tiene; ^ in|according|per .. ,{FirstVerbs}");

    private static readonly Phrases Polite = new(
        "^ can|could|would|will you please|kindly? tell|show|give|list|name|say|explain|find|quote|cite|state|summarise|summarize|let me|us? know? if|whether?; ^ do you happen? to? know if|whether?; ^ i would|d like|love to know if|whether?; ^ i want|need to know if|whether?; ^ i wonder if|whether?",
        "^ tell me|us about? if|whether?; ^ let me know if|whether?; ^ may i ask|know if|whether?; ^ please tell|give|show? me?; ^ kannst du mir? bitte? sagen ob?; ^ weißt du ob?; ^ peux tu me? dire si?; ^ pouvez vous me? dire si?; ^ sais tu si?; ^ puedes decirme si?; ^ sabes si?");

    private static readonly Phrases Talk = new(
        "can|could|would|will you please? tell|show|give|find|say me?; tell me|us; give|show me; let me know; i would like to know; i want|need to know; please; do you know; according to; by name; by the way; state the; name it; name them; find the; give the",
        "kannst du mir sagen; sag mir; bitte; dis moi; s il te|vous plaît; dime; por favor; what else do the documents say; show the passage that answers");

    // Whose view it is says who is asked about; that it is a view says nothing.
    private static readonly HashSet<string> Views = new(StringComparer.Ordinal)
    {
        "view", "views", "opinion", "reckoning", "eyes", "judgement", "judgment", "telling", "account", "estimation", "words", "count",
    };

    private static readonly Phrases Speech = new(
        "is|are|was|were|be said|supposed|claimed|reported|thought to; put|puts forward; spoken|talked of|about; referred to; remark|remarks|comment|comments|statement|statements about|on|that; it is said that; is it said that; name by name; in so many words",
        "soll|sollen laut; die rede von; il est question de; se dice que");

    private static readonly Phrases Verbatim = new(
        "in? his|her|their|its|the? exact|own|precise word|words; word for word; verbatim; cite|quote|repeat|give|show me? the sentence|passage|line|words in? which|where|that|with? which?; quote|cite me?");

    private static readonly Phrases TimeMark = new(
        "the? exact? time mark|marks|stamp|stamps; the? exact? timestamp|timestamps; the? minute and the? second; point in time; what is said|happening|discussed; what is being said|discussed; what is talked about; what do|does they|he|she say; how far|long|deep into the recording|podcast|episode|talk|show|transcript|audio|video; at|around which|what time|point|minute|moment");

    private static readonly Phrases Mentioning = new(
        "mention|mentions|mentioned|discuss|discusses|discussed|introduce|introduces|introduced|raise|raises|raised|say|says|said|saying|speak|speaks|spoken|spoke|talk|talks|talked|talking|named|refer|refers|referred|quoted|heard|hear of|about|to|on|with?; bring|brings|brought|come|comes|came up|in|into; the? hosts|speakers|presenters; turn|turns|turned|get|gets|got to|round?; enter|enters|entered the? discussion|conversation|talk|recording?",
        "discussion|conversation|remark|remarks|comment|comments|reference|allusion|comparison|joke|story|anecdote|topic|subject|theme|passage|exchange about|on|of|to|with|that?; fall|falls|occur|occurs|come|comes|happen|happens|appear|appears|stand|stands; start|starts|begin|begins speaking|talking|discussing|to? speak|talk|discuss? about|of?; first|finally|the first time|up; the discussion|conversation|talk",
        "wird|werden|wurde erwähnt|gesprochen|genannt|angesprochen|besprochen; zur sprache; sprechen|spricht|reden|redet sie? von|über; geht es um; erwähnt|gesprochen|genannt|angesprochen; zum ersten mal|erstmals; bemerkung|witz|vergleich|thema über|zu|von|mit?; mentionné|mentionnée|évoqué|évoquée|parle|parlent; pour la première fois; mencionan|mencionado|mencionada|habla|hablan de?; por primera vez");

    private static readonly HashSet<string> NotPlural = new(StringComparer.Ordinal)
    {
        "does", "says", "news", "has", "was", "times", "means", "makes", "gives", "stands", "costs", "leads", "takes", "comes", "wins", "series", "basis", "needs", "gets", "uses", "runs",
    };

    /// <summary>The kinds that the words speak of; the documents meant may add to them.</summary>
    public static QuestionKinds Of(IReadOnlyList<AskedWord> words, string text)
    {
        var kinds = QuestionKinds.Fact;
        kinds |= Quote.IsIn(words, text) ? QuestionKinds.Quote : QuestionKinds.Fact;
        kinds |= Listing.IsIn(words, text) || IsPluralChoice(words) ? QuestionKinds.List : QuestionKinds.Fact;
        kinds |= Comparing.IsIn(words, text) ? QuestionKinds.Compare : QuestionKinds.Fact;
        kinds |= WhichTime.IsIn(words, text) && !TimeOfDay.IsIn(words, text) ? QuestionKinds.WhichTime : QuestionKinds.Fact;
        kinds |= SumUp.IsIn(words, text) || AboutWhat.IsIn(words, text) ? QuestionKinds.Summary : QuestionKinds.Fact;
        kinds |= Inventory.IsIn(words, text) ? QuestionKinds.Inventory : QuestionKinds.Fact;
        kinds |= IsCheck(words, text) ? QuestionKinds.Check : QuestionKinds.Fact;
        return kinds;
    }

    /// <summary>The stretches of the question that only say what it is after ("word for word") and are not searched for.</summary>
    public static IEnumerable<(int Start, int End)> Asking(IReadOnlyList<AskedWord> words, string text, QuestionKinds kinds) =>
        ((kinds & (QuestionKinds.WhichTime | QuestionKinds.AtTime)) == QuestionKinds.Fact ? (Phrases[])[Talk, Speech, SumUp, Verbatim]
            : (kinds & QuestionKinds.WhichTime) == QuestionKinds.Fact ? [Talk, Speech, SumUp, Verbatim, TimeMark]
            : [Talk, Speech, SumUp, Verbatim, TimeMark, Mentioning]).SelectMany(phrases => phrases.All(words, text)).Concat(ViewsOf(words));

    private static IEnumerable<(int Start, int End)> ViewsOf(IReadOnlyList<AskedWord> words) =>
        Enumerable.Range(0, words.Count).Where(i => i > 1 && Views.Contains(words[i].Folded) && (words[i - 1].IsPossessive || words[i - 1].Folded is "his" or "her" or "their" or "its")
            && words.Take(i - 1).Skip(i - 5).Any(word => word.Folded is "in" or "by" or "to" or "from")).Select(i => (words[i].Start, words[i].End));

    /// <summary>Whether the question orders a summary in so many words.</summary>
    public static bool IsSummaryOrder(IReadOnlyList<AskedWord> words, string text) => SumUp.IsIn(words, text);

    // A verb in front makes a yes-or-no question, unless two things are offered to choose from.
    private static bool IsCheck(IReadOnlyList<AskedWord> words, string text)
    {
        var polite = Polite.First(words, text);
        if (polite is { } front)
        {
            if (AskedWord.Of(text[..front.End]) is [.., { Folded: "whether" or "if" or "ob" or "si" }])
            {
                return true;
            }

            text = text[front.End..];
            words = AskedWord.Of(text);
        }

        return (Truth.IsIn(words, text) && !OpenInJapanese.IsIn(words, text)) || (VerbFirst.IsIn(words, text) && !words.Any(word => word.Folded is "or" or "oder"));
    }

    // "Which decisions did ..." wants all of them, "which essay" one; "which is" asks for none.
    private static bool IsPluralChoice(IReadOnlyList<AskedWord> words)
    {
        var at = 0;
        while (at < Math.Min(words.Count, 4) && words[at].Folded is not ("which" or "what"))
        {
            at++;
        }

        for (var i = at + 1; i < Math.Min(words.Count, at + 4) && at < Math.Min(words.Count, 4); i++)
        {
            var folded = words[i].Folded;
            if (CommonWords.IsGrammar(folded) || words[i].Before is not ('\0' or '-'))
            {
                return false;
            }

            if (folded.Length > 3 && folded[^1] == 's' && !words[i].IsPossessive && folded[^2] is not ('s' or 'u' or 'i') && !NotPlural.Contains(folded))
            {
                return true;
            }
        }

        return false;
    }
}
