using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>Everything that decides what an index contains, in one line: an index made with another one is rebuilt.</summary>
public static class IndexFingerprint
{
    private const int Format = 2;

    /// <summary>The fingerprint of this version of the product with these options.</summary>
    public static string Of(PassageOptions passages) =>
        $"format {Format}, words {WordForms.Version}, readers {DocumentReaders.Version}, cutter {new PassageCutter(passages).Signature}";
}
