using ChatBot.Retrieval;

namespace ChatBot.Conversations;

/// <summary>Completes a follow-up that is a sentence: what its pronouns stand for, and which documents it goes on about.</summary>
internal static class SentenceCompletion
{
    // A longer question is no context but another question.
    private const int LongestContext = 120;
    private const int LongestFront = 5;

    private static readonly HashSet<string> Persons = new(StringComparer.Ordinal) { "he", "she", "him", "his", "her", "hers" };

    /// <summary>The complete question, or null when it stands by itself.</summary>
    public static string? Complete(FollowUpQuestion question, EarlierTurn turn, CorpusView corpus, int fewContentWords)
    {
        var earlier = new EarlierSubject(turn, corpus);
        if (OtherDocuments.Resolve(question, earlier, corpus) is { } other)
        {
            return other;
        }

        if (InFront(question) is { } whole)
        {
            return Carry(question, earlier, whole);
        }

        var at = question.PronounAt;
        if (at >= 0)
        {
            return Carry(question, earlier, Substituted(question, earlier, at) ?? About(question, earlier.Thing() is { } thing && !thing.Equals(earlier.Text, StringComparison.Ordinal) ? thing : earlier.Text));
        }

        var namesDocument = question.Meant.Mentions.Any(m => m.Kind is not null || m.IsTitle || m.Strength == MeantStrength.Only);
        if (question.HasLead && !namesDocument && question.Meant.Excluded.Count == 0 && Elliptic(question, earlier) is { } filled)
        {
            return Carry(question, earlier, filled);
        }

        if (question.Meant.Mentions.Count > 0 || question.Meant.Excluded.Count > 0)
        {
            return null;
        }

        if (question.HasLead || (question.ContentWords <= fewContentWords && !HasName(question)))
        {
            return question.HasLead || SharesWord(question, turn) || question.ContentWords <= 1
                ? Carry(question, earlier, About(question, earlier.Thing() ?? earlier.Text))
                : null;
        }

        // It goes on about the same document when it takes up a word of the last question or answer.
        return SharesWord(question, turn) && Carry(question, earlier, question.Text, onlyDocuments: true) is { } carried
            ? question.ContentWords <= fewContentWords + 1 && earlier.Text.Length <= LongestContext ? About(question, earlier.Text) : carried
            : null;
    }

    /// <summary>The question with the subject of an earlier one in front, in the language of the question.</summary>
    public static string About(FollowUpQuestion question, string subject)
    {
        var front = question.Language switch { "de" => "Zu", "fr" => "À propos de", "es" => "Sobre", _ => "About" };
        return $"{front} {Lowered(subject).Replace(":", ",", StringComparison.Ordinal).TrimEnd('?', ' ')}: {Lowered(question.Text)}";
    }

    // In "and in March, what was repaired there?" and "R12, what does that mean?" the pronoun stands for what is in front.
    private static string? InFront(FollowUpQuestion question)
    {
        var words = question.Words;
        var asks = words.FindIndex(word => word.Before == ',' && FollowUpQuestion.IsAsking(word.Folded));
        if (asks is < 1 or > LongestFront || words.Take(asks).Any(word => FollowUpQuestion.IsHelpVerb(word.Folded) || FollowUpQuestion.IsAsking(word.Folded)))
        {
            return null;
        }

        var at = words.FindIndex(asks, word => word.Folded is "it" or "there" or "that" or "this" or "they" or "them" or "he" or "she");
        if (at < 0)
        {
            return null;
        }

        var front = question.Text[words[0].Start..words[asks - 1].End];
        var last = words[at].Folded is "that" or "this" && at + 1 < words.Count && words[at + 1].Folded == "one" ? at + 1 : at;
        return question.Text[words[asks].Start..words[at].Start] + Lowered(front) + question.Text[words[last].End..];
    }

    // "And how many did Kest pass?": of what was counted before, and where it was.
    private static string? Elliptic(FollowUpQuestion question, EarlierSubject earlier)
    {
        var words = question.Words;
        if (earlier.Counted is not { } counted || words.Count < 4 || words[0].Folded != "how" || words[1].Folded != "many" || !FollowUpQuestion.IsHelpVerb(words[2].Folded))
        {
            return null;
        }

        var text = question.Text.TrimEnd('?', ' ', '.');
        var setting = earlier.Setting() is { } where && !words.Exists(word => word.Folded is "in" or "at" or "during" or "on") ? $" {where}" : "";
        return $"{text[..words[1].End]} {counted[4..]}{text[words[1].End..]}{setting}?";
    }

