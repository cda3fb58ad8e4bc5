using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ChatBot.Tests.Tidy;

/// <summary>Every link in a document leads to a file, a folder or a heading that is there.</summary>
internal static class DocumentLinks
{
    /// <param name="path">Path of the document below the repository.</param>
    /// <param name="text">Its Markdown.</param>
    /// <param name="exists">Whether a path below the repository is there.</param>
    /// <param name="read">The text of another document.</param>
    public static IEnumerable<Finding> Check(string path, string text, Func<string, bool> exists, Func<string, string> read)
    {
        foreach (var link in Markdown.Parse(text).Descendants<LinkInline>())
        {
            var target = link.Url ?? "";
            if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
            {
                continue;
            }

            var hash = target.IndexOf('#', StringComparison.Ordinal);
            var file = Uri.UnescapeDataString(hash < 0 ? target : target[..hash]);
            var anchor = hash < 0 ? "" : target[(hash + 1)..];
            var resolved = file.Length == 0 ? path : Resolve(path, file);
            if (resolved is null || !exists(resolved))
            {
                yield return new Finding(path, link.Line + 1, $"link to '{target}' leads nowhere");
            }
            else if (anchor.Length > 0 && resolved.EndsWith(".md", StringComparison.Ordinal)
                && !Anchors(resolved == path ? text : read(resolved)).Contains(anchor))
            {
                yield return new Finding(path, link.Line + 1, $"'{resolved}' has no heading '#{anchor}'");
            }
        }
    }

    // Null when the link leaves the repository.
    private static string? Resolve(string path, string file)
    {
        var parts = file.StartsWith('/') ? [] : path.Split('/').SkipLast(1).ToList();
        foreach (var part in file.Split('/').Where(part => part.Length > 0 && part != "."))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count == 0)
            {
                return null;
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join('/', parts);
    }

    private static HashSet<string> Anchors(string text)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var heading in Markdown.Parse(text).Descendants<HeadingBlock>())
        {
            var anchor = Anchor(heading);
            var name = anchor;
            for (var again = 1; !anchors.Add(name); again++)
            {
                name = $"{anchor}-{again}";
            }
        }

        return anchors;
    }

    // As code hosts make them: lower case, hyphens for blanks, no punctuation.
    private static string Anchor(HeadingBlock heading)
    {
        var anchor = new StringBuilder();
        foreach (var inline in heading.Inline?.Descendants() ?? [])
        {
            var words = inline switch { LiteralInline literal => literal.Content.ToString(), CodeInline code => code.Content, _ => "" };
            foreach (var character in words.ToLowerInvariant())
            {
                if (char.IsLetterOrDigit(character) || character is '-' or '_')
                {
                    anchor.Append(character);
                }
                else if (character == ' ')
                {
                    anchor.Append('-');
                }
            }
        }

        return anchor.ToString();
    }
}
