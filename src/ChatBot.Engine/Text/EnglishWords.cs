using System.Collections.Frozen;

namespace ChatBot.Text;

/// <summary>Tells English words from slips of the keyboard, by their stems.</summary>
internal static class EnglishWords
{
    // Stems of the lower-case words that several public collections of English text and questions have in common.
    private const string Stems = """
        abandon abbess abbot abbrevi abdic abil abl abnorm aboard abod abolish abolit abolitionist abort about abov abroad absenc absent absolut absorb absorpt abstract
        abund abus academ academi acceler accent accept access accessori accid accident acclaim accolad accommod accompani accomplish accord accordion account accredit
        accumul accur accuraci accus acerb achiev acid acknowledg acoust acquaint acquir acquisit acquit acr acronym across act action activ activist actor actress
        actual acut ad adapt addict addit address adept adequ adher adjac adject adjoin adjunct adjust administ administr admir admiss admit adopt adult adulthood
        advanc advantag advent adventur advers adversari advertis advic advis advisor advisori advoc advocaci aerial aerospac aesthet affair affect affection affili
        affluent afford aforement afraid after afterlif aftermath afternoon afterward again against age agenc agenda agent agglomer aggreg aggress agil agre agreement
        agricultur ahead aid aim air airborn aircraft airfield airlin airplay airport alarm albeit album alcohol alert algebra algorithm alia alien align alik aliv alla
        alleg allegi alley alli allianc alloc allow alma almost alon along alongsid alphabet alpin alreadi also alter altern although altitud altogeth alumni alumnus
        alway amalgam amateur amaz ambassador ambigu ambit ambiti ambush amen amend amid amidst amino among amongst amount amphibi ampl anal analog analogu analys
        analysi analyst analyt analyz ancestor ancestr ancestri anchor ancient anecdot anger angl angri angular anim ankl annex anniversari announc annual anonym anoth
        answer antagonist anterior anthem antholog anthropolog anthropologist anthropomorph antibodi antic anticip antiqu antiquarian antithesi anymor anyon anyth
        anyway anywher apart apartheid apolit apolog apologis appar apparatus appeal appear append appli applianc applic appoint appreci apprentic approach appropri
        approv approxim aquat arabl arbitrari arbitrarili arcad arch archaeolog archaeologist archbishop archenemi archipelago architect architectur archiv ardent area
        arena argu arguabl argument arid aris aristocraci aristocrat arithmet arm armament armi armistic armour aros around arrang array arrest arriv arrow art articl
        artifact artifici artilleri artisan artist artwork ascend ascens ascrib ash asid ask asleep aspect aspir assassin assault assembl assent assert assess asset
        assign assimil assist associ assum assumpt assur astonish astronaut astronom astronomi astrophysicist asylum athlet atmospher atom atop atroc attach attack
        attain attempt attend attende attent attest attitud attorney attract attribut auction audienc audio audit aunt auspic authent author authoris authorit
        authoritarian authorship auto autobiograph autobiographi autom automat automobil automot autonom autonomi autumn auxiliari avail avenu averag aviat avid avoid
        await awaken awar award away awkward axi babi bachelor back backbon backdrop background backup backward backyard bacteri bacteria bad badminton bail bake bakeri
        balanc balconi ball ballad ballerina ballet ballist ballot ban band bandlead bandmat banish banjo bank banker banknot bankrupt bankruptci banner banquet baptis
        baptiz bar bargain barley barn baron baronetci baroni baroqu barrel barrier barrist base basebal baseman basement basi basic basin basketbal bass bassist bat
        bath bathroom batsman batteri battl battlefield bay bazaar be beach beam bean bear beast beat beaten beauti becam becaus becom bed beef been beer befor
        beforehand befriend began begin begun behalf behav behavior behaviour behind belief believ bell belong belov below belt bend beneath benefactor benefici
        beneficiari benefit bent bequeath beroid berri besid besieg best bestow bestsel beta betray betroth better between beverag beyond bias biblic bicycl bid bigger
        biggest bike bilater bilaterian bilingu bill billion billionair binari bind biograph biographi biolog biologist biomass biopic bird birth birthday birthplac
        bisexu bishop bit bite bitter black blame blast blaxploit blend bless blind bloc block blockad blockbust blog blogger blood bloodi blow blue bluegrass board
        boast boat bodi bodyguard boil boiler bold bolster bomb bomber bond bone bonus book boom boost border bore born borough borrow boson boss botan botani botanist
        both bottl bottom bought bound boundari bowl box boxer boycott boyfriend bracelet brain branch brand brass brave braveri brawl breach breadth break breakdown
        breakfast breakout breakthrough breakup breast breaststrok breath bred breed brew breweri brick bride bridg brief briefli brigad brigadi bright brilliant bring
        brink broad broadcast broaden broader broke broken bronz brother brought brutal bubon budget build builder built bulk bullet burden bureaucraci bureaucrat buri
        burial burn burnt buse busi busiest businessman businessmen businesswoman button buy buyer bypass cabaret cabinet cabl calcium calcul calendar calib caliph call
        calm came cameo camera cameraman camp campaign campus canal cancel cancer candi candid cannon cannot cano canon cantata canton cap capabl capac capit capita
        capitalist capsul captain captiv captur car carbohydr carbon card cardiac cardin care career carer caretak cargo carri carriag carrier cartograph cartoon
        cartoonist cartridg carv cascad case cash casino cassett cast castl casual casualti cat catalog catalogu catch catcher catchment categor categori cater cathedr
        cattl caucus caught caus caution cavalri cave caviti ceas cede ceil celebr celesti cell cellist cello cellular cement cemeteri censorship census cent center
        centimet centr central centrifug centuri ceram ceremoni certain certainti certif certifi chain chair chairman challeng chamber champion championship chanc
        chancellor chang channel chao chapel chapter charact character characteris characterist charg charit chariti chart charter chase chassi chat cheap cheaper
        cheapest cheat check chees chef chemic chemist chemistri chess chest chicken chief chiefli child childhood childless children chill choic choir choos chop
        choral chord choreograph choreographi chorus chose chosen christen chromosom chronic chronicl chronolog church cinema cinemat cinematograph cinematographi circa
        circadian circl circuit circul circular circumfer circumnavig circumst circus citadel citat cite citi citizen citizenship civic civil civilian claim claimant
        clan clandestin clarif clarinet clariti class classic classif classifi claus clay clean clear clearanc clergi clergyman clergymen cleric clerk clever client
        climat climb climber clinic clip clock clockmak clone close closer closest closur cloth cloud clown club cluster cnidarian coach coal coalit coast coastal
        coastlin coat cockpit cocktail code codifi coeduc coffe cognit coher coin coincid cold colder coldest collabor collaps colleagu collect collector colleg collis
        colloqui colon coloni colonist color coloratura colour column columnist coma comb combat combin combust come comeback comed comedi comedian comet comfort comic
        command commemor commenc comment commentari commerc commerci commiss commission commit committe commod common communal commune communic communism communist
        communiti commut compact compani companion compar comparison compat compel compens compet competit competitor compil complain complement complet complex compli
        complianc complic compon compos composit compound comprehens compress compris compromis compulsori comput comun conceal conceiv concentr concept conceptu
        concern concert concerto concess conclud conclus concret concubin concurr condemn condens condit conduct conductor cone confeder confer confid configur confin
        confirm conflict confluenc conform confront confus congest conglomer congreg congression congruent conjectur conjunct connect connot conquer conquest conscienc
        conscious conscript consecr consecut consensus consent consequ conserv conservat conservationist consid consider consist consol consolid consort consortium
        conspir conspiraci constabl constant constel constitu constitut construct consul consular consult consum consumpt contact contain contemporari contempt contend
        content contenti contest context contigu contin continent conting continu contract contractor contractu contrari contrast contribut contributor control
        controversi conurb conven conveni convent convers convert convey convict convinc cook cool cooper coordin cope copi copper copyright core corn corner coron
        corpor correct correl correspond corrupt cosmolog cost costum cotton could council councillor counsel count counter counteract counterpart counterpoint counti
        countri countrysid coup coupl courag cours court courtesi courthous cousin cover coverag covet cowboy cowork craft craftsmen crash crate crazi cream creat
        creation creativ creator creatur credenti credit crest crew cri cricket crime crimin crise crisi criteria critic criticis critiqu crook crop crore cross crossov
        crowd crown crucial crude cruel cruis cruiser crusad crush crust crystallin ctenophor cubic cuisin cull culmin cult cultiv cultur cumul cure curious currenc
        current curriculum curv custodi custom customari cut cutback cycl cyclist cyclon cydippid cylind daili dairi damag damp danc dancer danger dare dark darker data
        databas date daughter day daylight daytim dead deadliest deadlin deaf deal dealer dealership dealt dear death deathb debat debri debt debut decad decay deceas
        decent decid decidu decim decis deck declar declin decor decre decreas dedic deed deem deep deeper deepest deepli deer default defeat defect defenc defend
        defens defianc deficit defin definit deforest defunct deg degre delay deleg delet deliber delic deliv deliveri dell della delta delux demand demis demo
        democraci demograph demolish demolit demon demonstr demot deni denomin denot denounc dens densiti dental dentist depart departur depend depict deplet deploy
        deport depos deposit depress depriv depth deputi deriv derogatori descend descent describ descript desert design desir desk desper despit destin destroy
        destruct detail detect detector deterior determin determinist deton devast develop development deviat devic devis devolut devolv devot devout diagnos diagnosi
        diagram dialect dialogu diamet diamond diari diaspora dichotomi dictat dictatorship die diesel diet differ differenti difficult difficulti diffus digit digniti
        dilapid dimens diminish diminut dine dinner dioces dioxid diploma diplomaci diplomat direct director directori dirti disabl disagr disagre disallow disappear
        disappoint disarm disast disastr disband disc discard discharg disciplin disco discographi discont discontinu discourag discov discoveri discredit discret
        discrimin discurs discus discuss diseas disgust dish disk dislik dismantl dismiss disobedi disord dispar dispatch dispens dispers displac display dispos
        disposit disproportion disput disrupt dissolut dissolv distanc distant distinct distinguish distract distress distribut distributor district divers diversifi
        divert divid divin divis divorc do doctor doctrin document documentari doe dog doll dollar domain dome domest domin dominion donat done donor door dose doubl
        doubt dowag dower down download downstream downtown downward dowri dozen draft drag dragon drain drainag drama dramat dramatist draw drawn dream dress drew
        drier driest drift drill drink drive driven driver drop drought drove drown drug drum drummer drunk drunken dual dub ducal duchi due duet durat dure dust duti
        dynam dynast dynasti dysfunct dystopian each ear earli earlier earliest earn earth earthquak easi easier easili east eastern eastward eat eccentr ecclesiast
        echo eclect ecolog econom economi economist ecosystem edg edit editor editori educ effect efficaci effici effort egg eight eighteen eighteenth eighth eighti
        either elabor elder eldest elect elector electr electrifi electromagnet electron electrostat electroweak element elementari elev eleven eleventh elig elimin
        elit els elsewher elus email embargo embark embassi embed emblemat embrac embroil emerg emeritus emigr emin emiss emot empathi emperor emphas emphasi empir
        employ employe empow empress empti enabl enact encamp encircl enclav enclos encompass encount encourag encrypt encyclopedia end endang endem endors endow endur
        enemi energet energi enforc engag engin engrav enhanc enjoy enlarg enlighten enlist enorm enough enrich enrol ensembl enshrin ensu ensur entail enter enterpris
        entertain enthron enthusiast entir entireti entiti entitl entomologist entranc entrant entrepreneur entrepreneurship entri entrust environ environment envis
        envisag envoy enzym epic epidem episcop episod epithet eponym equal equat equestrian equilibrium equip equiti equival era eras erect erod eros erot erron error
        erupt escap esoter especi espionag essay essayist essenc essenti establish estat esteem estim estrang estuari etern ethic ethnic etymolog eukaryot euro evacu
        evalu even event eventu ever evergreen everi everybodi everyday everyon everyth everywher evid evil evok evolut evolutionari evolv exacerb exact exagger exam
        examin exampl excav exceed excel except excess exchang exclud exclus excommun excurs excus execut exemplifi exempt exercis exert exhaust exhibit exil exist exit
        exodus exot expand expans expatri expect expedi expedit expel expens experi experienc experiment expert expertis expir explain explan explicit explod exploit
        explor explos export expos exposur express expressli expuls extant extend extens extent exterior extern extinct extra extract extraordinari extrem eye fabric
        facad face facil facilit fact faction facto factor factori factual faculti fade fail failur fair fairi faith fake fall fallen fals fame famili familiar famin
        famous fan fanci fantasi farm farmer farther farthest fascist fashion fast faster fastest fat fatal fate father fault favor favorit favour favourit fear feasibl
        feast feat feather featur feder fee feebl feed feeder feel feet fell fellow fellowship felt femal femin feminist femm fenc feral fern ferri fertil festiv feud
        feudal fever fewer fiber fiction fictiti fiddl field fierc fifteen fifteenth fifth fifti fight fighter figur file fill film filmmak filter final finalist financ
        financi find fine finest finger finish finit fire firearm firebox firm first firstborn fiscal fish fisher fisheri fit five fix fixtur flag flagship flame flank
        flashback flat flatten flavor flea fled flee fleet flew flexibl fli flight flip float flood floor flop flora floral florist flourish flow flower flown fluent
        fluid flute flyweight focal focus fold folk folklor follow fond food foot footag footbal footstep foray forbid forbidden forc forcibl forecast foreign foremost
        forerunn forest forestri forev forg forget forgot forgotten form formal format former formid formul formula fort forth forti fortif fortifi fortress fortun
        forum forward fossil foster fought found foundat founder fountain four fourteen fourteenth fourth fraction fractur fragment frame framework franchis fratern
        fraud free freed freedom freelanc freeli freestyl freez freight frequenc frequent fresh freshman freshwat friend friendship fring from front frontier frontman
        frozen fruit frustrat fuel fugit fulfil full fulli function fund fundament fundamentalist fundrais funer fungi funk funni fur furious furnitur further fuse
        fusion futur gain gallantri galleri gambl game gameplay gamma gang gangster garag garbag gard garden garner garrison gase gaseous gasolin gate gateway gather
        gaug gave gear gelatin gender gene genera general generat generic generos generous genet genius genocid genom genotyp genr gentl gentleman genus geograph
        geographi geolog geologist geometri gestur get ghetto ghost giallo giant gift gig giorno girl girlfriend give given glacial glacier glad glass global globe
        glori glow gmina go goal goalkeep god goddess godfath godmoth goe gold golf gone good gospel gothic gover govern government governor grade gradient gradual
        graduat grain grand grandchildren granddaught grandfath grandmast grandmoth grandpar grandson granit grant graphic grass grassland grassroot grate gratuit grave
        gravel graveyard graviti great greater greatest greedi green greenhous grew grid grief groceri groov gross ground groundbreak group grow grown growth guarante
        guard guardian guardianship gubernatori guerrilla guess guest guid guidanc guidelin guillotin guilt guilti guitar guitarist gun gymnast habit habitat hail hair
        half halfway hall halt halv hamlet hammer hamper hand handbal handl handsom hang happen happi happili harass harbor harbour hard hardcor harder hardwar harem
        harm harmoni harpsichord harsh harvest hate hatr haul have hazard head headlin headquart headwat heal health healthcar healthi hear heard heart heat heavi
        heavier heaviest heavili heavyweight hectar heel hegemoni height heir heiress held helm help helper hemispher henc herb herbal here hereditari heritag hero
        heroic heroin herself heterogen heyday hiatus hidden hide hierarchi high higher highest highland highlight highway hike hill himself hint hire histor histori
        historian hit hitman hockey hoist hold holder hole holiday hollow homag home homeland homeless homeown hometown homosexu honest honeymoon honor honorari honorif
        honour hook hop hope horizont hormon horn horribl horror hors hospit host hostag hostess hostil hotel hottest hound hour hous household housekeep housewif howev
        http huge human humanist humanitarian humid humor humour hundr hunt hurl hurrican hurt husband hybrid hydrogen hypothesi icon idea ideal ident identif identifi
        ideolog idiom igneous ignor ill illeg illegitim illumin illus illustr imag imageri imagin imit immedi immens immigr immin immun impact impair impeach imperi
        imperialist impetus implement impli implic import impos imposs impoverish impress imprint imprison improp improv improvis impuls inact inadequ inaugur incapacit
        incarcer incent incept inch incid inclin includ inclus incom incompat incompet incomplet inconsist incorpor incorrect increas incumb inde independ index indi
        indic indigen indirect individu indoor induct industri industrialist ineffect ineffici inequ inertia inexpens infam infanc infant infantri infatu infect infecti
        inferior inflammatori inflat inflict influenc influenti influx info inform infrar infrastructur infring ingredi inhabit inher inherit initi injur injuri
        injustic inland inlin inner inning innoc innov input inquir inquiri insan inscrib inscript insect insert insid insight insist inspect inspector inspir instabl
        instal instanc instant instead instig institut instruct instructor instrument insuffici insur intact integ integr intellectu intellig intend intens intent inter
        interact interchang interconnect interest interfac interfer interim interior intermedi intermitt intern internationalist internet interpret interraci interrupt
        intersect interv interven intervent interview intim into intracellular intric intrigu introduc introduct introductori invad invas invent inventor invertebr
        invest investig investor invis invit invoic involv ion iron irrespect irrig island isol isotop issu item itself jail jam jazz jewelleri jewelri jihad jingl job
        jockey join joint joke journal journalist journey judg judgment judici jump jumper junction jungl junior jure juri jurisdict jurisprud jurist just justif
        justifi juvenil keen keep keeper kept keyboard keyboardist kick kid kidnap kill killer kilo kilogram kilomet kilometr kind king kingdom kitchen knee knew knife
        knight knock know knowledg known label labor laboratori labour lack lacross laid lake lamp land landfal landlock landmark landown landscap languag larg larger
        largest larva laser last late latent later latest latitud latter laud launch laureat lava law lawsuit lawyer lay layer layoff layout lead leader leadership leaf
        leaflet leagu leak learn leas least leather leav lectur left leg legaci legal legend legendari legion legisl legislatur legitim legitimaci legitimis leisur len
        lend length lengthi lens lent lesbian less lesser lesson let letter level lever levi liber libertarian libr librari librarian librettist libretto licenc licens
        license lie lieuten life lifelong lifestyl lifetim lift light lighter lighthous lightn lightweight like likelihood likewis limeston limit line lineag linear
        lineback liner lineup linguist link lip liquid list listen liter literaci literari literatur litig litr littl live liver livestock lizard load loan lobbyist
        lobe local locat lock locomot logic login logist logo lone long longer longest longev longitud longitudin longtim look loos loot lose loss lost loud love lover
        lower lowest loyal loyalist loyalti lucki lucrat lukewarm lumber lunar lunch lung luxuri lyric lyricist machin machineri macroscop made magazin magic magician
        magistr magnat magnet magnific magnitud maid maiden mail main mainland mainstay mainstream maintain mainten major make maker makeup malaria male mall malnutrit
        mammal manag manageri mandat mandatori mandolin manga mani manifest manifesto manipul manner manor manpow mansion mantl manual manufactur manuscript map marbl
        march margin marin maritim mark marker market marketplac marri marriag martial martyr masala mascot masculin mask masonri mass massacr massif massiv mast master
        mastermind masterpiec match mate mater materi matern math mathemat mathematician matriarch matter matur maxim maximum mayor meal mean meaning meant meantim
        measur meat mechan medal medalist media median mediat medic medicin mediev medium meet melodi melodrama melt member membership membran memoir memor memori mend
        mental mention mentor menu mercenari merchandis merchant merci mere merg merger merit messag metabol metal meter method methodolog metr metric metro
        metropolitan microscop middl middleweight midfield midnight midst midway might migrant migrat mild mile mileston milit militari militia milk mill millennium
        million millionair mimic mind mine miner mini miniatur minim minimum miniseri minist ministeri ministri minor minut mirror misconcept mishap mislead miss missil
        mission missionari mistak mistaken mistress mix mixtap mixtur mobil mock mode model moder modern modernist modest modifi moist moistur molecul molecular moment
        momentum monarch monarchi monasteri monetari money monik monitor monk monograph mononym monophylet monopoli monsoon monster monstrous month monument mood moon
        moonshot moral more morganat morn morpholog mort mortal mortgag most mother motif motion motiv motor motorcycl motto mound mount mountain mous mouth move
        movement movi much multimedia multin multipl multipli multitud municip murder muscl muscular museum music musician musket must mutat mute mutini mutual muzzl
        myself mysteri mystic mythic mytholog naiv nake name namesak nanni narrat narrow nasal nation national nationalist nationwid nativ natur naturalist nautic naval
        navig near nearbi nearest necess necessari necessarili neck need negat neglect neglig negoti neighbor neighborhood neighbour neighbourhood neither nemesi
        neoclass nephew nervous nest network neutral never nevertheless newer newest newli news newspap next nice nich nicknam niec night nightclub nine nineteen
        nineteenth nineti ninth nitrogen nobil nobl nobleman noblewoman node noir nois nomad nomenclatur nomin nomine none nonetheless nonfict nonprofit nonviol norm
        normal north northeast northeastern northern northernmost northwest northwestern nose nostalg notabl notat note noteworthi noth notic notion notori notorieti
        novel novelist novella nowaday nowher nuclear nuclei nucleon nucleus nude nuditi number numer nun nurs nurseri nutrient nutrit oath obedi obes obey object oblig
        obligatori obscur observ observatori obsess obsolet obstacl obstruct obtain obvious occas occasion occup occupi occur occurr ocean odd off offenc offens offer
        offic offici offseason offshor offspr often oil older oldest onc one oneself ongo onli onlin onscreen onset onstag onto onward open oper opera operat operetta
        opinion oppon opportun oppos opposit opt optic option opus oral orbit orchestr orchestra ordain order ordinari organ organis organist organiz orient origin
        orphan oscil ostens other otherwis ought oust out outag outbreak outcom outdoor outer outfield outfit outlaw outlet outlin outlook outnumb output outrag
        outright outset outsid outskirt outspoken outstand outward oval over overal overcom overdos overhear overlook overlordship overnight overrid oversaw overse
        oversea overseen oversight overthrew overthrow overthrown overweight overwhelm owe own owner ownership oxid oxygen pace pack packag packet page paid pain paint
        painter pair palac pale palm pan pandem pane panel papaci papal paper paperback parachut parad parallel paralysi paramet parapleg pardon parent parish park
        parliament parliamentari parodi parol part parti partial particip particl particular partit partner partnership pass passag passeng passion passiv passport
        password past pastor patch patent patern path pathogen pathologist pathway patient patriarch patriot patrol patron patronag pattern pave pavilion pay payment
        payrol peac peak peasant pedestrian peer pen penalti penc pencil peninsula pension penultim peopl perceiv percent percentag percept percuss percussionist
        perenni perfect perform perhap period peripher peripheri perish perman permiss permit perpetr persecut persist person persona personnel perspect persuad pertain
        pesti petit petrol petroleum pharmaceut pharmaci pharmacist pharmacolog phase phenomena phenomenon philanthropist philosoph philosophi phone photo photoelectr
        photograph photographi phrase phyla physic physician physicist pianist piano pick picnic pictur pie piec pig pilot pine pink pinnacl pinyin pioneer pipe pirat
        pistol piston pit pitch pitcher pivot pizza place placement plagu plain plan plane planet plankton planner plant plantat planter plaqu plasma plastic plate
        plateau platform platinum play playback player playoff playwright plea plead pleas pleasant pleasur pledg plenari plenti plethora plot plural plus pneumonia
        podcast poem poet poetic poetri point pointer poison poker polar pole polic polici polit politi politician poll pollut polo polymath pond pool poor poorer
        poorest popul populac popular pore pornograph port portabl portal portfolio portion portrait portray pose posit possess possibl post postal poster posterior
        postgradu posthum postseason postul postwar potenti potteri pound pour poverti power practic practis practition prais prayer preach preacher preced precinct
        precipit precis precursor predat predatori predecessor predict predomin preemin preemptiv prefect prefer pregnanc pregnant prehistor prelat preliminari premier
        premis premium prepar preparatori prequel prescript presenc present preserv presid presidenti press pressur prestig prestigi presum presumpt pretend pretti
        prevail preval prevent previous prey price pride priest priesthood prima primal primari primarili prime primetim primit princ princip principl print printmak
        prior prioriti prison pristin privaci privat privileg prize probabl problem problemat procedur proceed process proclaim proclam prodigi produc product profess
        profession professor profil profit profound progeni progenitor program programm progress prohibit project projectil prolif prolifer promin promis promot prompt
        promulg prone pronounc pronunci proof prop propaganda propel proper properti propon proport propos proprietari propuls prose prosecut prospect prosper prostitut
        protagonist protea protect protector protein protest prototyp protract proud prove proven provid provinc provinci provis provision provoc proxim pseudonym
        psychedel psychiatri psychiatrist psychoanalyst psycholog psychologist public publish pull pulmonari pulp puls pump punish punk pupil puppet purchas pure purpl
        purport purpos pursu pursuant pursuit push put puzzl pyramid quadrenni qualif qualifi qualiti quantit quantiti quantiz quantum quarrel quarter quarterback
        quartet queen quest question quick quiet quirki quit quot race racer racial racism racist radar radiat radic radio radioact radius rage raid rail railroad
        railway rain rainfal rainforest rais ralli ranch random rang rank rap rape rapid rapper rare rash rat rate rather ratifi ratio ration ravag ray raze reach
        reaction reactor read reader readi readili real realism realist realiti realiz realli realm rear reason reassembl rebel rebellion reboot rebrand rebuild rebuilt
        recal recaptur recast receipt receiv recent recept receptor recess recip recipi reciproc recit reckon recogn recognis recognit recogniz recommend reconcil
        reconcili reconnaiss reconstruct record recount recov recoveri recreat recruit rectangular recur recycl reduc reduct reelect refer refere referenc referendum
        refin refineri reflect reform reformist refug refuge refurbish refus regain regard regardless regatta regenc regener regent regga regim regiment region regist
        registr regnant regul regular regulatori rehab reign reincarn reincorpor reinforc reinstat reintroduc reissu reject rejoin relat relationship relaunch relax
        relay releas releg relev reli reliabl relianc relief reliev religi religion reloc reluct remad remain remaind remak remark remarri remast remedi rememb remind
        reminisc remix remnant remodel remot remov remuner renam render rendit renew renounc renov renown rent rental reopen reorgan repair repeal repeat repertoir
        repertori replac repli replic replica report repres represent reprint repris reproduct republ republish repuls reput request requir rescu research resembl
        resent reserv reservoir resettl resid residenti resign resili resist resolut resolv resort resourc respect respir respiratori respond respons rest restaur
        restaurateur restor restrict result resum resumpt resurg resurrect retail retain retel retinu retir retitl retreat retriev retrospect return reunif reunion
        reunit reus reveal revel reveng revenu rever revers review revis reviv revoc revok revolt revolut revolution revolutionari revolv revu reward rework rewrit
        rewrot rhyme rhythm ribbon rich richer richest ride rider ridg rifl rift right rigid rigor ring ripe rise risen risk ritual rival rivalri river road robberi
        robust rock rocket rocki rode role roll romanc romant roof rooki room roommat root rose roster rotari rotat rough round rout routin row royal royalist royalti
        rubber rubbish rude rudimentari rug rugbi ruin rule ruler run runner runway rural rush ruthless sabotag sack sacr sacrific safe safeti saga said sail sailor
        saint sake salari sale salesman salmon salt same sampl sanction sanctuari sand sandal sandwich sang satellit satir satisfact satisfactori satisfi save sawmil
        saxophon saxophonist say scalar scale scandal scare scatter scenario scene schedul scheme scholar scholarship school scienc scientif scientist scope score
        scorer scout screen screenplay screenwrit screw script scrutini scrutinis sculptor sculptur sea seal search season seat seawat secess second secondari secret
        secretari sect section sector secular secur sediment sedimentari seduc see seed seek seem seen segment segreg seiz seizur seldom select self sell seller selo
        semiconductor semifin semin seminar senat send senior sens sensat sensit sensori sent sentenc sentiment separ sepoy sequel sequenc sequenti seri serial serious
        serum serv servant server servic session set settl settlement settler setup seven seventeen seventeenth seventh seventi sever sexploit sexual shade shadow shall
        shallow shape share sharehold shark sharp sharpli sheath sheet shelf shell shelter shield shift ship shipment shock shoe shoot shooter shop shopper shore short
        shortag shortcom shorten shorter shortest shortlist shot should shoulder shove show showcas shown showrunn shrine shrink shrub shut shuttl sibl sick side
        sidekick sieg sight sign signal signatori signatur signifi signific silenc silent silicon silk silli silver similar simpl simpler simplest simpli simplic
        simplifi simultan sinc sing singer singl singular sink sister sit sitcom site situat sixteen sixteenth sixth sixti sizabl size skate skateboard skater sketch
        ski skier skill skin skirt skyscrap slam slang slapstick slate slave slaveri sleep sleev slender slight slogan slope slot slow slowest slowli small smaller
        smallest smallpox smart smoke smooth snake snow snowfal soap soccer social socialist socialit societ societi sociolog sodium soft softer softwar soil solar sold
        soldier sole solicitor solid solidar solidifi solo solut solv some somebodi somehow someon someth sometim somewhat somewher son sonata song songwrit soon
        sophist sophomor soprano sorceri sorri sort sought soul sound soundtrack sourc south southeast southeastern southern southernmost southward southwest
        southwestern sovereign sovereignti space spacecraft spaceflight span spare spark spars spawn speak speaker spearhead speci special specialis specialist
        specialti specif specifi specimen spectacular spectat spectroscopi spectrum specul speech speed spell spend spent sperm sphere spheric spi spider spill spin
        spinoff spiral spirit spiritu spite split spoil spoke spoken spokesman spokesperson sponsor sponsorship spoof sporad sport sportscast sportswrit spot spous
        sprawl spread spring sprinter sprung spun spur squad squar stab stabil stabl stadium staff stage stagger stake stalk stall stamp stanc stand standard star
        stardom stark start startup starvat state statehood statement statesman static station statist statu statur status statut statutori stay steadi steadili steal
        steam steel steep steer stem step stepdaught stepfath stepmoth stereotyp sterl stick sticki still stimul stint stipul stock stomach stone stood stop storag
        store storey stori storm storylin straddl straight straightforward strain strand strang stranger strateg strategi strategist stratifi streak stream street
        strength strengthen stress stretch strict strife strike striker string strip stripe strive stroke strong stronger strongest stronghold struck structur struggl
        stuck student studi studio stuff stunt stuntman style stylist styliz su subcontin subdivid subdivis subgenr subject sublim submarin submiss submit subordin
        subscrib subscript subsequ subsid subsidi subsidiari subsist substanc substant substanti substitut subtitl subtl subtrop suburb suburban succeed success
        successor such sudden suffer suffici suffix suffrag sugar suggest suicid suit suitabl summari summer summit summon sung sunlight sunni sunset sunshin superb
        superhero superior supermarket supernatur superpow supersed superstar supervis supervisor supplant supplement supplementari suppli supplier support suppos
        suppress supremaci sure surfac surgeon surgeri surmis surnam surpass surplus surpris surreal surrend surround surveil survey surveyor surviv survivor suspect
        suspend suspens sustain swamp swap sweep sweet swept swift swim swimmer swing switch sword sworn symbol symmetri sympathet sympathi symphon symphoni symptom
        syndic syndrom synonym synthesi synthet synthpop system systemat tabl taboo tackl tactic tail tailor take taken takeov tale talent talk tall taller tallest
        talli tandem tank tape target tariff task tast taught tavern tax taxat taxi taxonomi teach teacher team teammat tear tech technic technician techniqu techno
        technolog tecton teen teenag teeth telenovela telephon telescop televis tell teller temper tempera temperatur templ templat tempo temporari temporarili ten
        tenant tend tendenc tender tenni tenor tens tension tentacl tenth tenur term termin terminolog terrac terrain terrestri terribl territori terror terrorist
        tertiari test testifi testimoni text textbook textil than thank that theater theatr theatric their them themat theme themselv then theolog theologian theorem
        theoret theori theorist therapi therapist there thereaft therebi therefor thermal these thesi they thick thin thing think thinker third thirteen thirteenth
        thirti this thorough those though thought thousand thrash thread threat threaten three threshold threw thriller thrive throat throne through throughout throw
        thrower thrown thrust thunderstorm thus thymus ticket tide tidi tie tier tight till timber time timet tini tip tire tissu titl titular tobacco today togeth
        token told toler toll tomb tomorrow ton tone tongu tonic tonn took tool top topic topograph torch torn tornado torqu tortur toss total totalitarian touch
        touchdown tough tour tourism tourist tournament toward tower town township toxic toy trace track tract traction trade trademark trader tradit traffic tragedi
        tragic trail trailer train trainer trait trajectori transact transcript transfer transform transit translat translit transmiss transmit transmitt transpar
        transport transpos trap trash trauma travel treason treasur treat treati treatis treatment tree trench trend tri trial triangl tribal tribe tribut tributari
        trick trigger trillion trilog trio trip tripl triumph troop trophi tropic troubl troup truce truck true truli trumpet trunk truss trust truste truth tube
        tuberculosi tuition tumor tundra tune tunnel turbin turbul turmoil turn turnov tutelag tutor twelfth twelv twenti twentieth twice twin twist tycoon type typhoid
        typic tyre ultim ultraviolet umbrella unabl unanim unawar unbalanc uncertain uncertainti unchang uncl unclear uncommon uncondit uncontrol unconvent uncredit
        undef under undercov undergo undergon undergradu underground undermin understand understood undertak undertaken undertook underw underwat underworld undesir
        undevelop undisput undraft unemploy unequ uneven unexpect unexplain unfair unfamiliar unfinish unhappi unicamer unif unifi uniform unincorpor uninhabit
        uninterrupt union uniqu unit unitari uniti univers unjust unknown unlaw unless unlik unlimit unlock unmarri unnam unnatur unnecessari unoffici unoppos unorgan
        unpaid unpopular unpreced unrecogn unrel unreleas unreli unrequit unrest unseen unspecifi unstabl unsuccess until untru unus unusu unveil upbring upcom updat
        upgrad upheld upkeep upload upon upper upris upscal upset upstat upstream uranium urban urg usabl usag use user usual util utilis vacanc vacant vacat vaccin
        vacuum vagu valet valid valley valu valuabl valv vampir vari variabl variant variat varieti various varsiti vassal vast vaudevill vector veget vehicl vein veloc
        vendor vener veng venom ventur venu verb verdict veri verif verifi vernacular vers versatil version versus vertebr vertic vessel vest veteran veto viabl vicar
        vice vicin victim victori video view viewer viewpoint villag villain vine vineyard vintag vinyl viola violat violenc violent violin violinist viral virtu
        virtual virtuous virus visa visibl vision visit visitor visual vital vivid vocabulari vocal vocalist vocat vodka voic void volcan volcano volleybal voltag volum
        volunt voluntari voluntarili vote voter vow voyag vulner wage wait waitress wake walk wall want war ward warehous warfar warlord warm warmer warmest warn
        warrior warship wartim wash wast watch water waterfal waterfront watersh wave wavelength way weak weaken weaker wealth wealthi wealthiest weapon wear weather
        weav websit wed wedg week weekday weekend weigh weight weird welcom welfar well went were west western westernmost westward whale what whatev wheat wheel when
        whenc whenev where wherea wherebi wherein wherev whether which while whilst white whole wholesal wholli whom whose wicket wide widen wider widespread widow
        width wield wife wild wilder wildlif will win wind window wine wing winger winner winter wire wireless wise wish wit with withdraw withdrawn withdrew within
        without wive woman women wonder wood wooden woodi woodland word wore woreda work worker workforc workplac workshop world worldwid worn worri wors worsen worship
        worst worth would wound wrestl wrestler writ write writer written wrong wrote wuxia yacht yard year yellow yesterday yield young younger youngest youth zeal
        zero zone zoologist
        """;

    private static readonly Lazy<FrozenSet<string>> Known = new(() => Stems.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether a folded word is one, in any form.</summary>
    public static bool Contains(string folded) => Known.Value.Contains(EnglishStemmer.Stem(folded));
}