    private static string? Substituted(FollowUpQuestion question, EarlierSubject earlier, int at)
    {
        var words = question.Words;
        at = words[at].Folded == "they" && earlier.Counted is null && earlier.Thing()?.EndsWith('s') != true && words.FindIndex(at, w => w.Folded == "it") is > 0 and var it ? it : at;
        var word = words[at];
        var next = at + 1 < words.Count ? words[at + 1] : default;
        if (question.Language != "en")
        {
            return null;
        }

        var isVerbNext = next.Folded is not null && at > 0 && FollowUpQuestion.IsHelpVerb(words[at - 1].Folded) && EarlierSubject.IsVerb(next.Folded);
        var isAlone = word.Folded is "it" or "they" or "them" || isVerbNext || !(next.Folded is not null && IsNoun(next))
            || (word.Folded is "those" or "these" && !next.Folded.EndsWith('s') && earlier.Counted is not null);
        if (word.Folded is "it" or "that" or "this" && isAlone && earlier.Deed() is { } deed)
        {
            return About(question, deed);
        }

        var stands = Persons.Contains(word.Folded) ? earlier.Person()
            : word.Folded is "they" or "them" or "those" or "these" && isAlone && earlier.Counted is { } counted ? counted
            : word.Folded == "same" ? next.Folded is { } like && earlier.Thing() is { } thing && AskedWord.Of(thing).Exists(w => w.Folded == like) ? thing : null
            : !isAlone && word.Folded is "that" or "this" or "those" or "these" or "the" or "same" && next.Folded is { } noun ? Noun(earlier, noun)
            : earlier.Thing();
        if (stands is null || stands.Length > 90)
        {
            return null;
        }

        var isPossessive = word.Folded is "its" or "his" or "their" || (word.Folded == "her" && next.Folded is not null && next.Before == '\0' && !CommonWords.IsGrammar(next.Folded));
        var end = word.Folded is "that" or "this" or "those" or "these" && !isAlone ? next.End : word.End;
        if (word.Folded == "same")
        {
            return question.Text[..words[at - 1].Start] + Lowered(stands) + question.Text[next.End..];
        }

        return word.Folded is "there" or "former" or "latter" ? null
            : question.Text[..word.Start] + (word.Start > 0 ? Lowered(stands) : stands) + (isPossessive ? "'s" : "") + question.Text[end..];
    }

    // "That essay" is a document; "that company" is whatever was spoken of.
    private static string? Noun(EarlierSubject earlier, string noun) =>
        DocumentWords.Contains(noun) ? earlier.Picked ?? (earlier.Document is { } document ? earlier.TextOf(document) : null) : earlier.Thing();

    private static bool IsNoun(AskedWord word) => !CommonWords.IsGrammar(word.Folded) && word.Before == '\0';

    // What was asked of one document goes on being asked of it.
    private static string? Carry(FollowUpQuestion question, EarlierSubject earlier, string completed, bool onlyDocuments = false)
    {
        if (question.Meant.Mentions.Count > 0 || question.Meant.Excluded.Count > 0 || question.HasOtherOwner || earlier.Document is not { Strength: MeantStrength.Only } document)
        {
            return onlyDocuments ? null : completed;
        }

        var name = earlier.TextOf(document);
        return completed.Contains(name, StringComparison.OrdinalIgnoreCase) ? completed : $"{completed.TrimEnd('?', '.', ' ')}, according to {Definite(name)}?";
    }

    private static string Definite(string name) => name.StartsWith("which ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("what ", StringComparison.OrdinalIgnoreCase)
        ? "the " + name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..]
        : Lowered(name);

    private static string Lowered(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) && FirstWordIsGrammar(text) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static bool FirstWordIsGrammar(string text) => AskedWord.Of(text) is [var first, ..] && (CommonWords.IsGrammar(first.Folded) || FollowUpQuestion.IsAsking(first.Folded));

    private static bool HasName(FollowUpQuestion question) => question.Words.Exists(word => word.IsCapital && !word.OpensSentence && !CommonWords.IsCommon(word.Folded));

    private static bool SharesWord(FollowUpQuestion question, EarlierTurn turn)
    {
        var known = AskedWord.Of(turn.Question).Concat(AskedWord.Of(turn.Answer)).Select(word => Text.EnglishStemmer.Stem(word.Folded)).ToHashSet(StringComparer.Ordinal);
        return question.Words.Exists(word => word.Folded.Length >= 4 && !CommonWords.IsGrammar(word.Folded) && !FollowUpQuestion.IsAsking(word.Folded)
            && !DocumentWords.Contains(word.Folded) && known.Contains(Text.EnglishStemmer.Stem(word.Folded)));
    }
}
