using System.Text;
using System.Text.RegularExpressions;

namespace ChatBot.Evaluation;

/// <summary>The form in which texts are compared: lower case, straight quotes, plain hyphens, no emphasis marks, no markers, single spaces.</summary>
public static partial class PlainForm
{
    /// <summary>The plain form of a text.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            switch (c)
            {
                case '‐' or '‑' or '‒' or '–' or '−':
                    plain.Append('-');
                    break;
                case '‘' or '’' or '‚':
                    plain.Append('\'');
                    break;
                case '“' or '”' or '„':
                    plain.Append('"');
                    break;
                case '*' or '_' or '`':
                    break;
                case 'ß':
                    plain.Append("ss");
                    break;
                case 'ς':
                    plain.Append('σ');
                    break;
                case 'ſ':
                    plain.Append('s');
                    break;
                default:
                    plain.Append(c);
                    break;
            }
        }

        return SpaceBeforePercent().Replace(Spaces().Replace(plain.ToString(), " "), "${digit}%").Trim();
    }

    /// <summary>The text of an answer without markers such as <c>[2]</c>.</summary>
    public static string WithoutMarkers(string text) => Marker().Replace(text, "");

    [GeneratedRegex(@"\[\d+\]", RegexOptions.NonBacktracking)]
    private static partial Regex Marker();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<digit>\d) %", RegexOptions.NonBacktracking)]
    private static partial Regex SpaceBeforePercent();
}
