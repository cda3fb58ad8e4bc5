using System.Collections.Frozen;
using System.Text;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>
/// The words with which German, French, Spanish, Chinese and Japanese ask about metadata, in English. A question is read word by word
/// through it; what it does not hold stays as it is, for names and figures are the same in all languages.
/// </summary>
internal static class CatalogueGlossary
{
    private const int LongestUnspaced = 6;

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Spaced = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["de"] = "seite=page seiten=pages film=film filme=films bewertung=rating buch=book bucher=books taglich=daily monatlich=monthly jahrlich=yearly land=country leiter=lead leiterin=lead kurs=course anfang=start ende=end millionen=millions wann=when wer=who was=what wie=how welche=which welcher=which welches=which welchen=which welchem=which viele=many viel=much wieviel=howmuch wieviele=howmany "
            + "lang=long teuer=cost kostet=cost kosten=cost kostete=cost preis=price preise=price gebuhr=fee budget=budget datum=date tag=day uhrzeit=timeofday jahr=year "
            + "veroffentlicht=released veroffentlichung=release erschienen=released erschien=released erstellt=created geschrieben=written erzeugt=generated schrieb=write "
            + "anbieter=provider hersteller=provider autor=author autorin=author verfasser=author modell=model modelle=model aufsatz=essay aufsatze=essay artikel=article "
            + "dokument=document dokumente=documents text=text texte=texts beitrag=article worter=words wortern=words worte=words eingabe=input ausgabe=output kontext=context "
            + "kontextfenster=context fenster=window grenze=limit antwortzeit=response;time dauer=duration dauerte=duration durchschnitt=average durchschnittlich=average "
            + "durchschnittliche=average mittel=average summe=sum insgesamt=altogether gesamt=total zusammen=altogether anzahl=howmany zahle=count hochste=highest hochsten=highest "
            + "grosste=largest grossten=largest kleinste=smallest niedrigste=lowest langste=longest kurzeste=shortest neueste=newest neuesten=newest alteste=oldest teuerste=dearest "
            + "teuersten=dearest billigste=cheapest gunstigste=cheapest schnellste=fastest langsamste=slowest meisten=most wenigsten=fewest unterschied=difference nach=after "
            + "vor=before seit=since mehr=more als=than ohne=without offen=open offene=open gewichte=weights projekt=project projekte=projects beginnt=start endet=end "
            + "hat= haben= ist= sind= wurde= wurden= der= die= das= den= dem= des= ein= eine= einen= einem= einer= und=and im=in in=in am=on vom=from von= fur= mit=with zu= es= "
            + "sich= hinter= durch= bei= nicht=not kein=no keine=no vergleich= verglichen= hatte= war= letzten=last version=version sprache=language status=status leitet=lead",
        ["fr"] = "livre=book livres=books note=rating journalier=daily journaliere=daily mensuel=monthly mensuelle=monthly annuel=yearly annuelle=yearly pays=country debut=start fin=end billet=ticket quand=when qui=who quel=which quelle=which quels=which quelles=which combien=howmany que=what quoi=what mots=words mot=word cout=cost coute=cost couts=cost coutent=cost prix=price "
            + "tarif=price date=date jour=day heure=timeofday annee=year publie=released publiee=released sorti=released sortie=output paru=released parution=release publication=release cree=created "
            + "creee=created ecrit=written ecrite=written genere=generated redige=written fournisseur=provider auteur=author autrice=author modele=model modeles=models essai=essay "
            + "essais=essays article=article document=document documents=documents texte=text textes=texts jetons=tokens entree=input contexte=context fenetre=window limite=limit "
            + "reponse=response temps=time duree=duration moyenne=average somme=sum total=total totale=total totaux=total ensemble=altogether nombre=howmany compte= "
            + "plus=most moins=least long=long longue=long court=short grand=size grande=size petit=small cher=cost chere=cost recent=date recente=date ancien=oldest apres=after avant=before depuis=since sans=without "
            + "difference=difference projet=project projets=projects budget=budget ouvert=open ouverts=open poids=weights commence=start finit=end le= la= les= l= d= de= du= des= un= une= et=and "
            + "en=in au= aux= a= est= sont= ete= ont= par=by pour= dans=in sur= ce= cette= il= elle= se= ne= pas=not version=version langue=language statut=status dirige=lead",
        ["es"] = "pagina=page paginas=pages libro=book libros=books pelicula=film peliculas=films diario=daily diaria=daily mensual=monthly anual=yearly pais=country inicio=start fin=end billete=ticket millones=millions cuando=when quien=who cual=which cuales=which que=which cuanto=howmuch cuanta=howmuch cuantos=howmany cuantas=howmany palabras=words palabra=word costo=cost coste=cost cuesta=cost cuestan=cost "
            + "precio=price tarifa=price fecha=date dia=day hora=timeofday ano=year publico=released publicado=released publicacion=release lanzo=released lanzamiento=release salio=released "
            + "creado=created creo=created escrito=written escribio=write generado=generated genero=generated proveedor=provider autor=author autora=author modelo=model modelos=models ensayo=essay "
            + "ensayos=essays articulo=article documento=document documentos=documents texto=text entrada=input salida=output contexto=context ventana=window limite=limit "
            + "respuesta=response tiempo=time duracion=duration promedio=average media=average suma=sum total=total juntos=altogether conjunto=altogether numero=howmany "
            + "mas=most menos=least largo=long larga=long corto=short grande=size pequeno=small caro=cost cara=cost barato=cheapest reciente=date antiguo=oldest despues=after antes=before desde=since sin=without "
            + "diferencia=difference proyecto=project proyectos=projects presupuesto=budget abierto=open abiertos=open pesos=weights empieza=start termina=end el= la= los= las= de= del= un= una= y=and "
            + "en=in al= a= es= son= fue= fueron= ha= han= tiene= tienen= por=by para= con=with se= no=not tokens=tokens lo= su= version=version idioma=language estado=status dirige=lead",
    }.ToFrozenDictionary(pair => pair.Key, pair => Parse(pair.Value), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Whole = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["zh"] = "电影=film 评分=rating 页=pages 书=book 什么时候=when 何时=when 哪天=when 谁=who 哪个=which 哪些=which 哪篇=which 哪一个=which 哪一篇=which 多少=howmany 几个=howmany 几篇=howmany 什么= 日期=date 时间=time 年份=year 发布=release 发表=release 推出=release 上线=release "
            + "创建=created 生成=generated 写=write 撰写=write 作者=author 模型=model 文章=essay 论文=essay 文档=document 文件=document 提供商=provider 供应商=provider 价格=price 费用=cost 成本=cost 花费=cost 预算=budget "
            + "输入=input 输出=output 推理=reasoning 令牌=tokens 上下文=context 窗口=window 长度=length 上限=limit 限制=limit 字数=word;count 词数=word;count 单词=word 响应=response 平均=average 总共=altogether 一共=altogether 合计=altogether "
            + "总和=sum 总数=total 总=total 最大=largest 最高=highest 最多=most 最小=smallest 最低=lowest 最少=fewest 最长=longest 最短=shortest 最新=newest 最早=earliest 最贵=dearest 最便宜=cheapest 最快=fastest 最慢=slowest "
            + "差=difference 之后=after 之前=before 没有=without 开放=open 权重=weights 项目=project 开始=start 结束=end 版本=version 语言=language 状态=status 的= 是= 了= 在= 有= 和=and 与=and 吗= 呢= 被= 由= 背后= 使用= 用= 其= 个= 篇= 哪= 这= 三=",
        ["ja"] = "いつ=when 誰=who だれ=who どの=which どれ=which どちら=which いくつ=howmany 何件=howmany いくら=cost 何= 日付=date 日=date 時間=time 時刻=timeofday 年=year 公開=release 発表=release リリース=release "
            + "作成=created 生成=generated 書=write 執筆=write 著者=author 作者=author モデル=model エッセイ=essay 記事=article 論文=essay 文書=document 提供元=provider プロバイダー=provider プロバイダ=provider 価格=price 料金=price 費用=cost "
            + "コスト=cost 予算=budget 入力=input 出力=output 推論=reasoning トークン=tokens 数=number コンテキスト=context ウィンドウ=window 長さ=length 上限=limit 制限=limit 単語=word 語数=word;count 応答=response 平均=average 合計=altogether 総=total "
            + "最大=largest 最高=highest 最も=most 一番=most 最小=smallest 最低=lowest 最長=longest 最短=shortest 最新=newest 最古=oldest 最速=fastest 大きい=size 長い=long 高い=cost 安い=cheapest 新しい=newest 差=difference 後=after 前=before "
            + "ない=without オープン=open 重み=weights プロジェクト=project 開始=start 終了=end バージョン=version 言語=language 状態=status は= が= の= を= に= で= と=and か= です= ます= した= され= れ= た= ました= です= も= から=from "
            + "いて= い= る= て= し= ですか= 持つ= 使った= 使= って= き=",
    }.ToFrozenDictionary(pair => pair.Key, pair => Parse(pair.Value), StringComparer.Ordinal);

    /// <summary>The language whose glossary is used: the one that was guessed, unless another's words of asking stand in the question.</summary>
    public static string LanguageOf(string question, string guessed)
    {
        var unspaced = question.AsSpan();
        if (unspaced.ContainsAnyInRange('\u3040', '\u30FF'))
        {
            return "ja";
        }

        if (unspaced.ContainsAnyInRange('\u4E00', '\u9FFF'))
        {
            return "zh";
        }

        if (Spaced.ContainsKey(guessed))
        {
            return guessed;
        }

        var words = QuestionTokens.Split(question);
        var english = words.Count(word => CatalogueWords.IsFiller(word.Word));
        var best = Spaced.OrderByDescending(glossary => words.Count(word => glossary.Value.ContainsKey(word.Word))).First();
        return words.Count(word => best.Value.ContainsKey(word.Word)) is >= 2 and var known && known > english ? best.Key : "en";
    }

    /// <summary>The words of a question in English as far as they are known, or null when it is in English.</summary>
    public static string? InEnglish(string question, string guessed)
    {
        var language = LanguageOf(question, guessed);
        return language == "en" ? null : string.Join(' ', Translate(QuestionTokens.Split(Unspaced(question, language)), language, _ => false).Select(token => token.Word));
    }

    /// <summary>A question in a script without spaces with the words the glossary knows in English; any other question as it is.</summary>
    public static string Unspaced(string question, string language)
    {
        if (!Whole.TryGetValue(language, out var glossary))
        {
            return question;
        }

        var english = new StringBuilder(question.Length * 2);
        for (var at = 0; at < question.Length;)
        {
            var length = Math.Min(LongestUnspaced, question.Length - at);
            while (length > 0 && !glossary.ContainsKey(question.Substring(at, length)))
            {
                length--;
            }

            if (length == 0)
            {
                english.Append(question[at++]);
                continue;
            }

            english.Append(' ').Append(glossary[question.Substring(at, length)].Replace(';', ' ')).Append(' ');
            at += length;
        }

        return english.ToString();
    }

    /// <summary>The words in English, as far as the glossary of a language with spaces knows them and they name no document.</summary>
    public static List<QuestionToken> Translate(List<QuestionToken> tokens, string language, Predicate<TextSpan> isNamed)
    {
        if (!Spaced.TryGetValue(language, out var glossary))
        {
            return tokens;
        }

        var english = new List<QuestionToken>(tokens.Count);
        foreach (var token in tokens)
        {
            if (isNamed(token.Span) || !glossary.TryGetValue(token.Word, out var words))
            {
                english.Add(token);
                continue;
            }

            foreach (var word in words.Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                english.Add(QuestionTokens.Of(word, token.Span, isName: false));
            }
        }

        return english;
    }

    private static FrozenDictionary<string, string> Parse(string entries)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = entry.IndexOf('=');
            words.TryAdd(entry[..equals], entry[(equals + 1)..]);
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
