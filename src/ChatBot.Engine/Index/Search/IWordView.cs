namespace ChatBot.Index;

/// <summary>
/// What reading a question needs to know of an index: how common words are, and which titles there are. It shows what one asker may see
/// and nothing else, so that neither a rarity nor a title tells of a hidden document.
/// </summary>
public interface IWordView
{
    /// <summary>Number of passages in view.</summary>
    long PassageCount { get; }

    /// <summary>Sum of the lengths of all passages in view, in words that count.</summary>
    long WordCount { get; }

    /// <summary>How many passages hold a stem.</summary>
    int PassagesWithStem(string stem);

    /// <summary>How many passages hold a word in exactly this form, folded.</summary>
    int PassagesWithForm(string form);

    /// <summary>Adds the documents whose title is this sequence of stems (see <see cref="TitleKey"/>), found at a place of a text.</summary>
    void CollectTitles(ulong key, int firstWord, int wordCount, List<TitleMatch> matches);

    /// <summary>The title of a document that was found by its title.</summary>
    string TitleOf(TitleMatch match);

    /// <summary>The id of a document that was found by its title, or null when the document is gone.</summary>
    string? DocumentOf(TitleMatch match);
}

/// <summary>A title found in a text: a document by its place in the view, and the words of the text that are its title.</summary>
/// <param name="Part">Which part of the view.</param>
/// <param name="Document">Which document of that part.</param>
/// <param name="FirstWord">The first word of the text that belongs to the title.</param>
/// <param name="WordCount">How many do.</param>
public readonly record struct TitleMatch(int Part, int Document, int FirstWord, int WordCount);
