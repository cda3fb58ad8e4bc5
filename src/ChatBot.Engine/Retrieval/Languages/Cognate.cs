namespace ChatBot.Retrieval;

/// <summary>Writes a learned word of another language as English most likely does: Kapazität, capacité, capacidad.</summary>
internal static class Cognate
{
    private const int Shortest = 7;

    private static readonly (string Language, (string Ending, string English)[] Endings)[] Table =
    [
        ("de", [("itaten", "ities"), ("itat", "ity"), ("ationen", "ations"), ("tionen", "tions"), ("isches", "ic"), ("ischen", "ic"), ("ische", "ic"), ("isch", "ic"), ("ismus", "ism"), ("ierung", "ation"), ("logie", "logy"), ("graphie", "graphy"), ("enz", "ence"), ("anz", "ance")]),
        ("fr", [("iques", "ic"), ("ique", "ic"), ("ites", "ities"), ("ite", "ity"), ("eurs", "ors"), ("eur", "or"), ("aires", "ary"), ("aire", "ary"), ("ismes", "isms"), ("isme", "ism"), ("logie", "logy"), ("euse", "ous"), ("eux", "ous")]),
        ("es", [("ciones", "tions"), ("cion", "tion"), ("siones", "sions"), ("idades", "ities"), ("idad", "ity"), ("ismo", "ism"), ("logia", "logy"), ("encia", "ence"), ("ancia", "ance"), ("icos", "ic"), ("icas", "ic"), ("ico", "ic"), ("ica", "ic"), ("ario", "ary"), ("aria", "ary"), ("oso", "ous"), ("osa", "ous"), ("mente", "ly")]),
        ("it", [("zioni", "tions"), ("zione", "tion"), ("sioni", "sions"), ("sione", "sion"), ("ita", "ity"), ("ismo", "ism"), ("logia", "logy"), ("enza", "ence"), ("anza", "ance"), ("ici", "ic"), ("iche", "ic"), ("ico", "ic"), ("ica", "ic"), ("ario", "ary"), ("oso", "ous"), ("mente", "ly")]),
        ("pt", [("coes", "tions"), ("cao", "tion"), ("soes", "sions"), ("sao", "sion"), ("idades", "ities"), ("idade", "ity"), ("ismo", "ism"), ("logia", "logy"), ("encia", "ence"), ("ancia", "ance"), ("icos", "ic"), ("ico", "ic"), ("ica", "ic"), ("ario", "ary"), ("oso", "ous"), ("mente", "ly")]),
        ("nl", [("iteiten", "ities"), ("iteit", "ity"), ("atie", "ation"), ("ties", "tions"), ("tie", "tion"), ("ische", "ic"), ("isch", "ic"), ("isme", "ism"), ("logie", "logy"), ("entie", "ence")]),
    ];

    /// <summary>The folded word with the English ending; as it is when it has no such ending.</summary>
    public static string Of(string folded, string language)
    {
        foreach (var (ending, english) in folded.Length < Shortest ? [] : Array.Find(Table, row => row.Language == language).Endings ?? [])
        {
            if (folded.EndsWith(ending, StringComparison.Ordinal))
            {
                var stem = folded[..^ending.Length];
                return (language == "de" && ending.StartsWith("ita", StringComparison.Ordinal) ? stem.Replace('k', 'c').Replace('z', 'c') : stem) + english;
            }
        }

        return folded;
    }
}
