using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatBot.Channels.Web;
using ChatBot.Channels.Web.Widget;
using Xunit;

namespace ChatBot.Tests.Channels.Web.Widget;

/// <summary>What the script weighs, what may not stand in it, and that nothing is lost on the way from its parts.</summary>
public sealed partial class WidgetScriptTests
{
    [Fact]
    public void TheScriptAndTheStyleOfThePageStayWithinTheirBudgets()
    {
        Assert.InRange(PackedLength(WidgetScript.Assemble()), 10_000, 20_000);
        Assert.InRange(PackedLength(WebAsset.Text("tokens.css") + WebAsset.Text("Page/page.css")), 1_000, 6_000);
    }

    [Fact]
    public void NothingInTheScriptMakesCodeOrMarkupOfText()
    {
        var found = Forbidden().Matches(WidgetScript.Assemble() + WebAsset.Text("Page/page.js") + WebAsset.Text("Page/page.html")).Select(match => match.Value);
        Assert.Empty(found);
        Assert.Equal(["innerHTML", " style=", "eval(", "import("], Forbidden().Matches("a.innerHTML='x'; <p style=''>; eval('1'); import('x')").Select(match => match.Value));
    }

    [Fact]
    public void StylesKnowNoLeftAndNoRight()
    {
        var styles = WebAsset.Text("Widget/widget.css") + WebAsset.Text("Page/page.css");
        Assert.Empty(Sides().Matches(styles).Select(match => match.Value));
        Assert.Equal(["margin-left:", " left:"], Sides().Matches("margin-left:1em; left: 0").Select(match => match.Value));
    }

    [Fact]
    public void EveryPartIsPartOfTheScript() =>
        Assert.Equal(
            WidgetScript.Parts.Order(StringComparer.Ordinal),
            WebAsset.In("Widget/Script").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal));

    [Fact]
    public void TheWordsOfEveryLanguageAreThoseOfEnglishAndShort()
    {
        var english = Words("en");
        Assert.Equal(["ar", "de", "en", "es", "fr", "zh"], LanguagePacks.Codes);
        foreach (var code in LanguagePacks.Codes)
        {
            var words = Words(code);
            Assert.Equal(english.Keys.Where(key => key != "page"), words.Keys.Where(key => key != "page"));
            foreach (var (key, entry) in words.Where(entry => entry.Key != "page"))
            {
                var forms = entry.ValueKind == JsonValueKind.Object ? entry.EnumerateObject().Select(form => form.Value.GetString()!).ToList() : [entry.GetString()!];
                Assert.All(forms, form => Assert.True(form.Length <= 140, $"{code} {key} has {form.Length} characters"));
                // A form for one or two may say the number as a word; the form for any other may not.
                Assert.Equal(Places(english[key]), Places(entry));
            }
        }

        Assert.DoesNotContain("!", LanguagePacks.Json("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryWordOfThePageIsSaidInEveryOtherLanguage()
    {
        var onPage = WordOfPage().Matches(WebAsset.Text("Page/page.html")).Select(match => match.Groups["key"].Value)
            .Concat(WordOfScript().Matches(WebAsset.Text("Page/page.js")).Select(match => match.Groups["key"].Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.Contains("connectTitle", onPage);
        foreach (var code in LanguagePacks.Codes.Where(code => code != "en"))
        {
            Assert.Equal(onPage, Words(code)["page"].EnumerateObject().Select(word => word.Name).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void EveryWordTheScriptSaysIsThere()
    {
        var english = Words("en");
        var said = Said().Matches(string.Concat(WidgetScript.Parts.Select(part => WebAsset.Text($"Widget/Script/{part}.js")))).Select(match => match.Groups["key"].Value).ToList();
        Assert.True(said.Count > 30);
        Assert.Empty(said.Except(english.Keys));
    }

    [Theory]
    [InlineData("  const a = 1; // not a whole line\n", "const a=1; // not a whole line\n", true)]
    [InlineData("// gone\n/** gone */\nlet a = b ? c : d;\nx = a - -b;\n", "let a=b?c:d;x=a - -b;", false)]
    [InlineData("say(\"a = b, c\", d);\n", "say(\"a = b, c\",d);", false)]
    [InlineData("const a = /x = y/;\n", "const a = /x = y/;", false)]
    [InlineData("const a = `x = y`;\n", "const a = `x = y`;", false)]
    [InlineData("return a\n  .b;\n", "return a\n.b;", false)]
    public void AScriptLosesOnlyWhatPeopleNeed(string source, string slim, bool keepsSlashes) =>
        Assert.Equal(keepsSlashes ? source.Trim() + "\n" : slim, Slim.Script(source));

    [Fact]
    public void AStyleSheetLosesOnlyWhatPeopleNeed() =>
        Assert.Equal(
            ".a .b:hover{margin:0 auto;width:calc(1em + 2px)}@media (a) and (b){c :d{color:red}}",
            Slim.Style("/* gone */\n.a .b:hover {\n  margin: 0 auto;\n  width: calc(1em + 2px);\n}\n@media (a) and (b) { c :d { color: red; } }\n"));

    private static string Places(JsonElement entry) => string.Join(
        ' ', Place().Matches(entry.ValueKind == JsonValueKind.Object ? entry.GetProperty("other").GetString()! : entry.GetString()!).Select(match => match.Value).Order(StringComparer.Ordinal));

    private static Dictionary<string, JsonElement> Words(string code) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(LanguagePacks.Json(code))!;

    private static long PackedLength(string text)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.SmallestSize))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray().Length;
    }

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\sstyle=|\bimport\(|srcdoc", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"[a-z-]*[ -](left|right):", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Sides();

    [GeneratedRegex(@"data-(word|label|placeholder)=""(?<key>\w+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WordOfPage();

    [GeneratedRegex(@"[^.]\bsay\(""(?<key>\w+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WordOfScript();

    [GeneratedRegex(@"(words\.say|words\.node\(""\w+"",|words\.put\([\w.]+,|composer\.say|thumb\(""\w+"",)[( ]*""(?<key>\w+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Said();

    [GeneratedRegex(@"\{\w+\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
