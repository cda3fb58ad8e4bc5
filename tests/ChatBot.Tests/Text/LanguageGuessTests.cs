using ChatBot.Text;
using Xunit;

namespace ChatBot.Tests.Text;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("en", "The meeting was moved to the afternoon because it had not been confirmed by all of them.")]
    [InlineData("de", "Die Sitzung wurde auf den Nachmittag verschoben, weil sie noch nicht von allen bestätigt war.")]
    [InlineData("fr", "La réunion a été déplacée dans l'après-midi parce que tous ne l'avaient pas confirmée.")]
    [InlineData("es", "La reunión se trasladó a la tarde porque no todos los invitados la habían confirmado.")]
    [InlineData("it", "La riunione è stata spostata nel pomeriggio perché non tutti gli invitati l'hanno confermata.")]
    [InlineData("pt", "A reunião foi transferida para a tarde porque nem todos os convidados a tinham confirmado, não é?")]
    [InlineData("nl", "De vergadering werd naar de middag verplaatst omdat nog niet iedereen het had bevestigd.")]
    [InlineData("sv", "Mötet flyttades till eftermiddagen eftersom det inte hade bekräftats av alla och var för tidigt.")]
    [InlineData("da", "Mødet blev flyttet til eftermiddagen, fordi det ikke var bekræftet af alle, og hvad så nu?")]
    [InlineData("no", "Møtet ble flyttet til ettermiddagen fordi det ikke var bekreftet av alle, og hva skjer nå?")]
    [InlineData("fi", "Kokous siirrettiin iltapäivään, koska kaikki eivät olleet vielä vahvistaneet sitä, mutta se on nyt sovittu.")]
    [InlineData("pl", "Spotkanie zostało przeniesione na popołudnie, ponieważ nie wszyscy je potwierdzili, ale to już jest pewne.")]
    [InlineData("cs", "Schůzka byla přesunuta na odpoledne, protože ji ještě všichni nepotvrdili, ale už je to jisté.")]
    [InlineData("ro", "Ședința a fost mutată după-amiază, pentru că nu toți au confirmat-o și nu mai este timp.")]
    [InlineData("tr", "Toplantı öğleden sonraya alındı, çünkü henüz herkes onaylamamıştı ve bu çok önemli bir konu için.")]
    [InlineData("vi", "Cuộc họp được chuyển sang buổi chiều vì không phải tất cả mọi người đã xác nhận.")]
    [InlineData("id", "Rapat itu dipindahkan ke sore hari karena tidak semua orang telah mengonfirmasi dan ini akan lebih baik.")]
    [InlineData("hu", "Az ülést délutánra halasztották, mert még nem mindenki erősítette meg, és ez így nem volt jó.")]
    [InlineData("el", "Η συνάντηση μεταφέρθηκε για το απόγευμα.")]
    [InlineData("ru", "Встреча была перенесена на вторую половину дня, это было известно.")]
    [InlineData("uk", "Зустріч перенесли на другу половину дня, бо її ще не підтвердили.")]
    [InlineData("ja", "会議は午後に変更されました。")]
    [InlineData("zh", "会议改到下午,因为还没有得到所有人的确认。")]
    [InlineData("ko", "회의가 오후로 변경되었습니다.")]
    [InlineData("th", "การประชุมถูกเลื่อนไปช่วงบ่าย")]
    [InlineData("he", "הפגישה נדחתה לשעות אחר הצהריים.")]
    [InlineData("ar", "تم تأجيل الاجتماع إلى فترة ما بعد الظهر.")]
    [InlineData("fa", "جلسه به بعد از ظهر موکول شد، چون گزارش‌ها آماده نبود.")]
    [InlineData("hi", "बैठक को दोपहर के लिए स्थगित कर दिया गया है।")]
    public void LanguageIsToldFromScriptAndSmallWords(string code, string text) => Assert.Equal(code, Guess(text));

    [Theory]
    [InlineData("")]
    [InlineData("Kimi K2")]
    [InlineData("12 34 56 — ???")]
    [InlineData("\uD800\uDC00\0\0")]
    public void WhereNothingSpeaksForALanguageItIsEnglish(string text) => Assert.Equal("en", Guess(text));

    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("FR", "fr")]
    [InlineData(" pt_BR ", "pt")]
    [InlineData("klingon", "en")]
    [InlineData("", "en")]
    public void StatedLanguageCountsWhenItIsATag(string stated, string code) => Assert.Equal(code, LanguageGuess.Of("the", [new(0, 3)], stated));

    [Fact]
    public void SampleIsSpreadOverALongText()
    {
        var text = string.Concat(Enumerable.Repeat("Copyright notice of the house. ", 40)) + string.Concat(Enumerable.Repeat("Das ist ein Satz, der nicht auf Englisch ist. ", 4_000));
        var parts = Enumerable.Range(0, text.Length / 100).Select(i => new TextSpan(i * 100, (i + 1) * 100)).ToArray();
        Assert.Equal("de", LanguageGuess.Of(text, parts, stated: null));
    }

    private static string Guess(string text) => LanguageGuess.Of(text, [new(0, text.Length)], stated: null);
}
