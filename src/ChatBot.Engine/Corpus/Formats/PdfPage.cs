using System.Text;
using ChatBot.Text;

namespace ChatBot.Corpus;

/// <summary>Composes one page of a PDF from its lines: paragraphs run on, hyphens at line ends go, aligned lines are tables.</summary>
internal sealed class PdfPage(HyphenatedWords hyphenated, RunningLines running)
{
    private const int HeadingCharactersAtMost = 90;

    private readonly List<Piece> pieces = [];
    private readonly StringBuilder run = new();
    private string mark = "";
    private string previous = "";
    private int longest;
    private int markWidth;
    private int lineCount;

    /// <summary>Adds the page to the text.</summary>
    public void Compose(string page, TextComposer composer)
    {
        var lines = PdfColumns.InReadingOrder(running.Without(page.Split('\n')));
        for (var i = 0; i < lines.Count;)
        {
            var rows = PdfTable.RowsAt(lines, i);
            if (rows > 0)
            {
                EndPiece();
                pieces.Add(new Piece(PieceKind.Table, "", "", 0) { Rows = PdfTable.Cells(lines, i, rows) });
                i += rows;
            }
            else
            {
                AddLine(lines[i++]);
            }
        }

        EndPiece();
        ComposePieces(composer);
    }

    private void ComposePieces(TextComposer composer)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            var next = i + 1 < pieces.Count ? pieces[i + 1] : null;
            switch (piece.Kind)
            {
                case PieceKind.Table:
                    ComposeTable(piece.Rows, composer);
                    break;
                case PieceKind.Item when IsNumberedHeading(piece, i > 0 ? pieces[i - 1] : null, next):
                    composer.Heading(piece.Words, 2, piece.Mark + " ");
                    break;
                case PieceKind.Item:
                    composer.ListItem(piece.Words, 0, piece.Mark + " ");
                    break;
                case PieceKind.Text when IsHeading(piece, next):
                    composer.Heading(piece.Words, composer.IsEmpty ? 1 : 2);
                    break;
                case PieceKind.Text:
                    composer.Paragraph(piece.Words);
                    break;
            }
        }
    }

    private static void ComposeTable(IReadOnlyList<IReadOnlyList<string>> rows, TextComposer composer)
    {
        TextSpan? header = composer.Row(rows[0], header: null);
        foreach (var row in rows.Skip(1))
        {
            composer.Row(row, header);
        }
    }

    // A short line of its own, without a full stop, above something longer.
    private static bool IsHeading(Piece piece, Piece? next) =>
        piece.Lines == 1 && piece.Words.Length is > 1 and <= HeadingCharactersAtMost
        && (char.IsUpper(piece.Words[0]) || char.IsAsciiDigit(piece.Words[0]))
        && piece.Words.Any(char.IsLetter)
        && piece.Words[^1] is not ('.' or ',' or ';' or ':' or '?' or '!' or '-')
        && next is not null && (next.Kind != PieceKind.Text || next.Lines > 1 || next.Words.Length > piece.Words.Length);

    private static bool IsNumberedHeading(Piece piece, Piece? before, Piece? next) =>
        char.IsAsciiDigit(piece.Mark[0]) && before?.Kind != PieceKind.Item && next is { Kind: PieceKind.Text, Lines: > 1 } && IsHeading(piece, next);

    private void AddLine(string line)
    {
        var words = line.AsSpan().Trim();
        if (words.IsEmpty)
        {
            EndPiece();
            return;
        }

        var marker = MarkOf(words);
        if (marker > 0 || EndsItem(line, words) || StartsParagraph(line, words))
        {
            EndPiece();
            mark = words[..marker].Trim().ToString();
            mark = mark is [>= '\uE000' and <= '\uF8FF'] ? "•" : mark;
            markWidth = marker;
            words = words[marker..];
        }

        Join(words);
        previous = line;
        longest = Math.Max(longest, line.TrimEnd().Length);
        lineCount++;
    }

    // Without a blank line between them, a paragraph begins where the last line ended early, or with an indentation.
    private bool StartsParagraph(string line, ReadOnlySpan<char> words)
    {
        if (lineCount == 0 || previous.TrimEnd() is not [.., '.' or '!' or '?' or ':' or '"' or '”'] ended || char.IsLower(words[0]))
        {
            return false;
        }

        return ended.Length * 4 < longest * 3 || (mark.Length == 0 && Indent(line) >= Indent(previous) + 2);
    }

    // The lines of an item stand below its words, not below its mark.
    private bool EndsItem(string line, ReadOnlySpan<char> words) =>
        mark.Length > 0 && lineCount == 1 && longest < 70 && !char.IsLower(words[0])
        && (Indent(line) <= Indent(previous) || Indent(line) > Indent(previous) + markWidth + 1);

    private void Join(ReadOnlySpan<char> words)
    {
        if (run.Length > 1 && run[^1] is '-' or '\u2010' or '\u00AD' && char.IsLetter(run[^2]) && char.IsLower(words[0]))
        {
            var start = run.Length - 1;
            while (start > 0 && run.Length - start < 40 && char.IsLetter(run[start - 1]))
            {
                start--;
            }

            var end = 0;
            while (end < words.Length && end < 40 && char.IsLetter(words[end]))
            {
                end++;
            }

            run.Length -= hyphenated.Contains(run.ToString(start, run.Length - start - 1), words[..end].ToString()) ? 0 : 1;
        }
        else if (run.Length > 0)
        {
            run.Append(' ');
        }

        run.Append(words);
    }

    private void EndPiece()
    {
        if (run.Length > 0)
        {
            pieces.Add(new Piece(mark.Length > 0 ? PieceKind.Item : PieceKind.Text, mark, run.ToString(), lineCount));
        }

        run.Clear();
        (mark, previous, longest, lineCount) = ("", "", 0, 0);
    }

    // A bullet, or a number with a full stop or bracket, in front of words.
    public static int MarkOf(ReadOnlySpan<char> words)
    {
        var length = 0;
        if (words[0] is '•' or '◦' or '▪' or '‣' or '●' or '○' or '–' or '-' or '*' or (>= '\uE000' and <= '\uF8FF'))
        {
            length = 1;
        }
        else
        {
            while (length < words.Length && length < 3 && char.IsAsciiDigit(words[length]))
            {
                length++;
            }

            length = length > 0 && length < words.Length && words[length] is '.' or ')' ? length + 1 : 0;
        }

        return length > 0 && length < words.Length && words[length] == ' ' ? length + 1 : 0;
    }

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;

    private enum PieceKind
    {
        Text,
        Item,
        Table,
    }

    /// <summary>A paragraph, an item or a table of the page.</summary>
    private sealed record Piece(PieceKind Kind, string Mark, string Words, int Lines)
    {
        public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];
    }
}
