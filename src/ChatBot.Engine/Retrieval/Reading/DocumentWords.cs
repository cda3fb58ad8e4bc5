using System.Collections.Frozen;
using ChatBot.Corpus;
using ChatBot.Index;
using ChatBot.Text;

namespace ChatBot.Retrieval;

/// <summary>One of the words by which people speak of a document as what it is: essay, podcast, minutes.</summary>
/// <param name="Name">Its family: words of one family mean the same documents.</param>
/// <param name="IsPlural">Whether several are meant.</param>
internal sealed record DocumentWord(string Name, bool IsPlural);

/// <summary>Which documents a word such as "the podcast" or "the essays" can mean, by what they say they are, how they are called and what they look like.</summary>
internal static class DocumentWords
{
    /// <summary>A family that means any document at all.</summary>
    public const string Any = "document";

    // Family: singular forms / plural forms, in the languages people ask in. Two words stand with a hyphen.
    private static readonly (string Family, string Singular, string Plural)[] Families =
    [
        ("essay", "essay aufsatz essai ensayo saggio ensaio エッセイ 随笔 论文", "essays aufsätze essais ensayos saggi ensaios"),
        ("article", "article news-article newspaper-article news-story artikel zeitungsartikel artículo articolo artigo 文章 报道 記事",
            "articles news-articles artikeln artículos articoli artigos"),
        ("write-up", "write-up writeup piece blog-post post summary beitrag texte billet résumé zusammenfassung column kolumne", "write-ups writeups pieces blog-posts posts summaries beiträge columns"),
        ("recording", "podcast episode recording transcript broadcast radio-show show talk folge aufnahme mitschnitt transkript sendung enregistrement épisode émission "
            + "grabación episodio transcripción registrazione puntata 播客 节目 录音 ポッドキャスト 録音 番組",
            "podcasts episodes recordings transcripts broadcasts talks folgen aufnahmen mitschnitte enregistrements grabaciones episodios"),
        ("conversation", "conversation interview gespräch conversación entretien entrevista unterhaltung 对话 访谈 対談", "conversations interviews gespräche entretiens entrevistas"),
        ("minutes", "protokoll sitzungsprotokoll procès-verbal compte-rendu acta verbale 会议记录 議事録", "minutes protokolle actas"),
        ("policy", "policy regulation guideline richtlinie dienstanweisung politique règlement política reglamento 政策 规定", "policies regulations guidelines richtlinien"),
        ("handbook", "handbook manual guide handbuch anleitung leitfaden manuel manuale 手册 マニュアル", "handbooks manuals guides handbücher"),
        ("page", "page web-page webpage website web-site seite webseite page-web página pagina 网页 ページ", "pages web-pages webpages websites seiten webseiten páginas"),
        ("timetable", "timetable schedule fahrplan horaire horario orario 时刻表 時刻表", "timetables schedules fahrpläne horaires horarios"),
        ("table", "table spreadsheet csv worksheet workbook tabelle tableau tabla tabella 表格", "tables spreadsheets tabellen tableaux tablas"),
        ("slides", "slide-deck deck presentation präsentation présentation presentación", "slides decks presentations folien diapositives diapositivas"),
        ("report", "report bericht rapport informe relazione 报告 報告書", "reports berichte rapports informes"),
        ("letter", "letter brief lettre carta memo email e-mail", "letters briefe lettres cartas memos emails e-mails"),
        ("paper", "paper study preprint studie étude estudio", "papers studies preprints studien études estudios"),
        ("contract", "contract agreement vertrag contrat contrato", "contracts agreements verträge contrats contratos"),
        ("announcement", "announcement press-release notice mitteilung pressemitteilung communiqué comunicado", "announcements press-releases notices"),
        (Any, "document doc file source text dokument datei quelle fichier documento archivo 文档 文件 文書 資料",
            "documents docs files sources texts dokumente dokumenten dateien quellen fichiers documentos archivos"),
    ];

    private static readonly FrozenDictionary<string, DocumentWord> Words = Build();

