using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatBot.Text;

namespace ChatBot.Answers;

/// <summary>A sentence as a model wrote it, without its markers.</summary>
/// <param name="Text">Plain words.</param>
/// <param name="Numbers">The evidence it names, in order.</param>
/// <param name="Form">Whether it is an item of a list.</param>
internal sealed record WrittenSentence(string Text, IReadOnlyList<int> Numbers, DraftForm Form);

/// <summary>
/// Takes what a model writes apart into sentences while it is being written. A sentence is handed out when what follows shows that it is whole,
/// markers included. Links, pictures, headings and emphasis are reduced to their words.
/// </summary>
internal sealed partial class WrittenSentences
{
    // More than this in one line is cut.
    private const int LongestLine = 4_000;
    private const int MostNumbers = 8;

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?。！？…]");
    private static readonly SearchValues<char> Marks = SearchValues.Create(" .,;:-*");

    private readonly StringBuilder line = new();
    private bool mayHoldWhole;

    /// <summary>Takes the next piece of the text, and gives the sentences that are whole now.</summary>
    public IReadOnlyList<WrittenSentence> Add(string piece)
    {
        var whole = new List<WrittenSentence>();
        foreach (var c in piece)
        {
            if (c is '\n' or '\r' || line.Length >= LongestLine)
            {
                whole.AddRange(Take(line.ToString()));
                line.Clear();
            }

            if (c is not '\n' and not '\r')
            {
                line.Append(c);
            }
        }

        mayHoldWhole |= piece.AsSpan().IndexOfAny(Ends) >= 0;
        if (line.Length > 0 && mayHoldWhole && TakeWhole() is { Count: > 0 } taken)
        {
            whole.AddRange(taken);
            mayHoldWhole = false;
        }

        return whole;
    }

    /// <summary>What is left when the text is at its end.</summary>
    public IReadOnlyList<WrittenSentence> Finish()
    {
        var rest = Take(line.ToString());
        line.Clear();
        return rest;
    }

    // All but the last sentence of the line, which may go on or get its markers yet.
    private List<WrittenSentence> TakeWhole()
    {
        var text = line.ToString();
        var last = MarkersBehindStop().Matches(text).LastOrDefault(match => match.Index + match.Length < text.Length && !IsOpen(text, match.Index + match.Length));
        if (last is null)
        {
            return [];
        }

        var end = last.Index + last.Length;
        line.Remove(0, end);
        var isItem = ItemMark().IsMatch(text);
        var taken = Take(text[..end]);
        if (isItem && line.Length > 0)
        {
            line.Insert(0, "- ");
        }

        return taken;
    }

    // What follows may still be a marker in the making.
    private static bool IsOpen(string text, int at) => text.AsSpan(at).TrimStart() is var rest && (rest.IsEmpty || rest[0] == '[');

    private static List<WrittenSentence> Take(string text)
    {
        var form = ItemMark().IsMatch(text) ? DraftForm.ListItem : DraftForm.Sentence;
        var plain = Plain(text);
        var moved = MarkersBehindStop().Replace(plain, match => match.Groups["markers"].Success ? $" {match.Groups["markers"].Value.Trim()}{match.Groups["stop"].Value} " : match.Value);
        var sentences = new List<WrittenSentence>();
        foreach (var span in Sentences.Split(moved, new TextSpan(0, moved.Length)))
        {
            var written = span.In(moved).ToString();
            var numbers = Marker().Matches(written).SelectMany(match => match.Groups["numbers"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
                .Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0)
                .Distinct().Take(MostNumbers).ToList();
            var words = Spaces().Replace(Marker().Replace(written, " "), " ").Replace(" .", ".", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal).Trim();
            if (words.AsSpan().IndexOfAnyExcept(Marks) >= 0)
            {
                sentences.Add(new WrittenSentence(words, numbers, form));
            }
        }

        return sentences;
    }

    private static string Plain(string text)
    {
        text = ItemMark().Replace(text.TrimStart().TrimStart('#').TrimStart(), "");
        text = Link().Replace(text, match => match.Groups["words"].Value);
        text = Tag().Replace(text, " ");
        return text.Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<stop>[.!?。！？…][""'”’»)]?)\s*(?<markers>(\[\d{1,4}(\s*,\s*\d{1,4})*\]\s*)+)|[.!?。！？…][""'”’»)]?\s+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MarkersBehindStop();

    [GeneratedRegex(@"\[(?<numbers>\d{1,4}(\s*,\s*\d{1,4})*)\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^\s*([-*+•]|\d{1,3}[.)])\s+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ItemMark();

    [GeneratedRegex(@"!?\[(?<words>[^\[\]]{0,400})\]\([^()\s]{0,2000}(\s[^()]{0,200})?\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"<[/!?a-zA-Z][^<>]{0,2000}>?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s{2,}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Spaces();
}
