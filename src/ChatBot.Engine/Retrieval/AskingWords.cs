using System.Collections.Frozen;
using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>For each language the words that ask or only hold a sentence together, folded as words are compared.</summary>
internal static class AskingWords
{
    private static readonly (string Code, string Words)[] Table =
    [
        ("en", "what which who whom whose when where why how did do does done doing has have had having can could would should shall may might must am "
            + "been being were tell explain describe give show find please me my we us our you your i about there any some he she his her him its them "
            + "from so than those also many much happen happened mean means called"),
        ("de", "wer wen wem wessen was wann wo wohin woher warum wieso weshalb wie wieviel wieviele viel viele welche welcher welches welchen welchem "
            + "womit wofür wodurch worin wovon wozu heißt hieß hießen wurden waren hat hatte hatten kann konnte können sein seine seiner ihre ihr "
            + "diese dieser dieses gibt gab es bei beim vom ins im am ob geworden worden passiert geschehen aus"),
        ("fr", "qui que quoi quel quelle quels quelles lequel laquelle quand où pourquoi comment combien est-ce a-t-il était étaient fut furent ont avait "
            + "avaient peut peuvent ses cet celui celle y il elles leurs afin lors devenu devenue arrivé fait"),
        ("es", "qué quién quiénes cuál cuáles cuándo dónde adónde cómo cuánto cuánta cuántos cuántas por qué era eran fueron tiene tenía tuvo puede pueden "
            + "sido ser están estaba según otro otra estos estas pasó ocurrió sucedió hay cuál"),
        ("it", "chi che cosa quale quali quando dove perché come quanto quanta quanti quante era erano fu furono hanno aveva può possono stata stati"),
        ("pt", "quem que qual quais quando onde porque como quanto quanta quantos quantas foram era eram tem tinha pode podem qualquer"),
        ("nl", "wie wat welke welk wanneer waar waarom hoeveel hoe waren was had hadden kunnen deze dit werden"),
        ("ro", "cine ce care când unde cum cât câtă câți câte pe cui căror cărui dintre au erau era fost avea poate pot din prin îi își"),
        ("pl", "kto kogo komu co czego kiedy gdzie dlaczego jak ile ilu jaki jaka jakie których którym którego był były było są"),
        ("tr", "kim kimin kimi ne neyi neden niçin nasıl nerede nereye nereden hangi hangisi kaç kaçıncı zaman mı mi mu mü idi dir dır nedir kimdir "
            + "olarak olan eden edilen"),
        ("vi", "ai gì nào đâu khi bao giờ sao tại vì thế mấy nhiêu ở bị do làm là đã có cái điều loại"),
        ("ru", "кто кого кому кем что чего чему чем какой какая какое какие каких каким какую когда где куда откуда почему зачем как сколько чей был была "
            + "было были есть и в во на с со по к из от для о об за не он она они его её их это этот при у или а также бы"),
        ("uk", "хто що чого який яка яке які коли де куди чому як скільки був була було були і в на з до по для не він вона вони це"),
        ("el", "ποιος ποια ποιο ποιοι ποιες ποιον ποιους τι πότε πού γιατί πώς πόσο πόσα πόσοι πόσες πόση ο η το οι τα του της των τον την στο στη στον στην "
            + "στους στις στα και να για με από σε που ήταν είναι είχε έχει ένα μια ένας δεν θα ως"),
        ("ar", "من ما ماذا متى أين لماذا كيف كم أي هل في على إلى عن مع هو هي كان كانت التي الذي هذا هذه ذلك أن بين عند و أو لم لا قد تم"),
        ("fa", "چه کسی کی کجا چرا چگونه چند کدام را در به از که با است بود این آن و برای"),
        ("hi", "कौन किसने किसे किसका किसकी क्या कब कहाँ कहां क्यों कैसे कितना कितनी कितने किस कौनसा कौनसी था थी थे है हैं में की का के को से ने पर और एक यह वह "
            + "इस उस लिए द्वारा हुआ हुई गया गई किया कर"),
    ];

    // English first: where two languages have as many of a question's words, it wins.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>[] Known =
        [.. Table.Select(language => SetOf(language.Words.Split(' ').Concat(LanguageWords.Of(language.Code))))];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AskingInEnglish = SetOf(Table[0].Words.Split(' '));

    /// <summary>The words to leave out of a question, in the language that it has most small words of.</summary>
    public static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Of(string question)
    {
        var sink = new Counter(new int[Known.Length]);
        WordScanner.Scan(question, 0, ref sink);
        var language = Array.IndexOf(sink.Counts, sink.Counts.Max());

        // The other small words of English are known to the index, which lets them keep the distance between their neighbours.
        return language == 0 ? AskingInEnglish : Known[language];
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SetOf(IEnumerable<string> words) =>
        words.Select(word => Letters.Fold(word)).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly struct Counter(int[] counts) : IWordSink
    {
        public int[] Counts { get; } = counts;

        public void Add(scoped ReadOnlySpan<char> folded, int start, int end, int position)
        {
            for (var i = 0; i < Known.Length; i++)
            {
                Counts[i] += Known[i].Contains(folded) ? 1 : 0;
            }
        }
    }
}
