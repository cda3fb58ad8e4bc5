using System.Text;

namespace ChatBot.Corpus;

/// <summary>What somebody who leafs through a document knows of it.</summary>
public static class FirstLook
{
    private const int MaxOpeningLength = 400;

    /// <summary>What most of the blocks that hold words are.</summary>
    public static DocumentShape ShapeOf(IReadOnlyList<Block> blocks)
    {
        int cues = 0, rows = 0, code = 0, all = 0;
        foreach (var block in blocks)
        {
            if (block.Words.Length > 0 && block is not Block.Metadata)
            {
                all++;
                cues += block is Block.Cue ? 1 : 0;
                rows += block is Block.TableRow ? 1 : 0;
                code += block is Block.Code ? 1 : 0;
            }
        }

        return cues * 2 > all ? DocumentShape.Recording : rows * 2 > all ? DocumentShape.Table : code * 2 > all ? DocumentShape.Code : DocumentShape.Text;
    }

    /// <summary>The first headings and paragraphs on one line, cut between two words.</summary>
    public static string OpeningOf(DocumentContent content)
    {
        var opening = new StringBuilder(MaxOpeningLength);
        foreach (var block in content.Blocks)
        {
            if (opening.Length >= MaxOpeningLength || block is Block.Cue or Block.TableRow)
            {
                break;
            }

            if (block is Block.Heading or Block.Paragraph or Block.Quote)
            {
                opening.Append(opening.Length > 0 ? " | " : "");
                var words = content.SourceText.AsSpan(block.Words.Start, block.Words.Length);
                AppendLine(opening, words[..Math.Min(words.Length, MaxOpeningLength * 2)]);
            }
        }

        var end = Math.Min(opening.Length, MaxOpeningLength);
        while (end < opening.Length && end > 0 && opening[end - 1] != ' ')
        {
            end--;
        }

        return opening.ToString(0, end).Trim(' ', '|');
    }

    private static void AppendLine(StringBuilder line, ReadOnlySpan<char> words)
    {
        foreach (var c in words)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }
    }
}
