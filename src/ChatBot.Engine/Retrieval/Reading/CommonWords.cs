using System.Collections.Frozen;

namespace ChatBot.Retrieval;

/// <summary>Words too common to name a document or to be taken for a misspelt name.</summary>
internal static class CommonWords
{
    // Words of grammar: they never belong to the name of a document in a question, and end it.
    private static readonly FrozenSet<string> Grammar = Set(
        "a an the this that these those my your his her its our their some any each every all both no not of in on at by for from to with "
        + "without about as into than then and or but if is are was were be been being am do does did done has have had having can could "
        + "will would should shall may might must what which who whom whose when where why how there here it he she they them we you i me us "
        + "him so also too very just only more most less least many much say says said saying tell tells told give gives given gave does s t "
        + "between within during after before near around over under against per according up out aside apart other another such same one ones",
        "der die das den dem des ein eine einen einem einer eines und oder aber im in ins am an auf aus bei mit nach von vom zu zum zur für über "
        + "unter um wie was wer wen wem wessen wann wo warum welche welcher welches welchen welchem ist sind war waren wird werden hat haben "
        + "hatte kann können laut sich es er sie wir ihr nicht kein keine man sagt sagen gibt viele viel",
        "le la les l d un une des du de et ou mais dans sur sous par pour avec sans en au aux ce cet cette ces son sa ses leur qui que qu quoi "
        + "dont où quand comment pourquoi quel quelle quels quelles combien est sont était a ont il elle on ils elles ne pas dit selon",
        "el los las lo del al y o pero por para con sin entre su sus que qué quién quiénes cuál cuáles cuándo dónde cómo cuánto cuánta cuántos "
        + "cuántas es son fue era ha han se no dice según il lo gli i di da nel nella sul che chi quanto quando come dove perché è uno una");

    private static readonly FrozenSet<string> Everyday = Set(
        "able access account act action actual add age agent agents ago agree air allow always amount answer anyone anything appear area argue argument arm art "
        + "article ask asked author average away back bad bag ban bank base basic beat become began begin best better big bill bit black block blue board body "
        + "book born both bottom box boy brand break bring brought build building built business buy call called came capital car care carry case cause cell "
        + "center centre century certain chain chance change charge cheap cheaper cheapest check chief child choice choose city claim class clause clean clear "
        + "clock close cloud club code cold collection come common community company compare complete compute computer condition connection consider contain "
        + "context contract control conversation cost costs council count country couple course court cover craft create crook cross crown cry current cut daily "
        + "data date dates day days dead deal dear death debate decide decision deep demand depend design detail develop did differ different difficult dinner "
        + "direct direction discuss document dog dollar door double down draft draw drive drop dry due early earth east easy economy edge effect effort eight "
        + "either election electric else email end energy enough enter entire era error essay euro even event ever evidence example expect expensive experience "
        + "explain eye face fact fail fair fall family far farm fast faster fastest fear feature fee feel few field fight figure file fill final finally find fine "
        + "finish fire firm first fish fit five fix flat flow follow food foot force foreign forest form former forward found four frame free fresh friend front "
        + "full fund future gain game gap gas general gentle get girl glass global goal goes going gold good govern government grand grant great green grew grid "
        + "gross ground group grow growth guard guess guest guide gun half hall hand handle happen harbor harbour hard harm head health hear heart heat heavy height "
        + "help hence high higher highest hill history hit hold hole home hope horse hot hour house huge human hundred idea image impact important improve include "
        + "income increase industry inform information input inside instead intend interest interview into invest iron island issue item job jobs join joint judge "
        + "keep key kill kind king know known labor labour lack lake land language large larger largest last late later latest law lead leader learn least leave "
        + "led left legal length let letter level library lie life light limit line link list listen little live load loan local location lock long longer longest "
        + "look lose loss lost lot love low lower lowest machine made mail main make making man manage many march margin mark market master match matter maximum "
        + "mayor mean means measure media medium meet meeting member memory mention mentioned message method mid middle might mile million mind mine minimum minor "
        + "minute minutes miss mission mode model models modern moment money month moon moonshot more morning mother mountain mouth move movie much music must name "
        + "named names narrow nation national nature near nearly need net network never new newer newest news next night none nor normal north note notes nothing "
        + "notice now number numbers object offer office officer official often oil old older oldest once open opening operation opinion option order organization "
        + "original ought output outside owner own pack page paid pair paper parent park part party pass past patient pattern pay peace peak people per percent "
        + "perfect perhaps period person phone photo phrase pick picture piece pipe place plain plan plane planet plans plant play player please podcast point "
        + "police policy poor popular port position possible post power present press pressure price prices private prize problem process produce product program "
        + "project projects proof proper property propose protect prove provide public pull purpose push put quality quarter question questions quick quickly quiet "
        + "quite quote race radio rail rain raise range rapid rash rate rather reach read ready real reason reasoning receive recent recent record recording red "
        + "reduce region relate release released remain remember remove rent repair repeat replace report request require research resource response rest result "
        + "return revenue rich right rights rise risk river road rock role room round route row rule rules run running safe sail salary sale salt same save saw "
        + "scale scene school science score sea search season seat second section secure see seek seem sell send sense sentence separate series serious serve "
        + "service set seven several sex shape share she shift ship shop short shorter shortest should show shows side sign signal significant similar simple since "
        + "single sit site situation six size skill skin sleep slow slowest small smaller smallest social society soft software soil sold some song soon sort sound "
        + "source sources south space speak speaker special speed spend sport spring staff stage stand standard start state statement station stay step still stock "
        + "stone stop storm story strategy street strong stronger structure student study stuff style subject success such sugar suggest suit summer sun supply "
        + "support sure surface system table take talk tall target task tax team tech technology tell ten term test tests text thank thing things think thinking "
        + "third thought thousand three through tide time times title today together token tokens tomorrow tone tool top topic total touch toward town trade train "
        + "transcript transfer travel treat tree trial trip trouble truck true trust truth try turn two type under understand unit university until update upon use "
        + "used user users usual value various version view village visit voice vote wage wait walk wall want war warm watch water wave way weak wealth wear web "
        + "week weekly weight welcome went west wheel while white whole wide wife win wind window winner winter wish woman women wonder wood word words work worker "
        + "working world worse worst worth write writer writes written wrong wrote yard year years yes yesterday yet young zero zone");

    /// <summary>Whether a folded word belongs to the grammar of a language.</summary>
    public static bool IsGrammar(string folded) => Grammar.Contains(folded);

    /// <summary>Whether a folded word is grammar or an everyday English word.</summary>
    public static bool IsCommon(string folded) => Grammar.Contains(folded) || Everyday.Contains(folded);

    private static FrozenSet<string> Set(params string[] lists) =>
        lists.SelectMany(list => list.Split(' ')).Select(word => Text.Letters.Fold(word)).ToFrozenSet(StringComparer.Ordinal);
}
