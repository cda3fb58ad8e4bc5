using ChatBot.Corpus;
using ChatBot.Passages;
using ChatBot.Text;

namespace ChatBot.Index;

/// <summary>Everything that decides what an index contains, in one line: an index made with another one is rebuilt.</summary>
public static class IndexFingerprint
{
    private const int Format = 2;

    /// <summary>The fingerprint of this version of the product with these options and this embedding model, if there is one.</summary>
    public static string Of(PassageOptions passages, EmbeddingModel? model = null)
    {
        var words = $"format {Format}, words {WordForms.Version}, readers {DocumentReaders.Version}, cutter {new PassageCutter(passages).Signature}";
        return model is null ? words : $"{words}, {model.Signature}";
    }
}