    /// <summary>The word that the words of a question begin with at a position, and of how many it consists.</summary>
    public static DocumentWord? At(IReadOnlyList<AskedWord> words, int at, out int count)
    {
        count = 2;
        if (at + 1 < words.Count && Words.TryGetValue($"{words[at].Folded} {words[at + 1].Folded}", out var two))
        {
            return two;
        }

        count = 1;
        return Words.GetValueOrDefault(words[at].Folded);
    }

    /// <summary>Whether a folded word speaks of documents.</summary>
    public static bool Contains(string folded) => Words.ContainsKey(folded);

    /// <summary>All words of one script that stand inside a run of letters written without spaces.</summary>
    public static (DocumentWord Word, int Start, int Length)? Inside(string unspaced)
    {
        foreach (var (written, word) in Words)
        {
            if (written[0] > '\u2E7F' && unspaced.IndexOf(written, StringComparison.Ordinal) is >= 0 and var at)
            {
                return (word, at, written.Length);
            }
        }

        return null;
    }

    /// <summary>The documents that a family of words means, as positions in the list.</summary>
    public static List<int> Meant(string family, IReadOnlyList<DocumentIdentity> documents)
    {
        var all = Enumerable.Range(0, documents.Count).ToList();
        if (family == Any)
        {
            return all;
        }

        var stated = all.FindAll(i => documents[i].Kinds.Contains(family));
        if (stated.Count > 0)
        {
            return family == "recording" ? [.. stated.Union(all.FindAll(i => documents[i].Entry.Shape == DocumentShape.Recording)).Order()] : stated;
        }

        return family switch
        {
            "recording" => all.FindAll(i => documents[i].Entry.Shape == DocumentShape.Recording),
            "conversation" => NamedOr(all, documents, family, DocumentShape.Recording),
            "table" => NamedOr(all, documents, family, DocumentShape.Table),
            "page" => all.FindAll(i => IsFile(documents[i].Entry, ".html", ".htm")),
            "slides" => all.FindAll(i => IsFile(documents[i].Entry, ".pptx")),
            "essay" => Essays(all, documents),
            "article" or "write-up" or "report" or "paper" => Named(all, documents, family) is { Count: > 0 } named ? named : Writings(all, documents),
            _ => Named(all, documents, family),
        };
    }

    private static List<int> Named(List<int> all, IReadOnlyList<DocumentIdentity> documents, string family) =>
        all.FindAll(i => documents[i].TitleKinds.Contains(family));

    private static List<int> NamedOr(List<int> all, IReadOnlyList<DocumentIdentity> documents, string family, DocumentShape shape) =>
        Named(all, documents, family) is { Count: > 0 } named ? named : all.FindAll(i => documents[i].Entry.Shape == shape);

    // An essay has somebody who wrote it and says so; where nobody does, any running text may be one.
    private static List<int> Essays(List<int> all, IReadOnlyList<DocumentIdentity> documents)
    {
        var texts = all.FindAll(i => documents[i].Entry.Shape == DocumentShape.Text && documents[i].Kinds.Count == 0);
        var signed = texts.FindAll(i => documents[i].Makers.Count > 0);
        return signed.Count > 0 ? signed : texts;
    }

    // A piece of writing that is nothing more special: neither an essay nor what calls itself something else.
    private static List<int> Writings(List<int> all, IReadOnlyList<DocumentIdentity> documents)
    {
        var texts = all.FindAll(i => documents[i].Entry.Shape == DocumentShape.Text && documents[i].Kinds.Count == 0);
        var plain = texts.FindAll(i => documents[i].Makers.Count == 0);
        return plain.Count > 0 ? plain : texts;
    }

    private static bool IsFile(DocumentEntry entry, params string[] extensions) =>
        extensions.Any(extension => entry.FilePath.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private static FrozenDictionary<string, DocumentWord> Build()
    {
        var words = new Dictionary<string, DocumentWord>(StringComparer.Ordinal);
        foreach (var (family, singular, plural) in Families)
        {
            foreach (var (list, isPlural) in new[] { (singular, false), (plural, true) })
            {
                foreach (var written in list.Split(' '))
                {
                    words.TryAdd(Letters.Fold(written).Replace('-', ' '), new DocumentWord(family, isPlural));
                }
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
