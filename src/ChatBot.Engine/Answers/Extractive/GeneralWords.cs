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
        + "| clock watch | paper sheet | pen pencil | table desk chart | chair seat | map plan chart "
        + "| accurate accuracy precise precision exact tolerance | advantage benefit edge lead moat plus | disadvantage drawback downside weakness minus "
        + "| cleric priest vicar parson pastor clergy minister curate reverend | sister brother sibling twin | mother father parent mum dad | son daughter child "
        + "| grandmother grandfather grandparent grandma grandpa | uncle aunt cousin nephew niece relative relation family "
        + "| fiancee engaged engagement bride groom | childhood youth young boy girl | teenager youth adolescent junior | adult grown senior "
        + "| baby infant newborn birth | pensioner retired retire retirement pension senior | widow widower | leak drip seep leaking "
        + "| burn fire flame blaze burnt | explode explosion blast burst | flood flooded inundate flooding | collapse fall cave topple fell "
        + "| crack split fissure fracture cracked | rust corrode corrosion rusty | melt thaw | freeze frost ice frozen | physio physiotherapist physiotherapy "
        + "| lab laboratory | fridge refrigerator cooler | exam examination test | ad advert advertisement advertising commercial | info information "
        + "| admin administrator administration | photo photograph picture | gym gymnasium | vet veterinarian veterinary | rep representative "
        + "| spec specification | max maximum | min minimum | uni university college | intro introduction | memo memorandum note | demo demonstration "
        + "| flu influenza | ref referee umpire | stats statistics | maths mathematics math | prep preparation prepare | mic microphone | tv television telly "
        + "| quote quotation estimate offer | kit equipment gear set | pic picture | veg vegetable | sub substitute replacement | expo exhibition fair "
        + "| rehab rehabilitation | specs glasses spectacles | pay paid payment payout settle settled | refund reimburse reimbursement repay repaid "
        + "| discount reduction rebate deduction off reduced | deposit prepayment advance down | instalment installment rate part | fine penalty surcharge "
        + "| bonus premium extra reward | tip gratuity | bank lender creditor credit | grant subsidy funding fund aid | donate donation donor give gave gift "
        + "| sponsor sponsored sponsorship backer patron | earn earned wage make | owe owed debt due | afford affordable | worth value valued price "
        + "| auction bid bidder bidding | bargain cheap | staff crew personnel employees team workforce workers | job post position vacancy role "
        + "| apply application applicant candidate | resign quit resignation leave step left | retire retired retirement | promote promotion advance "
        + "| dismiss fired sack lay | intern trainee apprentice | freelancer contractor consultant | colleague workmate teammate | shift rota roster schedule "
        + "| overtime extra hours | break pause rest interval | sick ill illness absent absence | childcare nursery kindergarten creche "
        + "| maternity paternity parental birth | probation trial | notice termination resignation cancel "
        + "| chair chairs chairman chairwoman chairperson preside president head | secretary clerk secretariat | treasurer cashier finance accounts "
        + "| committee board council panel | vote voted ballot majority elect | against opposed opponent no | favour for supporter yes | abstain abstention "
        + "| minutes protocol record | motion proposal resolution | mayor council councillor | citizen resident inhabitant local "
        + "| neighbourhood district quarter area | village hamlet settlement town | street road lane avenue | bridge crossing viaduct | tunnel underpass "
        + "| harbour port dock quay pier jetty berth | lighthouse beacon light | canal channel waterway | river stream creek brook water | lake pond pool "
        + "| coast shore beach seaside | hill mountain peak summit | valley dale | island isle | field meadow pasture | swamp marsh bog wetland "
        + "| cave grotto cavern | cliff rock | path trail track footpath | map chart plan | north northern | south southern | east eastern | west western "
        + "| rain rainfall shower wet | snow snowfall snowy | wind breeze gale gust storm | fog mist visibility | sunshine sun sunny | thunder lightning storm "
        + "| flood tide wave surge | drought dry | breakfast lunch dinner supper meal eat food | cook chef kitchen baker | bread bake bakery | cake pie pastry "
        + "| meat beef pork chicken | drink beer wine beverage | coffee tea cafe | restaurant canteen cafeteria cafe | recipe ingredient | taste flavour "
        + "| hungry hunger | bedtime sleep asleep bed | wake awake | bath shower wash | toilet lavatory loo restroom wc bathroom "
        + "| clothes clothing dress wear garment outfit | shoe boot footwear trainer sneaker | hat cap helmet | coat jacket | glove mitten | sock stocking "
        + "| hotel hostel inn lodging accommodation stay overnight | guesthouse bed breakfast | campsite camping tent camp | luggage baggage suitcase bag "
        + "| passport visa | ticket fare pass admission | airport airline flight | bus coach | taxi cab | tram streetcar | timetable schedule departure "
        + "| passenger traveller rider | sail sailing crossing voyage | anchor moor mooring berth | captain skipper master | sailor seaman crew | lorry truck van "
        + "| parking park carpark | garage workshop | petrol fuel | crossroads junction intersection | speed fast mph | driver drive chauffeur "
        + "| cancel cancelled called off drop | postpone postponed delay defer put | hurry rush quick | wait waiting queue | late delay overdue | punctual time "
        + "| appointment date meeting | reserve reservation book booking | register registration sign enrol enroll enrolment | subscribe subscription "
        + "| renew renewal extend | expire expiry end valid run | valid validity effective force | permit permission licence authorisation authorization allowed "
        + "| approve approval authorise consent sign signed | certificate diploma qualification proof | rule regulation bylaw statute | contract agreement deal "
        + "| sign signature signed | clause paragraph section article | penalty punishment sanction fine | complain complaint grievance "
        + "| appeal objection contest | key fob card access | lock bolt secure | alarm alert siren warning | camera cctv surveillance | guard security watchman "
        + "| thief burglar robber theft steal stolen burglary | vandal vandalism damage | emergency urgent | rescue save saved | evacuate evacuation leave "
        + "| firstaid aider | ambulance paramedic | wound injury injured hurt | wrist hand arm | leg foot knee ankle | fever temperature | pain ache sore "
        + "| allergy allergic | vaccine vaccination jab inoculation | blood donor | doctor gp physician | smoke smoking cigarette tobacco | alcohol drink drunk "
        + "| dog pet animal cat | horse pony | cow cattle livestock herd | sheep lamb ewe | pig sow hog swine | hen chicken poultry | bird gull seabird "
        + "| bee hive honey | fish catch haul | egg nest | seed sow plant | harvest crop reap pick | grow cultivate | flower blossom bloom | bush shrub hedge "
        + "| grass lawn | soil earth ground | fertiliser fertilizer manure compost | fruit apple pear berry | barn shed stable | wall fence barrier | gate door "
        + "| roof tile | stairs staircase steps stairway | lift elevator | cellar basement vault | attic loft | floor ground storey | window glass "
        + "| pipe plumbing | heating heat boiler radiator warm | lamp bulb light | switch button knob | plug socket | cable wire cord lead | screw bolt nut "
        + "| hammer tool | saw cut | paint coat varnish lacquer | wood timber oak | steel iron metal | brass bronze copper | stone rock granite | concrete cement "
        + "| sand gravel | rope line cord | screen display monitor | printer print | button press click push | menu tab | folder directory "
        + "| delete erase remove drop | save store keep | backup copy | restore recover recovery | reset restart reboot | login sign log | username account user "
        + "| token key secret | api interface endpoint | request call query | response reply answer | timeout wait expire | retry attempt again try "
        + "| limit quota cap maximum | default preset standard | flag option switch parameter setting | command instruction order | log record journal "
        + "| crash fail failure | bug defect error fault | fix repair solve solved corrected mended patch | upgrade update newer | download fetch | upload send "
        + "| sync synchronise synchronize | server host | database table | encrypt encryption | wifi wireless radio | battery charge power cell "
        + "| charger adapter power | sensor probe gauge detector | led lamp light ring indicator | beep sound tone | calibrate calibration adjust "
        + "| manual handbook guide instructions booklet | warranty guarantee | spare replacement part | assembly assemble mount install fit fix "
        + "| pair pairing connect link | firmware software version | publish publication issue released appear | print printed printing copies "
        + "| copy copies edition | newspaper paper press journal gazette | magazine newsletter bulletin issue | article piece column report story "
        + "| columnist journalist reporter writer | editor edit | reader audience | headline title heading | chapter section part | page sheet | poem verse "
        + "| novel book fiction | interview talk conversation | podcast episode show programme broadcast | host presenter moderator interviewer "
        + "| guest interviewee speaker | speech address talk lecture | quote said words | exhibit display show piece | artwork work painting sculpture "
        + "| sculptor sculpture statue | craftsman artisan maker | carve carved engrave engraved inscription | invent inventor invention "
        + "| workshop studio atelier | apprentice pupil trainee | museum collection | curator keeper | visitor guest attendance | opening open hours "
        + "| closed shut | tour guided guide | admission entrance entry fee ticket | souvenir gift shop | archive record | restore restored restoration repair "
        + "| antique old | replica copy reproduction | match game fixture | win won victory | lose lost defeat | draw tie | goal score | point mark | half time "
        + "| league division table | cup trophy | captain skipper | coach trainer manager | player member squad | training practice session drill "
        + "| race regatta heat | rower rowing oarsman | boat shell scull eight | swim swimmer swimming | cycle ride | run runner running | record best "
        + "| medal gold silver bronze podium | last bottom | referee umpire judge | melody tune song | band group orchestra | instrument piano violin guitar "
        + "| concert gig performance | rehearsal practice | choir sing | dance ball | theatre stage play | actor actress cast role | film movie | ticket seat "
        + "| audience public spectators | teacher instructor tutor | pupil student schoolchild | class course lesson | homework assignment | mark grade score "
        + "| degree diploma | lecture talk | holiday vacation break | term semester | headteacher principal head | experiment trial test run | sample specimen "
        + "| measure reading | result outcome | average mean | error deviation | model simulation | tank pool basin | temperature degree celsius "
        + "| weight mass kilogram kilo | length metre | depth deep | speed velocity | pressure bar | frequency often | percent share proportion | double twice "
        + "| half fifty | quarter fourth | estimate reckon guess put | forecast predict prediction | plan intend intention scheme | aim goal target "
        + "| promise pledge | doubt question | reason why because | cause trigger due set | blame fault responsible | consequence result effect outcome "
        + "| measure step action taken | lesson learn learned | mistake error wrong | improve improvement better | solve solution "
        + "| decide decision resolve resolved | choose choice pick | prefer favourite rather | recommend advise advice | warn warning | forbid ban prohibited "
        + "| oblige must mandatory | optional voluntary | start begin opening onset | end finish close | continue go last | pause interrupt stop | repeat again "
        + "| first initial earliest | last final latest | next following | previous before earlier | early morning | late evening | noon midday "
        + "| weekend saturday sunday | weekday monday tuesday wednesday thursday friday | season spring summer autumn winter | birthday anniversary jubilee "
        + "| big large great | small little | many lot | few little | thick fat | thin slim narrow | flat level | round circular | loud noise noisy "
        + "| quiet silent silence | empty vacant | expensive dear costly | brave courage | afraid fear";

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
