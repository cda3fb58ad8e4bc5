using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>
/// The block of YAML between two lines of dashes at the head of a text. Whatever is in it, the body below it is found, and each
/// line of it can be found and cited.
/// </summary>
internal sealed record FrontMatter(IReadOnlyList<MetadataField> Fields, IReadOnlyList<Block> Blocks, int BodyStart)
{
    /// <summary>More than this is read line by line instead of as YAML.</summary>
    public const int MaxYamlCharacters = 64 * 1024;

    private static readonly FrontMatter None = new([], [], 0);

    /// <summary>Finds and reads the front matter of a text; without an opening and a closing line there is none.</summary>
    public static FrontMatter Read(string text)
    {
        if (Find(text) is not { } found)
        {
            return NoneOf(text);
        }

        var (inner, bodyStart) = found;
        var lines = new TextLines(text, inner.Start, inner.End);
        var fields = FrontMatterYaml.Read(text, inner);
        if (fields is null)
        {
            // Text between two rules is no metadata; broken metadata still looks like metadata.
            if (!FrontMatterLines.LookLikeMetadata(lines))
            {
                return NoneOf(text);
            }

            fields = FrontMatterLines.Read(lines);
        }

        return new FrontMatter(fields, BlocksOf(lines, fields), bodyStart);
    }

    private static FrontMatter NoneOf(string text) => AccessRule.IsNamedAtHead(text) ? None with { Fields = [AccessRule.Closed] } : None;

    /// <summary>Where the body of a text begins, without reading the front matter: 0 when there is none by the look of it.</summary>
    public static int BodyStartOf(string text) =>
        Find(text) is { } found && FrontMatterLines.LookLikeMetadata(new TextLines(text, found.Inner.Start, found.Inner.End)) ? found.BodyStart : 0;

    private static (TextSpan Inner, int BodyStart)? Find(string text)
    {
        var at = 0;
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '\uFEFF'))
        {
            at++;
        }

        var onOwnLine = at == 0 || text[at - 1] is '\n' or '\r' or '\uFEFF';
        if (!onOwnLine || !text.AsSpan(at).StartsWith("---") || !IsMark(text, at, LineEnd(text, at)))
        {
            return null;
        }

        var start = NextLine(text, LineEnd(text, at));
        for (var line = start; line < text.Length;)
        {
            var end = LineEnd(text, line);
            if (text[line] is '-' or '.' && IsMark(text, line, end))
            {
                return (new TextSpan(start, line), NextLine(text, end));
            }

            line = NextLine(text, end);
        }

        return null;
    }

    private static bool IsMark(string text, int start, int end) =>
        text.AsSpan(start, end - start).TrimEnd() is "---" or "...";

    private static int LineEnd(string text, int from)
    {
        var length = text.AsSpan(from).IndexOfAny('\n', '\r');
        return length < 0 ? text.Length : from + length;
    }

    private static int NextLine(string text, int lineEnd)
    {
        if (lineEnd >= text.Length)
        {
            return text.Length;
        }

        return text[lineEnd] == '\r' && lineEnd + 1 < text.Length && text[lineEnd + 1] == '\n' ? lineEnd + 2 : lineEnd + 1;
    }

    /// <summary>One block for each field's lines, and one for each other line that says something.</summary>
    private static IReadOnlyList<Block> BlocksOf(TextLines lines, IReadOnlyList<MetadataField> fields)
    {
        var blocks = new BlockList(lines.Source);
        var spans = fields.Select(field => field.Span).OfType<TextSpan>().OrderBy(span => span.Start).ToArray();
        var next = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines.IsBlank(i) || lines[i][0] == '#')
            {
                continue;
            }

            var words = lines.WordsOf(i);
            while (next < spans.Length && spans[next].Start < words.End)
            {
                words = words.Union(spans[next++]);
            }

            blocks.Add(new Block.Metadata(words, words));
            while (i + 1 < lines.Count && lines.StartOf(i + 1) < words.End)
            {
                i++;
            }
        }

        return blocks.Finish();
    }
}
