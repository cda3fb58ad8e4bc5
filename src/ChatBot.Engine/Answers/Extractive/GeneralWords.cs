using System.Collections.Frozen;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>What is known of English words in general: which say little, and which say nearly the same.</summary>
internal static class GeneralWords
{
    // Words that a question is made with and that its answer need not have. Found by counting, over thousands of questions, which of their
    // words the passage that answers has not got; and the words of the same sort.
    private static readonly FrozenSet<string> Little = string.Join(
        ' ',
        // Of telling and naming.
        "say says said saying saying sayings tell tells told name names named naming state states stated mention mentions mentioned according give gives given gave giving "
        + "call calls called refer refers referred describe describes described discuss discusses discussed report reports reported remark remarks speak speaks spoken "
        + "talk talks talked cite cites cited list lists listed word words answer question term terms view views viewed opinion reckoning regard regarded consider "
        + "considered think thinks thought believe believed find finds found note notes noted quote quoted put puts point points account",
        // Of happening, being and having.
        "take takes taken took make makes made making get gets got go goes gone went going come comes came become becomes became begin begins begun began start starts "
        + "started happen happens happened use uses used using do doing done be being been keep keeps kept stand stands stood stay fall falls fell fallen lie lies bring "
        + "brings brought hold holds held set sets turn turns turned let lets leave leaves left live lives lived serve serves served need needs needed want wants wanted "
        + "show shows shown showed see sees seen look looks looked try tries tried allow allows allowed involve involves involved include includes included "
        + "contain contains contained occur occurs occurred exist exists existed receive receives received provide provides provided offer offers offered able get "
        + "know knows known mean means meant pick picks picked move moves moved work works worked play plays played help helps helped end ends ended lead leads led "
        + "run runs ran reach reaches reached relate relates related associate associated locate located base based form forms formed place places placed "
        + "intend intended suppose supposed seem seems require requires required propose proposed suggest suggests suggested expect expects expected enter enters entered",
        // Of what kind something is.
        "kind kinds type types sort sorts way ways thing things part parts aspect aspects example examples factor factors role position location area date dates "
        + "person people someone somebody anyone man woman individual individuals one ones two three number figure amount document documents text page file "
        + "reason reasons purpose main major primary key common commonly typical typically usual usually famous important certain particular specific exact exactly "
        + "precise precisely current currently actual actually original originally former formerly overall general generally real really",
        // Of size and degree, which ask "how".
        "wide broad long high tall deep big large old far heavy fast often many much quick soon great small little short late early close",
        // Of time, place and connection.
        "each every all other another both only just still ever even more most less least very own same else who its also too now then here there again once later "
        + "earlier ago already yet together aside ahead instead along away back forward further near next over under between through against out up down off "
        + "before after during since until while within without inside outside upon per like such whether so because").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Groups are parted by a bar; a word may be in several.
    private const string Groups =
        "bicycle bike cycle cycling cyclist | maximum most | cost price expense charge fee pay expensive cheap dear spend | salary wage pay earn income payroll | money fund budget finance cash euro dollar "
        + "| buy purchase acquire order | sell sale sold vendor | build construct erect builder construction built | begin start commence launch open onset "
        + "| end finish stop complete conclude close over | big large huge great size | small little tiny | fast quick rapid speed swift | slow delay late "
        + "| show display demonstrate reveal | help assist aid support | job work employment employee staff occupation profession "
        + "| leader head chief boss chair director manager | lead head run direct manage chair | found establish create set founder "
        + "| reason cause why because due | goal aim objective purpose intention | danger risk threat hazard dangerous | author writer wrote write written "
        + "| movie film picture | car vehicle automobile motor | doctor physician medic | kid child children | rule policy regulation guideline "
        + "| answer reply respond response | forbid ban prohibit forbidden disallow | allow permit let may permission permitted "
        + "| need require must necessary requirement compulsory mandatory obligatory | grow increase rise expand gain raise climb "
        + "| fall decrease decline drop shrink reduce cut lower fell loss | wide width broad breadth | long length last duration | high height tall "
        + "| deep depth | heavy weigh weight kilogram kilo tonne | old age aged year born | repair fix mend restore renovate refurbish "
        + "| approve agree accept adopt consent | reject refuse deny decline dismiss | choose select pick decide opt choice "
        + "| percent percentage share portion proportion | share stake holding equity | amount sum total altogether | argue claim assert contend maintain "
        + "| predict forecast expect anticipate prediction expectation projection outlook "
        + "| critic object oppose disagree criticise criticism objection against | email mail e-mail | town city municipality | country nation state "
        + "| die death dead died killed | bear born birth | marry married wife husband spouse wedding | company firm corporation business enterprise "
        + "| error mistake fault bug failure fail | delete remove erase drop discard | change alter modify replace amend swap "
        + "| important significant crucial key essential vital | holiday vacation leave | ill sick illness disease sickness "
        + "| accident incident mishap crash spill | injure injury hurt wound harm | fire dismiss sack layoff | hire recruit employ appoint "
        + "| meet meeting gathering session conference | talk speech lecture conversation discussion interview "
        + "| teach teacher instruct lesson train training course | learn study student pupil | house home building | ship boat vessel ferry craft "
        + "| road street way path route | train rail railway track | fly flight plane aircraft | travel trip journey ride | arrive come reach arrival "
        + "| depart leave departure go | send deliver ship dispatch delivery | receive get obtain gain | give grant award provide hand "
        + "| keep hold retain store preserve | lose loss lost miss | find discover detect locate found | search seek look | hide conceal hidden "
        + "| protect guard defend shield protection | attack assault raid | win victory won beat defeat | compete rival competitor competition opponent "
        + "| friend ally partner | enemy foe | rich wealthy | poor poverty | strong powerful strength power | weak feeble weakness "
        + "| new recent latest modern novel | early first initial original | final last ultimate | main chief principal primary "
        + "| many numerous several multiple | few handful | enough sufficient | more additional further extra another | part piece portion section component "
        + "| whole entire complete full all | kind type sort class category | place location site spot venue located | near close beside next nearby "
        + "| far distant distance | inside within interior indoor | outside exterior outdoor | area region zone district | border boundary edge limit "
        + "| limit cap maximum ceiling restriction most | minimum least lowest | average mean typical | rate speed pace frequency | date day when "
        + "| time hour duration period | year annual yearly | month monthly | week weekly | daily day | today now current present "
        + "| past former previous earlier before | future coming ahead later | plan scheme project proposal programme | idea concept notion thought "
        + "| opinion view stance position belief | story tale narrative account | letter note message mail | book volume publication "
        + "| picture image photo photograph drawing | sound noise loud | light lamp lighting | water sea ocean | food meal eat dish lunch dinner breakfast "
        + "| drink beverage | animal creature beast | tree wood forest | farm agriculture farmer | fish fishing fisher | plant crop vegetable "
        + "| weather climate storm | hot heat warm temperature | cold cool cooling chill | dry drought | wet damp moist | clean wash tidy cleaning "
        + "| dirty pollution polluted | safe safety secure security | test trial exam examine check testing | measure measurement gauge | count number tally "
        + "| calculate compute reckon computation | compare comparison versus contrast | difference differ gap distinct | similar alike resemble same "
        + "| agree agreement deal accord contract treaty | argue dispute quarrel conflict disagree | vote poll election ballot elect | law legal statute act "
        + "| court judge trial | crime offence criminal | police officer | army military soldier troop | war battle fight combat conflict "
        + "| king queen monarch royal | church parish priest religion faith | belong own owner possess property ownership | borrow lend loan debt | hire rent lease rental charter "
        + "| insure insurance insurer | invest investment investor | profit earnings gain surplus | revenue turnover sales income | tax levy duty "
        + "| bill invoice | customer client buyer shopper | user consumer | visitor guest tourist | neighbour neighbor adjacent | member participant attendee "
        + "| volunteer helper | people population inhabitant resident folk live | machine device equipment appliance apparatus instrument | tool utility "
        + "| computer server pc | software program application app | phone telephone call mobile | network internet web online | data information "
        + "| file document record | password credential login | install setup set | configure setting option parameter configuration | start launch run begin "
        + "| crash outage failure breakdown down fail broke | version release edition | update upgrade patch | support maintain maintenance upkeep "
        + "| replace substitute swap exchange | add append include join | combine merge join unite | divide split separate part "
        + "| connect link attach join connection | cover include contain comprise | consist comprise include contain made "
        + "| produce make manufacture production create generate | develop development create design | use employ apply utilise usage | try attempt effort "
        + "| succeed success successful achieve | improve better enhance improvement | worsen worse deteriorate | damage harm destroy ruin broken "
        + "| break broke broken fracture | move shift transfer relocate | turn rotate spin | push press shove | pull drag tow | carry bear transport haul "
        + "| lift raise hoist | throw toss | open unlock | close shut lock closed | enter entry admission access | exit leave way "
        + "| ask question inquire request | tell inform say report | name call title term dub named | mean signify sense meaning define definition "
        + "| describe explain account depict | mention refer cite note | write author compose pen | read reading | listen hear audience listener "
        + "| see watch view look | feel sense emotion | think believe consider opinion | know aware knowledge | remember recall memory | forget forgot "
        + "| hope wish want desire | fear afraid worry concern scared | love like enjoy favourite fond | hate dislike | happy glad pleased | sad unhappy "
        + "| angry anger furious | surprise astonish | funny joke humour | clever smart intelligent intelligence | easy simple straightforward "
        + "| hard difficult tough challenge | possible can able feasible | likely probable probability chance | certain sure definite "
        + "| true correct right accurate | false wrong incorrect untrue | good fine nice | bad poor evil | best top leading finest | worst bottom "
        + "| beautiful pretty lovely | famous known renowned noted | secret confidential private | public open common | free gratis complimentary | percent % "
        + "| half fifty | double twice two | once single one | third three | quarter fourth | dozen twelve | license licence permit | colour color "
        + "| centre center middle | labour labor | programme program | metre meter | litre liter | cheese dairy milk | shop store market retail "
        + "| school college university academy | hospital clinic medical | patient sick | medicine drug medication treatment therapy cure | symptom sign "
        + "| nurse carer | diet nutrition | team crew squad group side | player athlete | game match contest | coach trainer | club society association "
        + "| score goal result point | race run regatta | champion winner title | prize award medal trophy | season year | museum gallery exhibit exhibition "
        + "| collect collection gather | artist painter | paint painting | music song tune | sing singer | play perform performance | actor actress cast "
        + "| stage theatre | dance dancer | research study science investigate investigation | scientist researcher scholar | experiment test trial "
        + "| result finding outcome conclusion consequence effect | cause lead trigger result | prove proof evidence | theory hypothesis "
        + "| example instance case | detail particular specific | problem issue trouble difficulty | solution solve answer remedy fix "
        + "| advice recommend suggest advise recommendation tip | warn warning caution alert alarm | order command instruct "
        + "| promise pledge vow commit commitment | thank grateful thanks | apologise sorry apology | celebrate party celebration feast | birthday anniversary "
        + "| gift present donate donation | deadline due until by latest | schedule timetable calendar | responsible charge accountable duty care owner "
        + "| replace succeed successor follow | predecessor before | temporary interim provisional | permanent lasting | partner colleague coworker mate "
        + "| boss supervisor manager superior | garbage waste rubbish trash | recycle reuse | energy power electricity electric | fuel gas petrol diesel oil "
        + "| battery charge | engine motor | wheel tyre tire | door gate entrance | window pane | wall barrier | floor storey level | roof ceiling "
        + "| room chamber hall | kitchen cook | bed sleep | garden yard | bag sack | box case crate container | bottle jar | key code | ring bell "
        + "| clock watch | paper sheet | pen pencil | table desk chart | chair seat | map plan chart";

