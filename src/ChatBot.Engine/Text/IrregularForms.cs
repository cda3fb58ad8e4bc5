using System.Collections.Frozen;

namespace ChatBot.Text;

/// <summary>The forms of English words that no stemmer brings together: "gave" and "give", "children" and "child".</summary>
internal static class IrregularForms
{
    // Without "build": "building" is mostly a house.
    private const string Groups =
        "arise arose arisen | awake awoke awoken | bear bore borne | beat beaten | become became | begin began begun | bend bent | bind bound | bite bit bitten | bleed bled | blow blew blown "
        + "| break broke broken | breed bred | bring brought | burn burnt | buy bought | catch caught | choose chose chosen | cling clung | come came | creep crept | deal dealt "
        + "| dig dug | do did done | draw drew drawn | dream dreamt | drink drank drunk | drive drove driven | eat ate eaten | fall fell fallen | feed fed | feel felt | fight fought | find found "
        + "| flee fled | fly flew flown | forbid forbade forbidden | forget forgot forgotten | forgive forgave forgiven | freeze froze frozen | get got gotten | give gave given | go went gone "
        + "| grind ground | grow grew grown | hang hung | hear heard | hide hid hidden | hold held | keep kept | kneel knelt | know knew known | lay laid | lead led | lean leant | leap leapt "
        + "| learn learnt | leave left | lend lent | light lit | lose lost | make made | mean meant | meet met | pay paid | ride rode ridden | ring rang rung | rise rose risen | run ran | say said "
        + "| see saw seen | seek sought | sell sold | send sent | sew sewn | shake shook shaken | shine shone | shoot shot | show shown | shrink shrank shrunk | sing sang sung | sink sank sunk "
        + "| sit sat | sleep slept | slide slid | speak spoke spoken | speed sped | spell spelt | spend spent | spill spilt | spin spun | spoil spoilt | spring sprang sprung | stand stood "
        + "| steal stole stolen | stick stuck | strike struck stricken | swear swore sworn | sweep swept | swell swollen | swim swam swum | swing swung | take took taken | teach taught | tear tore torn "
        + "| tell told | think thought | throw threw thrown | understand understood | wake woke woken | wear wore worn | weave wove woven | weep wept | win won | wind wound | withdraw withdrew withdrawn "
        + "| write wrote written | overcome overcame | undergo underwent undergone | undertake undertook undertaken | foresee foresaw foreseen | withhold withheld | uphold upheld "
        + "| child children | man men | woman women | foot feet | tooth teeth | goose geese | mouse mice | ox oxen | person people | half halves | life lives | wife wives | knife knives | leaf leaves "
        + "| loaf loaves | shelf shelves | thief thieves | wolf wolves | calf calves | crisis crises | criterion criteria | analysis analyses | basis bases | phenomenon phenomena "
        + "| licence license | colour color | centre center | metre meter | litre liter | theatre theater | programme program | cheque check | tyre tire | grey gray | plough plow | defence defense | offence offense "
        + "| labour labor | harbour harbor | neighbour neighbor | favour favor | honour honor | behaviour behavior | flavour flavor | catalogue catalog | dialogue dialog | storey story | kerb curb | jewellery jewelry";

    private static readonly FrozenDictionary<string, string[]> Others = Groups.Split('|', StringSplitOptions.TrimEntries).Select(group => group.Split(' '))
        .SelectMany(group => group.Select(word => (Word: EnglishStemmer.Stem(word), Others: group.Where(other => other != word).ToArray())))
        .GroupBy(pair => pair.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(pairs => pairs.Key, pairs => pairs.SelectMany(pair => pair.Others).Select(other => EnglishStemmer.Stem(other)).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>The stems of the other forms of a word, given its stem.</summary>
    public static IReadOnlyList<string> Of(string stem) => Others.GetValueOrDefault(stem, []);
}
