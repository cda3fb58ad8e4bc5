namespace ChatBot.Retrieval;

/// <summary>
/// Everyday words in the languages in which people ask. A line is one meaning, its columns are the languages in the order of
/// <see cref="Languages"/>; the first word of a column is the one to say, the others are forms of it or mean the same. Inflected forms
/// that share their first five letters with a word here need no place of their own.
/// </summary>
internal static class GlossaryTable
{
    /// <summary>The columns.</summary>
    public static readonly string[] Languages = ["en", "de", "fr", "es", "it", "nl", "pt", "zh", "ja"];

    /// <summary>The meanings.</summary>
    public const string Rows = """
        cost costs price paid | kosten kostet gekostet preis kostete | coût coûter coûte prix coûté | costo costar cuesta costó precio coste | costo costa costare prezzo costato | kosten kost kostte kostten gekost prijs | custo custar custa custou preço | 花费 成本 费用 花了 价格 | 費用 コスト かかりました かかる 価格 値段
        build built building | bauen baut gebaut erbaut bau | construire construit bâti construction | construir construido construyó construyeron | costruire costruito costruzione | bouwen gebouwd bouw | construir construído construiu | 建造 建设 建成 | 建設 建て 建造
        building house | gebäude haus häuser | bâtiment maison | edificio casa | edificio casa | gebouw huis | edifício casa | 建筑 房子 | 建物 家
        year years annual yearly | jahr jahre jahres jährlich | an année ans annuel annuelle | año años anual | anno anni annuale | jaar jaren jaarlijks | ano anos anual | 年 每年 年度 | 年 年間 毎年
        month months monthly | monat monate monatlich | mois mensuel | mes meses mensual | mese mesi mensile | maand maanden | mês meses mensal | 个月 月 | ヶ月 か月 カ月 月
        week weeks weekly | woche wochen wöchentlich | semaine semaines | semana semanas | settimana settimane | week weken | semana semanas | 周 星期 | 週間 週
        day days daily | tag tage täglich tagen | jour jours quotidien | día días diario diaria | giorno giorni giornaliera | dag dagen dagelijkse | dia dias diária | 天 日 每天 | 日 日間 毎日
        hour hours | stunde stunden | heure heures | hora horas | ora ore | uur uren | hora horas | 小时 | 時間
        minute minutes | minute minuten | minute minutes | minuto minutos | minuto minuti | minuut minuten | minuto minutos | 分钟 | 分 分間
        quarter quarterly | quartal | trimestre | trimestre | trimestre | kwartaal | trimestre | 季度 | 四半期
        lose lost loses loss losses | verlieren verloren verlor verlust verluste | perdre perd perdu perte pertes perdus | perder pierde perdió perdido pérdida perdieron | perdere perso perde perdita | verliezen verloren verlies | perder perde perdeu perda | 失去 损失 丢失 | 失う 失った 失われ 損失
        step stage hop steps | schritt stufe etappe schritte | étape pas étapes | paso etapa pasos | passo tappa fase | stap fase stappen | passo etapa | 步骤 步 阶段 | 段階 ステップ
        contract contracts agreement agreements contracted | vertrag verträge vereinbarung | contrat contrats accord | contrato contratos acuerdo | contratto contratti accordo | contract contracten overeenkomst | contrato contratos acordo | 合同 合约 协议 | 契約 合意
        sign signed | unterschreiben unterschrieben unterzeichnet | signer signé | firmar firmado firmó | firmare firmato | ondertekenen getekend | assinar assinado | 签署 签 | 署名 締結
        total sum altogether | gesamt summe insgesamt gesamte | total totale somme montant | total suma | totale somma | totaal som | total soma | 总额 总共 总计 总 | 合計 総額 総
        last latest recent past final | letzte letzten letzter letztes vergangenen zuletzt | dernier dernière derniers dernières passé | último última últimos últimas pasado | ultimo ultima ultimi scorso scorsa | laatste vorige afgelopen | último última últimos passado | 最近 最后 过去 上个 | 最後 最近 昨 過去
        first | erste erster ersten erstes zuerst | premier première premiers | primero primera primeros | primo prima primi | eerste | primeiro primeira | 第一 首次 最初 | 最初 初めて 第一
        next coming | nächste nächsten nächster kommenden | prochain prochaine suivant | próximo próxima siguiente | prossimo prossima | volgende komende | próximo próxima | 下一个 下个 接下来 | 次
        new newly | neu neue neuen neues neuer | nouveau nouvelle nouveaux nouvelles neuf | nuevo nueva nuevos nuevas | nuovo nuova nuovi nuove | nieuw nieuwe | novo nova novos novas | 新 新的 | 新しい 新た 新
        old oldest age | alt alte alten älteste alter | vieux vieille ancien ancienne âge | viejo vieja antiguo antigua edad | vecchio vecchia antico età | oud oude oudste leeftijd | velho velha antigo idade | 老 旧 古老 年龄 | 古い 古 年齢
        big large great largest | groß große großen größte größten | grand grande grands plus-grand | grande gran grandes mayor | grande grandi maggiore | groot grote grootste | grande grandes maior | 大 巨大 最大 | 大きい 大きな 最大
        size | größe | taille | tamaño | dimensione | grootte | tamanho | 大小 尺寸 | 大きさ サイズ
        small little smallest | klein kleine kleinen kleinste | petit petite petits | pequeño pequeña | piccolo piccola | klein kleine | pequeno pequena | 小 最小 | 小さい 小さな
        long length | lang lange länge langen | long longue longueur | largo larga longitud | lungo lunga lunghezza | lang lange lengte | longo comprido comprimento | 长 长度 多长 | 長い 長さ
        wide width breadth | breit breite | large largeur | ancho ancha anchura | largo larga larghezza | breed breedte | largo largura | 宽 宽度 多宽 | 広い 幅
        high height tall | hoch hohe höhe hohen | haut haute hauteur | alto alta altura | alto alta altezza | hoog hoge hoogte | alto alta altura | 高 高度 多高 | 高い 高さ
        deep depth | tief tiefe | profond profonde profondeur | profundo profunda profundidad | profondo profondità | diep diepte | profundo profundidade | 深 深度 | 深い 深さ
        weigh weight weighs heavy | wiegen wiegt gewicht schwer | peser pèse poids lourd | pesar pesa peso pesado | pesare pesa peso pesante | wegen weegt gewicht zwaar | pesar pesa peso pesado | 重 重量 多重 | 重い 重さ 重量
        fast quick speed | schnell geschwindigkeit | rapide vitesse | rápido velocidad | veloce rapido velocità | snel snelheid | rápido velocidade | 快 速度 | 速い 速度 早い
        money fund funds | geld mittel fonds | argent fonds | dinero fondo fondos | denaro soldi fondo fondi | geld fonds | dinheiro fundo | 钱 资金 基金 | お金 資金 基金
        income revenue earnings | einkommen einnahmen umsatz einkünfte erlös | revenu revenus recettes chiffre | ingresos ingreso renta | reddito ricavi entrate fatturato | inkomen inkomsten omzet | receita renda rendimento | 收入 营收 | 収入 売上 収益
        profit margin | gewinn marge | bénéfice profit marge | beneficio ganancia margen | profitto utile margine | winst marge | lucro margem | 利润 | 利益
        budget | budget haushalt etat | budget | presupuesto | bilancio budget | begroting budget | orçamento | 预算 | 予算
        pay pays paid payment | zahlen bezahlt zahlt zahlung bezahlen | payer paie payé paiement | pagar paga pagó pago | pagare paga pagato pagamento | betalen betaalt betaald betaling | pagar paga pagou pagamento | 支付 付 | 支払 払
        buy bought purchase | kaufen gekauft kauft kauf | acheter acheté achat | comprar compró compra comprado | comprare comprato acquisto | kopen gekocht | comprar comprou compra | 购买 买 | 購入 買
        sell sold sale sales | verkaufen verkauft verkauf | vendre vendu vente ventes | vender vendió venta ventas vendido | vendere venduto vendita | verkopen verkocht verkoop | vender vendeu venda | 卖 销售 出售 | 販売 売
        invest investment invested put | investieren investiert investition investitionen | investir investi investissement | invertir invirtió inversión invertido inversiones | investire investito investimento | investeren geïnvesteerd investering | investir investiu investimento | 投资 投入 | 投資
        passenger passengers | passagier passagiere fahrgäste fahrgast | passager passagers | pasajero pasajeros | passeggero passeggeri | passagier passagiers | passageiro passageiros | 乘客 旅客 | 乗客
        visitor visitors | besucher besucherinnen gäste | visiteur visiteurs | visitante visitantes | visitatore visitatori | bezoeker bezoekers | visitante visitantes | 游客 访客 参观者 | 訪問者 来場者 観光客
        inhabitant inhabitants residents live population people | einwohner bewohner leben bevölkerung | habitant habitants vivre population vivent | habitante habitantes vivir población viven | abitante abitanti vivere popolazione vivono | inwoner inwoners wonen bevolking | habitante habitantes viver população | 居民 人口 住 | 住民 人口 住んで
        carry carries carried transport seats | befördern trägt tragen getragen transportieren transportiert | transporter transporte porter porte | transportar transporta llevar lleva | trasportare trasporta portare | vervoeren vervoert dragen | transportar transporta levar | 运载 运送 载 | 運ぶ 運べ 乗せ 輸送
        people persons | leute menschen personen | gens personnes personne | gente personas | persone gente | mensen personen | pessoas gente | 人 人们 | 人 人々
        person man woman | person mann frau | personne homme femme | persona hombre mujer | persona uomo donna | persoon man vrouw | pessoa homem mulher | 男人 女人 | 人物 男 女
        child children kid | kind kinder | enfant enfants | niño niña niños | bambino bambini | kind kinderen | criança crianças | 孩子 儿童 | 子供 子ども
        pupil pupils student students school | schüler schule schülerin | élève élèves école étudiant | alumno alumnos escuela estudiante | alunno alunni scuola studente | leerling leerlingen school | aluno alunos escola | 学生 学校 | 生徒 学校 学生
        work works worked job jobs | arbeit arbeiten arbeitet arbeitsplätze stellen | travail travaille emploi emplois travailler | trabajo trabaja empleo empleos trabajar | lavoro lavora lavorare posti | werk werken banen baan | trabalho trabalha emprego empregos | 工作 就业 岗位 | 仕事 働く 雇用
        company firm business | firma unternehmen | entreprise société compagnie | empresa compañía sociedad | azienda società impresa | bedrijf onderneming | empresa companhia | 公司 企业 | 会社 企業
        model models | modell modelle modells | modèle modèles | modelo modelos | modello modelli | model modellen | modelo modelos | 模型 | モデル
        device devices | gerät geräte geräten | appareil appareils | dispositivo dispositivos aparato | dispositivo dispositivi apparecchio | apparaat apparaten | dispositivo aparelho | 设备 | 機器 デバイス 端末
        run runs running ran | laufen läuft lief gelaufen lauf | tourner tourne fonctionner fonctionne | ejecutar ejecución funcionar funciona correr | eseguire esecuzione funzionare gira | draaien draait loopt | executar execução funcionar rodar | 运行 跑 | 動く 動き 動作 実行 走る
        future day someday one | zukunft künftig zukünftig | avenir futur | futuro futura | futuro futura | toekomst toekomstig | futuro futura | 未来 将来 | 将来 未来
        test tests trial | test tests versuch prüfung | test tests essai épreuve | prueba pruebas ensayo | prova prove test | test tests proef | teste testes prova | 测试 试验 | テスト 試験
        complete completed finish finished pass passed | abschließen abgeschlossen fertiggestellt fertig beendet bestehen bestand | terminer terminé achevé fini réussi | completar completó terminar terminado terminó acabar superar | completare completato finire finito terminato superato | voltooien voltooid afgemaakt klaar | completar completou terminar terminado concluído | 完成 完工 结束 通过 | 完成 終了 完了 終わ
        end ends ended | ende enden endet endete | fin finir finit | fin acabar termina | fine finire finisce | einde eindigt | fim acabar termina | 结束 结尾 | 終わり 終わる
        begin start began started begins | anfang beginnen beginnt begann begonnen start | début commencer commence commencé | comenzar comienza empezar empieza empezó inicio | inizio cominciare comincia iniziare inizia | beginnen begint begon start | começar começa início começou | 开始 | 始まる 始め 開始
        open opened opening | öffnen geöffnet eröffnet offen eingeweiht eröffnung | ouvrir ouvert ouverture inauguré | abrir abierto abrió apertura | aprire aperto apertura | openen geopend open | abrir aberto abriu | 开放 打开 开业 | 開く 開業 開館
        close closed | schließen geschlossen | fermer fermé | cerrar cerrado cerró | chiudere chiuso | sluiten gesloten | fechar fechado | 关闭 | 閉じる 閉鎖
        repair repairs repaired mend | reparatur reparieren repariert ausbesserung | réparation réparer réparé | reparación reparar reparado | riparazione riparare riparato | reparatie repareren gerepareerd | reparo reparação consertar | 修理 维修 修复 | 修理 修復
        renovation rebuilding restoration rebuilt restored | umbau sanierung restaurierung umgebaut renovierung | rénovation restauration rénové transformation | renovación restauración renovado | ristrutturazione restauro | renovatie verbouwing | renovação restauração | 翻修 改建 | 改修 改築
        become became turned | geworden wird wurde werden | devenir devenu devenue | convertirse convirtió llegar | diventare diventato | worden geworden | tornar tornou | 变成 成为 | なった なる
        grow grew grown growth increase rose rise | wachsen gewachsen wächst wuchs wachstum steigen gestiegen | croître croissance augmenter augmenté grandir crû | crecer creció crecido crecimiento aumentar aumentó | crescere cresciuta cresciuto crescita aumentare aumentato | groeien gegroeid groei stijgen | crescer cresceu crescimento aumentar | 增长 增加 上升 | 成長 増加 増え 伸び
        fall fell decrease decline drop | fallen gefallen sinken gesunken rückgang fiel | baisser baisse chute diminuer tomber | caer cayó bajar disminuir caída | cadere calare diminuire calo caduto | dalen gedaald vallen | cair queda diminuir caiu | 下降 减少 跌 | 減少 下落 落ち 減
        percent percentage share | prozent prozentsatz anteil | pourcent pourcentage part | porcentaje ciento parte | percento percentuale quota | procent percentage aandeel | porcentagem cento parte | 百分之 百分比 份额 比例 | パーセント 割合
        stake equity hold holds owns own | beteiligung anteil hält besitzt halten | participation détient possède | participación posee tiene | partecipazione detiene possiede | belang bezit houdt | participação detém possui | 股份 持有 持股 拥有 | 株式 保有 所有
        plan plans planned | plan pläne geplant geplanten planen | plan plans prévu prévus projet | plan planes planeado previsto | piano piani previsto pianificato | plan plannen gepland | plano planos planejado | 计划 规划 方案 | 計画 予定
        project projects | projekt projekte projekts | projet projets | proyecto proyectos | progetto progetti | project projecten | projeto projetos | 项目 工程 | プロジェクト 事業
        multiple times fold | vielfache wievielfache mal fache | fois multiple | veces múltiplo | volte multiplo | keer veelvoud | vezes múltiplo | 倍 | 倍
        reach reaches reached | erreichen erreicht erreichte | atteindre atteint | alcanzar alcanza alcanzó | raggiungere raggiunge raggiunto | bereiken bereikt | alcançar alcança | 达到 到达 | 達する 届く
        say says said | sagen sagt gesagt sagte | dire dit déclare | decir dice dijo | dire dice detto | zeggen zegt gezegd | dizer diz disse | 说 表示 提到 | 言う 述べ 言って 話
        think thinks believe | denken denkt glauben glaubt meint | penser pense croire croit | pensar piensa creer cree | pensare pensa credere crede | denken denkt geloven | pensar pensa acreditar | 认为 觉得 | 考え 思
        expect expects expected forecast | erwarten erwartet rechnet erwartung | attendre attend prévoir prévoit | esperar espera prever prevé | aspettarsi aspetta prevedere prevede | verwachten verwacht | esperar espera prever | 预计 预期 期待 | 予想 期待 見込
        propose proposes proposed suggest | vorschlagen vorgeschlagen vorschlägt vorschlag schlägt | proposer propose proposé | proponer propone propuso propuesta | proporre propone proposto proposta | voorstellen voorgesteld | propor propõe proposta | 建议 提议 | 提案
        decide decided decision | entscheiden entschieden entscheidung beschluss beschlossen | décider décidé décision | decidir decidió decisión | decidere deciso decisione | besluiten besloten besluit | decidir decidiu decisão | 决定 | 決定 決め
        vote votes voted | stimme stimmen abstimmung gestimmt | vote voix voter voté | voto votos votar votación | voto voti votare | stem stemmen gestemd | voto votos votar | 投票 票 | 投票 票
        meeting meet | versammlung sitzung treffen | réunion séance assemblée | reunión sesión asamblea | riunione seduta assemblea | vergadering bijeenkomst | reunião sessão | 会议 会 | 会議 会合
        council board committee | rat gemeinderat stadtrat vorstand ausschuss | conseil comité commission | consejo ayuntamiento comité | consiglio comitato | raad bestuur commissie | conselho comitê câmara | 议会 委员会 理事会 | 議会 委員会 評議会
        mayor | bürgermeister bürgermeisterin oberbürgermeister | maire | alcalde alcaldesa | sindaco | burgemeester | prefeito prefeita | 市长 镇长 | 市長 町長
        member members | mitglied mitglieder | membre membres | miembro miembros socio | membro membri socio | lid leden | membro membros sócio | 成员 会员 | 会員 メンバー 委員
        town city | stadt städte gemeinde ort | ville commune | ciudad pueblo | città paese comune | stad gemeente | cidade vila | 城市 镇 城镇 市 | 町 市 都市
        country state | land staat länder | pays état | país estado | paese stato | land staat | país estado | 国家 州 | 国 州
        street road | straße weg strasse | rue route | calle carretera | strada via | straat weg | rua estrada | 街 路 街道 | 通り 道路 道
        bridge | brücke brücken | pont ponts | puente | ponte | brug | ponte | 桥 | 橋
        river | fluss flusses | fleuve rivière | río | fiume | rivier | rio | 河 江 河流 | 川
        sea ocean | meer see ozean | mer océan | mar océano | mare oceano | zee oceaan | mar oceano | 海 海洋 | 海
        water | wasser wassers | eau eaux | agua aguas | acqua acque | water | água águas | 水 | 水
        harbour harbor port | hafen hafens häfen | port ports | puerto | porto | haven | porto | 港口 港 | 港
        breakwater | wellenbrecher | brise-lames brise digue | rompeolas | frangiflutti | golfbreker | quebra-mar | 防波堤 | 防波堤
        wall | mauer wand | mur muraille | muro pared | muro parete | muur | muro parede | 墙 | 壁
        ship boat vessel | schiff boot schiffe boote | bateau navire bateaux | barco buque nave | nave barca | schip boot | navio barco | 船 轮船 | 船
        ferry | fähre fähren | ferry bac traversier | ferry transbordador | traghetto | veerboot pont | balsa ferry | 渡轮 轮渡 | フェリー 渡し船
        island | insel inseln | île îles | isla islas | isola isole | eiland | ilha ilhas | 岛 岛屿 | 島
        storm | sturm stürme unwetter | tempête orage | tormenta tempestad | tempesta | storm | tempestade | 风暴 暴风雨 | 嵐 暴風
        flood | flut hochwasser überschwemmung | inondation crue | inundación crecida | alluvione inondazione piena | overstroming vloed | inundação enchente | 洪水 水灾 | 洪水
        marsh | marsch salzwiese sumpf | marais | marisma pantano | palude | moeras | pântano | 沼泽 湿地 | 湿地
        fish fishing | fisch fische fischerei | poisson poissons pêche | pez pescado pesca peces | pesce pesci pesca | vis vissen visserij | peixe peixes pesca | 鱼 渔业 | 魚 漁業
        tree trees | baum bäume bäumen | arbre arbres | árbol árboles | albero alberi | boom bomen | árvore árvores | 树 树木 | 木 樹木
        garden orchard | garten obstgarten | jardin verger | jardín huerto | giardino frutteto | tuin boomgaard | jardim pomar | 花园 果园 | 庭 果園
        apple apples | apfel äpfel | pomme pommes | manzana manzanas | mela mele | appel appels | maçã maçãs | 苹果 | りんご リンゴ
        bee bees | biene bienen | abeille abeilles | abeja abejas | ape api | bij bijen | abelha abelhas | 蜜蜂 | 蜂 ミツバチ
        colony colonies hive | volk völker völkern bienenstock | colonie colonies ruche | colonia colonias colmena | colonia colonie alveare | kolonie volk volken | colônia colmeia | 群 蜂群 | 群れ
        animal animals | tier tiere | animal animaux | animal animales | animale animali | dier dieren | animal animais | 动物 | 動物
        dog dogs | hund hunde | chien chiens | perro perros | cane cani | hond honden | cão cães cachorro | 狗 | 犬
        cat cats | katze katzen | chat chats | gato gatos | gatto gatti | kat katten | gato gatos | 猫 | 猫
        mill | mühle mühlen | moulin | molino | mulino | molen | moinho | 磨坊 工厂 | 製粉所 工場
        loom looms | webstuhl webstühle | métier métiers | telar telares | telaio telai | weefgetouw | tear teares | 织布机 织机 | 織機
        press | presse | presse pressoir | prensa | pressa torchio | pers | prensa | 压榨机 | 圧搾機 プレス
        tower lighthouse | turm leuchtturm | tour phare | torre faro | torre faro | toren vuurtoren | torre farol | 塔 灯塔 | 塔 灯台
        light lit lamp | licht leuchte lampe angezündet | lumière lampe allumé allumer | luz lámpara encendido | luce lampada acceso | licht lamp aangestoken | luz lâmpada aceso | 灯 光 点亮 | 光 明かり 灯
        roof dome | dach kuppel | toit coupole | techo tejado cúpula | tetto cupola | dak koepel | telhado cúpula | 屋顶 圆顶 | 屋根
        stone | stein steine | pierre pierres | piedra piedras | pietra pietre | steen stenen | pedra pedras | 石头 石 | 石
        fire | feuer brand | feu incendie | fuego incendio | fuoco incendio | vuur brand | fogo incêndio | 火 火灾 | 火 火事
        car cars | auto autos wagen | voiture voitures auto | coche coches automóvil | auto macchina | auto auto's | carro carros | 汽车 车 | 車 自動車
        train | zug züge bahn | train trains | tren trenes | treno treni | trein treinen | trem comboio | 火车 | 列車 電車
        parking | parkplatz parkplätze parken | parking stationnement | aparcamiento estacionamiento | parcheggio | parkeren parkeerplaats | estacionamento | 停车 | 駐車
        hotel | hotel hotels | hôtel hôtels | hotel | albergo hotel | hotel | hotel | 酒店 宾馆 | ホテル
        night nights | nacht nächte | nuit nuits | noche noches | notte notti | nacht nachten | noite noites | 晚 夜 | 夜 泊
        meal meals food | mahlzeit essen mahlzeiten | repas nourriture | comida comidas | pasto pasti cibo | maaltijd eten | refeição comida | 餐 食物 | 食事 食べ物
        travel trip journey | reise reisen fahrt | voyage voyages trajet | viaje viajes | viaggio viaggi | reis reizen | viagem viagens | 旅行 出差 行程 | 旅行 出張
        allowance rate | tagegeld pauschale satz | indemnité allocation | dieta asignación | diaria indennità | vergoeding toelage | diária subsídio | 津贴 补贴 | 手当 日当
        maximum most limit highest | höchstens maximal grenze limit höchste | maximum maximal limite plafond | máximo límite máxima | massimo limite massima | maximaal maximum grens | máximo limite | 最多 上限 最高 | 最大 上限 最高
        minimum least lowest | mindestens minimum minimal | minimum minimal | mínimo mínima | minimo minima | minimaal minimum | mínimo mínima | 最少 至少 最低 | 最低 最小
        average mean | durchschnitt durchschnittlich mittel | moyenne moyen | promedio media | media medio | gemiddeld gemiddelde | média | 平均 | 平均
        number count | zahl anzahl nummer | nombre chiffre numéro | número cantidad cifra | numero quantità | aantal nummer getal | número quantidade | 数量 数目 数字 | 数 番号
        amount sum | betrag höhe menge | montant somme quantité | importe cantidad monto | importo somma | bedrag hoeveelheid | valor montante | 金额 数额 | 金額 額
        part piece | teil teile stück | partie morceau | parte pieza trozo | parte pezzo | deel stuk | parte peça | 部分 | 部分
        half | hälfte halb halbe | moitié demi | mitad medio | metà mezzo | helft half | metade meio | 一半 半 | 半分 半
        double twice | doppelt zweimal | double deux-fois | doble | doppio | dubbel | dobro | 双倍 两倍 | 二倍
        name called named | name heißt namen genannt | nom appelle nommé s'appelle | nombre llama llamado | nome chiama chiamato | naam heet genoemd | nome chama chamado | 名字 名称 叫 | 名前 名称 呼ば
        author writer wrote write written | autor autorin schreiben geschrieben schrieb verfasser | auteur écrire écrit autrice | autor autora escribir escribió escrito | autore autrice scrivere scritto | auteur schrijver geschreven | autor autora escrever escreveu | 作者 写 撰写 | 著者 作者 書い
        speak talk speaks | sprechen spricht gesprochen redet | parler parle parlé | hablar habla habló | parlare parla parlato | spreken spreekt praten | falar fala falou | 谈 谈到 讲 | 話す 話して 語
        reason cause why | grund gründe ursache warum | raison raisons cause pourquoi | razón razones causa por | ragione ragioni causa perché | reden oorzaak waarom | razão motivo causa | 原因 理由 为什么 | 理由 原因 なぜ
        problem trouble | problem probleme schwierigkeit | problème problèmes difficulté | problema problemas | problema problemi | probleem problemen | problema problemas | 问题 | 問題
        solution solve solves | lösung lösen gelöst | solution résoudre résolu | solución resolver resuelto | soluzione risolvere | oplossing oplossen | solução resolver | 解决 解决方案 | 解決
        danger risk | gefahr risiko risiken | danger risque risques | peligro riesgo riesgos | pericolo rischio rischi | gevaar risico | perigo risco | 危险 风险 | 危険 リスク
        need needs require necessary | brauchen braucht benötigt nötig | besoin nécessaire falloir exige | necesitar necesita necesario requiere | bisogno necessario serve richiede | nodig behoefte vereist | precisar precisa necessário | 需要 要求 | 必要
        use used uses | benutzen nutzen verwendet genutzt verwenden | utiliser utilise utilisé usage | usar usa utiliza utilizado | usare usa utilizzare utilizzato | gebruiken gebruikt gebruik | usar usa utilizar | 使用 用 利用 | 使う 使用 利用
        make made makes | machen gemacht macht herstellen | faire fait fabriquer | hacer hace hizo hecho | fare fatto fa | maken gemaakt maakt | fazer faz fez feito | 制造 制作 做 | 作る 製造 作
        give gave given | geben gegeben gab | donner donné donne | dar dio dado da | dare dato dà | geven gegeven gaf | dar deu dado | 给 给予 | 与え あげ
        get receive received got | bekommen erhalten erhielt erhält | recevoir reçu obtenir | recibir recibió obtener | ricevere ricevuto ottenere | krijgen gekregen ontvangen | receber recebeu obter | 得到 收到 获得 | 受け 得
        lead leads led head run | leiten geleitet leitet leitung führt geführt | diriger dirige dirigé mener | dirigir dirige dirigió | dirigere dirige diretto guida | leiden leidt geleid | dirigir dirige liderar | 领导 负责 主持 | 率いる 担当
        leader chair boss | leiter leiterin vorsitzende vorsitzender chef | chef président directrice directeur | jefe presidente director | capo presidente direttore | leider voorzitter baas | líder presidente diretor | 领导 主席 负责人 | リーダー 議長 責任者
        found founded establish | gründen gegründet gründung | fonder fondé fondation | fundar fundó fundado | fondare fondato | oprichten opgericht | fundar fundou fundado | 成立 创立 创办 | 設立 創立 創業
        plant planted | pflanzen gepflanzt pflanze | planter planté plante | plantar plantado plantó planta | piantare piantato pianta | planten geplant plant | plantar plantou planta | 种植 种 | 植え 植物
        die died dead death | sterben gestorben starb tot tod | mourir mort décédé | morir murió muerto muerte | morire morto morte | sterven gestorven dood | morrer morreu morto | 死 去世 死亡 | 死 亡くな
        born birth | geboren geburt | né naissance née | nacido nació nacimiento | nato nascita nata | geboren geboorte | nascido nasceu | 出生 | 生まれ
        live lives lived | leben lebt wohnt gewohnt lebte | vivre vit habite vécu | vivir vive vivió | vivere vive abita | leven leeft woont | viver vive mora | 住 居住 生活 | 住む 暮ら
        stand stands stood | stehen steht stand | debout tenir tient | estar está | stare sta | staan staat | ficar está | 站 | 立
        stay last lasts lasted | bleiben dauern dauert dauerte gedauert | rester durer dure duré | durar dura duró quedar | durare dura durato restare | duren duurt blijven | durar dura durou ficar | 持续 保持 | 続く 続い 残
        duration length | dauer | durée | duración | durata | duur | duração | 时长 | 期間
        change changed replace | ändern geändert änderung ersetzt ersetzen | changer changé remplacer remplace | cambiar cambió cambio reemplazar | cambiare cambiato sostituire | veranderen veranderd vervangen | mudar mudou substituir | 改变 取代 代替 变化 | 変化 変更 代わ
        allow allowed permit | erlauben erlaubt dürfen darf gestattet | permettre permis autorisé peut | permitir permite permitido | permettere permesso consentito | toestaan toegestaan mogen | permitir permitido | 允许 可以 | 許可 許さ
        forbid forbidden banned | verbieten verboten | interdire interdit | prohibir prohibido | vietare vietato | verbieden verboden | proibir proibido | 禁止 | 禁止
        compulsory mandatory required | pflicht verpflichtend vorgeschrieben | obligatoire | obligatorio | obbligatorio | verplicht | obrigatório | 强制 必须 | 義務 必須
        free | kostenlos frei gratis | gratuit libre | gratis libre gratuito | gratuito libero | gratis vrij | grátis livre | 免费 自由 | 無料 自由
        cheap cheapest | billig günstig billigste | bon-marché moins-cher | barato económico | economico conveniente | goedkoop goedkoopste | barato | 便宜 | 安い
        expensive dear | teuer teuerste | cher chère coûteux | caro cara | caro costoso | duur duurste | caro cara | 贵 昂贵 | 高価
        important main key | wichtig wichtigste wichtigsten haupt | important importante principal | importante principal | importante principale | belangrijk belangrijkste | importante principal | 重要 主要 | 重要 主な
        each every per | jede jeder jedes pro je | chaque par | cada por | ogni ciascuno | elk elke per | cada por | 每 每个 | 各 毎 ごと
        today now | heute jetzt | aujourd'hui maintenant | hoy ahora | oggi adesso ora | vandaag nu | hoje agora | 今天 现在 | 今日 現在 今
        winter | winter winters | hiver | invierno | inverno | winter | inverno | 冬天 冬季 | 冬
        summer | sommer | été | verano | estate | zomer | verão | 夏天 夏季 | 夏
        spring | frühling frühjahr | printemps | primavera | primavera | lente voorjaar | primavera | 春天 春季 | 春
        autumn fall | herbst | automne | otoño | autunno | herfst | outono | 秋天 秋季 | 秋
        world | welt | monde | mundo | mondo | wereld | mundo | 世界 | 世界
        price tariff fee | gebühr tarif eintritt beitrag | tarif frais droit | tarifa cuota tasa | tariffa quota tassa | tarief bijdrage | taxa tarifa | 收费 会费 门票 | 料金 会費
        question | frage fragen | question questions | pregunta preguntas | domanda domande | vraag vragen | pergunta perguntas | 提问 | 質問
        answer reply replies | antwort antworten | réponse réponses répondre | respuesta respuestas | risposta risposte | antwoord antwoorden | resposta respostas | 回答 答复 | 回答 答え
        power electricity energy | strom energie macht | électricité énergie courant | electricidad energía corriente | elettricità energia corrente | stroom energie | eletricidade energia | 电力 能源 电 | 電力 エネルギー 電気
        computer computing | rechner computer | ordinateur calcul | ordenador computadora | computer calcolatore | computer | computador | 电脑 计算机 算力 | コンピュータ 計算
        customer user users customers | kunde kunden nutzer benutzer | client clients utilisateur utilisateurs | cliente clientes usuario usuarios | cliente clienti utente utenti | klant klanten gebruiker | cliente clientes usuário | 用户 客户 顾客 | 顧客 ユーザー 利用者
        region area | gebiet region gegend fläche | région zone surface | región zona área | regione zona area | gebied regio | região área zona | 地区 区域 面积 | 地域 面積
        level stage | ebene niveau stand | niveau étage | nivel | livello | niveau | nível | 级 水平 | 級 レベル 水準
        local locally | lokal vor-ort örtlich | local localement | local localmente | locale localmente | lokaal plaatselijk | local localmente | 本地 当地 | ローカル 地元
        machine | maschine maschinen | machine machines | máquina máquinas | macchina macchine | machine machines | máquina máquinas | 机器 | 機械
        shop store | laden geschäft | magasin boutique | tienda | negozio | winkel | loja | 商店 店 | 店
        doctor | arzt ärztin | médecin docteur | médico doctora | medico dottore | arts dokter | médico | 医生 | 医者 医師
        guard keeper guardian warden | wärter wächter hüter | gardien gardienne | guardián guarda | custode guardiano | wachter bewaker | guarda guardião | 看守 守护者 | 番人 管理人
        member fee contribution | jahresbeitrag mitgliedsbeitrag | cotisation | cuota | quota | contributie | mensalidade | 会费 | 会費
        pound pounds | pfund | livre livres | libra libras | sterlina sterline | pond | libra libras | 英镑 镑 | ポンド
        dollar dollars | dollar | dollar dollars | dólar dólares | dollaro dollari | dollar | dólar dólares | 美元 | ドル
        euro euros | euro | euro euros | euro euros | euro | euro | euro euros | 欧元 | ユーロ
        Germany German | deutschland deutsche deutschen | allemagne allemand | alemania alemán | germania tedesco | duitsland duits | alemanha alemão | 德国 | ドイツ
        France French | frankreich französische | france français | francia francés | francia francese | frankrijk frans | frança francês | 法国 | フランス
        Norway | norwegen | norvège | noruega | norvegia | noorwegen | noruega | 挪威 | ノルウェー
        Denmark | dänemark | danemark | dinamarca | danimarca | denemarken | dinamarca | 丹麦 | デンマーク
        Sweden | schweden | suède | suecia | svezia | zweden | suécia | 瑞典 | スウェーデン
        Japan Japanese | japan japanisch | japon japonais | japón japonés | giappone giapponese | japan japans | japão japonês | 日本 | 日本
        China Chinese | china chinesisch chinesische | chine chinois | china chino | cina cinese | china chinees | china chinês | 中国 | 中国
        Netherlands Dutch | niederlande holland | pays-bas néerlandais | holanda | olanda | nederland | holanda | 荷兰 | オランダ
        Spain Spanish | spanien spanisch | espagne espagnol | españa español | spagna spagnolo | spanje spaans | espanha espanhol | 西班牙 | スペイン
        Italy Italian | italien italienisch | italie italien | italia italiano | italia italiano | italië italiaans | itália italiano | 意大利 | イタリア
        Switzerland Swiss | schweiz | suisse | suiza suizo | svizzera | zwitserland | suíça | 瑞士 | スイス
        Austria | österreich | autriche | austria | austria | oostenrijk | áustria | 奥地利 | オーストリア
        British Britain Kingdom | großbritannien britisch | royaume-uni britannique angleterre | británico inglaterra | britannico inghilterra | brits engeland | britânico inglaterra | 英国 | イギリス
        American America US States | amerika amerikanisch amerikanische usa | amérique américain | estadounidense américa | americano stati | amerika amerikaans | americano | 美国 | アメリカ 米国
        Europe European | europa europäische | europe européen | europa europeo | europa europeo | europa europees | europa europeu | 欧洲 | 欧州 ヨーロッパ
        Russia Russian | russland russisch | russie russe | rusia ruso | russia russo | rusland russisch | rússia russo | 俄罗斯 | ロシア
        India Indian | indien indisch | inde indien | india indio | india indiano | india indiaas | índia indiano | 印度 | インド
        bed beds | bett betten | lit lits | cama camas | letto letti | bed bedden | cama camas | 床 床位 | ベッド 寝台
        room rooms | zimmer raum räume | pièce chambre salle | habitación cuarto sala | stanza camera sala | kamer zaal | quarto sala | 房间 | 部屋
        door doors | tür türen tor | porte portes | puerta puertas | porta porte | deur deuren | porta portas | 门 | 扉 ドア
        window windows | fenster | fenêtre fenêtres | ventana ventanas | finestra finestre | raam ramen | janela janelas | 窗户 窗 | 窓
        hut shelter cabin | hütte schuppen | cabane refuge hutte | refugio cabaña choza | rifugio capanna | hut | cabana refúgio | 小屋 | 小屋
        guest guests | gast gästen | invité invités hôte | huésped huéspedes invitado | ospite ospiti | gast gasten | hóspede hóspedes | 客人 来宾 | 客 宿泊客
        bread | brot | pain | pan | pane | brood | pão | 面包 | パン
        milk | milch | lait | leche | latte | melk | leite | 牛奶 | 牛乳
        wine | wein | vin | vino | vino | wijn | vinho | 葡萄酒 | ワイン
        coffee | kaffee | café | café | caffè | koffie | café | 咖啡 | コーヒー
        book books | buch bücher | livre-s ouvrage | libro libros | libro libri | boek boeken | livro livros | 书 书籍 | 本 書籍
        newspaper | zeitung | journal | periódico diario | giornale | krant | jornal | 报纸 | 新聞
        letter letters | brief briefe | lettre lettres | carta cartas | lettera lettere | brief brieven | carta cartas | 信 | 手紙
        music song | musik lied | musique chanson | música canción | musica canzone | muziek lied | música canção | 音乐 歌 | 音楽 歌
        game match tournament | spiel turnier | jeu match tournoi | juego partido torneo | gioco partita torneo | spel wedstrijd toernooi | jogo torneio | 比赛 游戏 | 試合 ゲーム 大会
        win won winner prize award | gewinnen gewann sieger preisgeld | gagner gagné vainqueur | ganar ganó ganador premio | vincere vinto vincitore premio | winnen gewonnen winnaar | ganhar ganhou vencedor prêmio | 赢 获奖 奖 | 勝 賞 優勝
        club association society | verein vereins verband klub | club association | club asociación | club associazione | club vereniging | clube associação | 协会 俱乐部 | 協会 クラブ
        rule rules law | regel regeln gesetz satzung | règle règles loi | regla reglas ley | regola regole legge | regel regels wet | regra regras lei | 规则 法律 | 規則 法律
        tax taxes | steuer steuern | impôt impôts taxe | impuesto impuestos | imposta tasse | belasting | imposto impostos | 税 | 税
        stock shares | aktie aktien kurs | action-s bourse | acción-es bolsa | azione-i borsa | aandeel aandelen | ações bolsa | 股票 股价 | 株価
        bank | bank banken | banque | banco | banca | bank | banco | 银行 | 銀行
        data | daten | données | datos | dati | gegevens | dados | 数据 | データ
        network grid | netz netzwerk | réseau | red | rete | netwerk | rede | 网络 | ネットワーク
        hire hiring recruit | einstellen eingestellt | embaucher embauché recruter | contratar contrata | assumere assunto | aannemen aangenomen | contratar contrata | 招聘 雇用 | 採用
        adult adults | erwachsene erwachsenen erwachsener | adulte adultes | adulto adultos | adulto adulti | volwassene volwassenen | adulto adultos | 成人 大人 | 大人
        young youth | jung junge jugendliche jugend | jeune jeunes jeunesse | joven jóvenes | giovane giovani | jong jongeren | jovem jovens | 年轻 青年 | 若い 若者
        ice | eis | glace | hielo | ghiaccio | ijs | gelo | 冰 | 氷
        glacier | gletscher | glacier | glaciar | ghiacciaio | gletsjer | geleira glaciar | 冰川 | 氷河
        snow | schnee | neige | nieve | neve | sneeuw | neve | 雪 | 雪
        rain | regen | pluie | lluvia | pioggia | regen | chuva | 雨 | 雨
        wind | wind | vent | viento | vento | wind | vento | 风 | 風
        mountain | berg berge | montagne | montaña | montagna | berg bergen | montanha | 山 | 山
        forest wood | wald wälder holz | forêt bois | bosque madera | bosco foresta legno | bos hout | floresta madeira | 森林 木材 | 森 木材
        bird birds | vogel vögel | oiseau oiseaux | pájaro pájaros ave | uccello uccelli | vogel vogels | pássaro ave | 鸟 | 鳥
        seal seals | robbe robben seehund seehunde | phoque phoques | foca focas | foca foche | zeehond | foca focas | 海豹 | アザラシ
        horse | pferd pferde | cheval chevaux | caballo caballos | cavallo cavalli | paard | cavalo | 马 | 馬
        plank planks board boards | brett bretter planken | planche planches | tabla tablas | asse assi tavola | plank planken | tábua tábuas | 木板 | 板
        space bay place | platz plätze stellplatz | place places | plaza plazas | posto | plek plaats | vaga lugar | 车位 位置 | 場所
        inner inside | innere inneren innen | intérieur intérieure | interior dentro | interno interna dentro | binnen binnenste | interior dentro | 内部 里面 | 内側 内部
        engine motor | motor motoren | moteur | motor | motore | motor | motor | 发动机 | エンジン
        colour color | farbe farben | couleur | color | colore | kleur | cor | 颜色 | 色
        six | sechs | six | seis | sei | zes | seis | 六 | 六
        three | drei | trois | tres | tre | drie | três | 三 | 三
        four | vier | quatre | cuatro | quattro | vier | quatro | 四 | 四
        five | fünf | cinq | cinco | cinque | vijf | cinco | 五 | 五
        seven | sieben | sept | siete | sette | zeven | sete | 七 | 七
        eight | acht | huit | ocho | otto | acht | oito | 八 | 八
        nine | neun | neuf | nueve | nove | negen | nove | 九 | 九
        ten | zehn | dix | diez | dieci | tien | dez | 十 | 十
        hundred | hundert | cent | cien ciento | cento | honderd | cem cento | 百 | 百
        thousand | tausend | mille | mil | mille mila | duizend | mil | 千 | 千
        million | million millionen | million millions | millón millones | milione milioni | miljoen | milhão milhões | 百万 | 百万
        holiday holidays vacation leave | urlaub urlaubs ferien urlaubstag | vacances congé congés | vacaciones permiso | vacanze ferie | vakantie verlof | férias | 假期 休假 | 休暇 休み
        error errors fault mistake | fehler | erreur erreurs faute | error errores fallo | errore errori guasto | fout fouten | erro erros falha | 错误 故障 | エラー 間違い
        shoe shoes | schuh schuhe | chaussure chaussures | zapato zapatos | scarpa scarpe | schoen schoenen | sapato sapatos | 鞋 | 靴
        boot boots | stiefel | botte bottes | bota botas | stivale stivali | laars laarzen | bota botas | 靴子 | ブーツ
        glove gloves | handschuh handschuhe | gant gants | guante guantes | guanto guanti | handschoen handschoenen | luva luvas | 手套 | 手袋
        card cards map | karte karten | carte cartes | tarjeta tarjetas mapa | carta mappa tessera | kaart kaarten | cartão mapa | 卡 地图 | カード 地図
        table tables desk | tisch tische | table tables bureau | mesa mesas | tavolo tavoli | tafel tafels | mesa mesas | 桌子 | 机 テーブル
        battery batteries | batterie batterien akku | pile batterie batteries | batería pila pilas | batteria pila | batterij accu | bateria pilha | 电池 | 電池
        warranty guarantee | garantie gewährleistung | garantie | garantía | garanzia | garantie | garantia | 保修 | 保証
        discount reduction | rabatt nachlass ermäßigung | remise réduction rabais | descuento rebaja | sconto riduzione | korting | desconto | 折扣 | 割引
        delivery shipping | lieferung versand | livraison expédition | entrega envío | consegna spedizione | levering verzending | entrega envio | 送货 交货 | 配達 発送
        bill invoice | rechnung rechnungen | facture factures | factura facturas | fattura fatture | factuur facturen | fatura | 发票 账单 | 請求書
        break pause | pause pausen | pause | pausa descanso | pausa | pauze | pausa intervalo | 休息 | 休憩
        wage pay salary | lohn gehalt bezahlung | salaire paie | sueldo salario | stipendio salario | loon salaris | salário | 工资 | 給料
        ill sick | krank krankheit | malade maladie | enfermo enferma enfermedad | malato malattia | ziek ziekte | doente doença | 生病 | 病気
        notice dismissal | kündigung kündigungsfrist | préavis licenciement | preaviso despido | preavviso licenziamento | opzegging ontslag | aviso demissão | 解雇 | 解雇
        breakfast | frühstück | petit-déjeuner | desayuno | colazione | ontbijt | café | 早餐 | 朝食
        lunch | mittagessen | déjeuner | almuerzo comida | pranzo | lunch | almoço | 午餐 | 昼食
        dinner supper | abendessen | dîner | cena | cena | avondeten diner | jantar | 晚餐 | 夕食
        till checkout cash | kasse bargeld | caisse espèces | caja efectivo | cassa contanti | kassa | caixa dinheiro | 收银台 现金 | レジ 現金
        employee employees staff worker workers | mitarbeiter mitarbeiterin angestellte beschäftigte personal | employé employés salarié personnel | empleado empleados trabajador personal | dipendente dipendenti personale | werknemer medewerker personeel | empregado funcionário | 员工 职员 | 従業員 社員
        send sent sends | schicken geschickt senden gesendet | envoyer envoyé | enviar enviado envía | inviare inviato | sturen verzenden | enviar enviado | 发送 寄 | 送る
        rent hire | mieten miete leihen verleih | louer location loyer | alquilar alquiler | affittare noleggio affitto | huren huur | alugar aluguel | 租 | 借りる 賃貸
        borrow lend loan | ausleihen verleihen ausleihe darlehen | emprunter prêter prêt | prestar prestado préstamo | prestare prestito | lenen lening | emprestar empréstimo | 借 贷款 | 貸す ローン
        check test inspection | prüfen geprüft prüfung kontrolle | vérifier contrôle essai | comprobar prueba revisión | controllare prova verifica | controleren test keuring | verificar teste | 检查 测试 | 検査 テスト
        measure measures measured | messen misst gemessen messung | mesurer mesure mesuré | medir mide medida | misurare misura | meten meet gemeten | medir mede medida | 测量 | 測る
        emergency | notfall notfälle | urgence | emergencia | emergenza | noodgeval | emergência | 紧急情况 | 緊急
        accident | unfall unfälle | accident | accidente | incidente | ongeluk ongeval | acidente | 事故 | 事故
        weather | wetter | météo temps | clima tiempo-atmosférico | meteo | weer | clima | 天气 | 天気
        tool tools | werkzeug werkzeuge | outil outils | herramienta herramientas | attrezzo attrezzi strumento | gereedschap | ferramenta ferramentas | 工具 | 道具
        cellar basement | keller | cave sous-sol | sótano bodega | cantina seminterrato | kelder | porão adega | 地下室 | 地下室
        floor ground | boden fußboden stock | sol étage plancher | suelo piso planta | pavimento piano | vloer verdieping | chão andar | 地板 楼层 | 床 階
        duel duels | duell duelle | duel duels | duelo duelos | duello duelli | duel duels | duelo duelos | 决斗 | 決闘
        frontier border | grenze grenzen | frontière frontières pointe | frontera fronteras | frontiera confine | grens grenzen | fronteira | 前沿 边界 | 国境 最先端
        badge permit | ausweis ausweise | badge laissez-passer | pase carné credencial | pass tesserino | pas pasje | crachá | 证件 | 証明書
        seat seats chair chairs | stuhl stühle sitz sitze sitzplätze | siège chaise chaises place | asiento silla sillas | posto sedia sedie | zitplaats stoel | assento cadeira | 座位 椅子 | 席 椅子
        keys key lock | schlüssel | clé clés clef | llave llaves | chiave chiavi | sleutel sleutels | chaves chave | 钥匙 | 鍵
        deposit deposits | kaution pfand anzahlung | caution acompte | fianza depósito | cauzione caparra | borg aanbetaling | caução depósito | 押金 | 保証金
        fine penalty | strafe bußgeld geldstrafe | amende | multa sanción | multa sanzione | boete | multa | 罚款 | 罰金
        damage damages damaged | schaden schäden beschädigt | dégât dégâts dommage abîmé abîmés | daño daños dañado | danno danni | schade beschadigd | dano danos | 损坏 损害 | 損害
        """;
}