    private const int ShortestMisspelt = 6;
    private const int LongestMisspelt = 20;

    private static readonly FrozenDictionary<string, string[]> Others = Build();

    /// <summary>Whether a word, folded, says little of what is asked.</summary>
    public static bool SaysLittle(string word) => Little.Contains(word);

    /// <summary>Stems of words that say nearly the same as a folded word.</summary>
    public static IReadOnlyList<string> Alike(string word) => Others.GetValueOrDefault(EnglishStemmer.Stem(word), []);

    /// <summary>The same for a word that no document holds, and which may be such a word with one letter more, less or other.</summary>
    public static IReadOnlyList<string> AlikeMisspelt(string word)
    {
        for (var i = 1; i < word.Length && word.Length is >= ShortestMisspelt and <= LongestMisspelt; i++)
        {
            if (Others.GetValueOrDefault(EnglishStemmer.Stem(word.Remove(i, 1))) is { } shorter)
            {
                return shorter;
            }

            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                if ((Others.GetValueOrDefault(EnglishStemmer.Stem(string.Concat(word.AsSpan(0, i), [letter], word.AsSpan(i + 1))))
                    ?? Others.GetValueOrDefault(EnglishStemmer.Stem(word.Insert(i, letter.ToString())))) is { } other)
                {
                    return other;
                }
            }
        }

        return [];
    }

    private static FrozenDictionary<string, string[]> Build()
    {
        var others = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var group in Groups.Split('|', StringSplitOptions.TrimEntries))
        {
            var stems = group.Split(' ').Select(word => EnglishStemmer.Stem(word)).Distinct(StringComparer.Ordinal).ToArray();
            foreach (var stem in stems)
            {
                if (!others.TryGetValue(stem, out var known))
                {
                    others.Add(stem, known = new HashSet<string>(StringComparer.Ordinal));
                }

                known.UnionWith(stems.Where(other => other != stem));
            }
        }

        return others.ToFrozenDictionary(o => o.Key, o => o.Value.ToArray(), StringComparer.Ordinal);
    }
}
