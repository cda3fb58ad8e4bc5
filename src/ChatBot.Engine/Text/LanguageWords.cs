using System.Collections.Frozen;

namespace ChatBot.Text;

/// <summary>Letters that only one language of a script uses.</summary>
[Flags]
internal enum LanguageHints
{
    None = 0,
    Persian = 1,
    Urdu = 2,
    Ukrainian = 4,
    Serbian = 8,
    Russian = 16,
}

/// <summary>The small words and the special letters by which languages of the Latin script are told apart.</summary>
internal static class LanguageWords
{
    private static readonly (string Code, string Letters, string Words)[] Table =
    [
        ("en", "", "the of and to in is that it was for on are as with his they at be this have from or had by not but what all were when your can "
            + "there which their will would who has more been its how do does we you he she an if about into than then"),
        ("de", "äöüß", "der die und das ist nicht ein eine zu den von mit sich auf für dem des im auch es an als wird aus er hat dass sie nach "
            + "bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man wurde wir ich"),
        ("fr", "éèêàçùœî", "le la les de des et est un une du que en dans qui pour pas au sur par plus ne se avec ce il sont aux ou cette son "
            + "être mais comme nous vous leur elle été ces fait tout ont même sans"),
        ("es", "ñáéíóú¿¡", "el la los las de y que en un una es se del por con no para su al lo como más o pero sus le ha este esta entre cuando "
            + "muy sin sobre también hasta hay donde quien desde todo nos fue son"),
        ("it", "àèìòù", "il la di che e un una è per non in sono del della si con da le dei i al come più ha gli nel anche lo alla su ma delle "
            + "dal questo questa essere nella ed o cui tra stato dalla degli"),
        ("pt", "ãõçáâêé", "o a os as de que e do da em um uma para com não por se na no mais dos das como ao foi ele à pelo pela são sua seu ou "
            + "ser quando muito há nos já está também só isso ela entre depois"),
        ("nl", "ëĳ", "de het een en van ik te dat die in is niet op aan met als voor zijn er maar om hem dan zou wat mijn men dit zo door over ze "
            + "bij ook tot je uit der naar heb hoe heeft worden wordt geen nog deze werd kan"),
        ("sv", "åäö", "och att det i en som är på av för med till den har de inte om ett han men var sig från vi så kan man när år under också efter "
            + "eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket"),
        ("no", "åøæ", "og i det på er en til som for med at av de ikke den har jeg om et var men seg fra vi så han kan når år ved også etter eller "
            + "nå sin der mot skal skulle kommer ut får være hadde alle andre bli ble sier hvor hva"),
        ("da", "åøæ", "og i det på er en til som for med at af de ikke den har jeg om et var men sig fra vi så han kan når år ved også efter eller "
            + "nu sin der mod skal skulle kommer ud får være havde alle andre blev bliver siger hvor hvad"),
        ("fi", "äö", "ja on ei se että oli hän mutta ovat kun niin myös joka sekä tai jos kuin sen hänen ole mukaan jo vain joita jonka olla voi "
            + "nyt mitä kanssa jälkeen ollut tämä sitä kuten ennen vielä siitä koska"),
        ("pl", "ąćęłńśźż", "i w nie na się z do to że jest o jak od po ale za co przez tak już jego są by dla czy był jako ich które który która "
            + "oraz tylko może był była być ze tym tego gdy bardzo przed"),
        ("cs", "ěščřžýáíůň", "a se v na je že to s z do o i jako jsou by pro za k ale od po jeho byl si které který která nebo také ve až podle jeho "
            + "ze tak jen při již však byla být bylo když než"),
        ("ro", "ăâîșțşţ", "și în de la a cu pe nu este care o din un că să se mai pentru au fost al sunt o prin sau dar ca fi lui ce după cele acest "
            + "această despre între când foarte"),
        ("tr", "ğışçöü", "ve bir bu da de için ile olarak çok daha olan gibi ne en var kadar sonra ancak ama her olduğu o değil ya ki tarafından "
            + "göre oldu mi ise bin iki yıl büyük yeni"),
        ("vi", "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", "và của là có được trong cho một các với không người này để đã những "
            + "khi từ tại đến như về ra cũng năm nhà nhưng trên"),
        ("id", "", "yang dan di dengan untuk dari pada dalam ini itu adalah tidak akan oleh juga ke sebagai karena telah dapat atau mereka ada bisa "
            + "lebih saya menjadi sudah saat tersebut seperti"),
        ("hu", "őűáéöü", "a az és hogy nem is egy meg volt ez de csak el már mint ha még azt van ki lehet kell vagy amely után ezt minden aki több "
            + "szerint között által majd így"),
    ];

    /// <summary>The codes, in the order of the bits and of the scores.</summary>
    public static readonly string[] Codes = [.. Table.Select(language => language.Code)];

    /// <summary>The letters that speak for each language.</summary>
    public static readonly string[] Letters = [.. Table.Select(language => language.Letters)];

    /// <summary>The small words of a language as they are written; none for a language that is not in the table.</summary>
    public static IEnumerable<string> Of(string code) =>
        Table.FirstOrDefault(language => language.Code == code).Words?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>For each small word the set of its languages, one bit each.</summary>
    public static FrozenDictionary<string, int> Build()
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Table.Length; i++)
        {
            foreach (var word in Table[i].Words.Split(' '))
            {
                words[word] = words.GetValueOrDefault(word) | (1 << i);
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>What one letter gives away.</summary>
    public static LanguageHints HintOf(char c) => c switch
    {
        'پ' or 'چ' or 'ژ' or 'گ' => LanguageHints.Persian,
        'ٹ' or 'ڈ' or 'ڑ' or 'ں' or 'ے' => LanguageHints.Urdu,
        'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є' or 'Ґ' => LanguageHints.Ukrainian,
        'ј' or 'љ' or 'њ' or 'ћ' or 'ђ' or 'џ' => LanguageHints.Serbian,
        'ы' or 'э' or 'ё' or 'Ы' or 'Э' or 'Ё' => LanguageHints.Russian,
        _ => LanguageHints.None,
    };
}
