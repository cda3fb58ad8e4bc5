using System.Text;
using ChatBot.Access;
using ChatBot.Index;
using ChatBot.Retrieval;

namespace ChatBot.Answers;

/// <summary>Says a translated question in those of several words for one meaning that the documents use most.</summary>
internal static class KnownWords
{
    /// <summary>The words of a question, each that the glossary holds in its commonest form in the documents that the asker may see.</summary>
    public static async ValueTask<string> ChooseAsync(IPassageStore store, string words, string language, AccessFilter access, CancellationToken cancellationToken)
    {
        var said = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var forms = said.SelectMany(word => Glossary.Alike(word, language)).Distinct(StringComparer.Ordinal).ToList();
        if (forms.Count == 0)
        {
            return words;
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in forms.Chunk(QuestionTermsAtOnce))
        {
            foreach (var read in await store.ReadWordsAsync(string.Join(' ', part), access, cancellationToken))
            {
                counts[read.Asked] = read.Asked == read.Meant ? read.PassageCount : 0;
            }
        }

        var chosen = new StringBuilder();
        foreach (var word in said)
        {
            chosen.Append(Glossary.Alike(word, language).Append(word).MaxBy(form => counts.GetValueOrDefault(form))).Append(' ');
        }

        return chosen.ToString().TrimEnd();
    }

    private const int QuestionTermsAtOnce = 60;
}
