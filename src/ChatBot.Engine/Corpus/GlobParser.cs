using System.Text;

namespace ChatBot.Corpus;

/// <summary>Turns the text of a pattern into its states, in one pass.</summary>
internal sealed class GlobParser
{
    private const int MaxBraces = 8;

    private readonly string text;
    private readonly List<GlobStep> steps = [];
    private readonly Stack<Braces> open = new();
    private int at;
    private string? error;

    private GlobParser(string text) => this.text = text;

    public static GlobPattern? TryParse(string text, out string? error)
    {
        if (text.Length is 0 or > GlobPattern.MaxLength || text.Contains('\0'))
        {
            error = $"A pattern has 1 to {GlobPattern.MaxLength} characters.";
            return null;
        }

        var parser = new GlobParser(Normalize(text));
        parser.Run();
        error = parser.error is null ? null : $"The pattern '{text}' {parser.error}.";
        return error is null ? new GlobPattern(text, [.. parser.steps]) : null;
    }

    // Both slashes mean a step into a folder; a bare name means any folder; a slash at the end means everything below.
    private static string Normalize(string text)
    {
        var pattern = text.Replace('\\', '/').ToLowerInvariant();
        while (pattern.StartsWith("./", StringComparison.Ordinal))
        {
            pattern = pattern[2..];
        }

        var anywhere = !pattern.TrimEnd('/').Contains('/');
        pattern = pattern.EndsWith('/') ? pattern + "**" : pattern;
        return anywhere ? "**/" + pattern : pattern.TrimStart('/');
    }

    private void Run()
    {
        while (at < text.Length && error is null)
        {
            Step();
        }

        if (open.Count > 0)
        {
            error ??= "has a '{' without its '}'";
        }

        Append(new GlobStep(GlobStepKind.End));
    }

    private void Step()
    {
        var character = text[at];
        switch (character)
        {
            case '*':
                Stars();
                break;
            case '?':
                at++;
                Append(new GlobStep(GlobStepKind.AnyInPart));
                break;
            case '[':
                Class();
                break;
            case '{':
                Open();
                break;
            case ',' when open.Count > 0:
                Comma();
                break;
            case '}' when open.Count > 0:
                Close();
                break;
            default:
                at++;
                Append(new GlobStep(GlobStepKind.Literal, character));
                break;
        }
    }

    // Each step is followed by the one after it unless something says otherwise.
    private GlobStep Append(GlobStep step)
    {
        step.Next = steps.Count + 1;
        steps.Add(step);
        return step;
    }

    private void Stars()
    {
        var start = at;
        while (at < text.Length && text[at] == '*')
        {
            at++;
        }

        var wholePart = at - start > 1 && (start == 0 || text[start - 1] is '/' or '{' or ',');
        if (wholePart && at < text.Length && text[at] == '/')
        {
            at++;
            AnyFolders();
            return;
        }

        var crossing = wholePart && (at == text.Length || text[at] is '}' or ',');
        Loop(new GlobStep(crossing ? GlobStepKind.Any : GlobStepKind.AnyInPart));
    }

    // fork -> any -> fork ..., or on.
    private void Loop(GlobStep body)
    {
        var fork = Append(new GlobStep(GlobStepKind.Fork));
        var start = steps.Count - 1;
        Append(body).Next = start;
        fork.Other = steps.Count;
    }

    // "**/" is nothing at all, or anything that ends with a slash.
    private void AnyFolders()
    {
        var skip = Append(new GlobStep(GlobStepKind.Fork));
        Loop(new GlobStep(GlobStepKind.Any));
        Append(new GlobStep(GlobStepKind.Literal, '/'));
        skip.Other = steps.Count;
    }

    private void Class()
    {
        var close = text.IndexOf(']', Math.Min(at + 2, text.Length));
        if (close < 0)
        {
            error = "has a '[' without its ']'";
            return;
        }

        var negated = text[at + 1] is '!' or '^' && close > at + 2;
        var members = text.AsSpan(negated ? at + 2 : at + 1, close - (negated ? at + 2 : at + 1));
        var ranges = new StringBuilder();
        for (var i = 0; i < members.Length; i++)
        {
            var isRange = i + 2 < members.Length && members[i + 1] == '-';
            ranges.Append(members[i]).Append(isRange ? members[i + 2] : members[i]);
            i += isRange ? 2 : 0;
        }

        at = close + 1;
        Append(new GlobStep(GlobStepKind.Class, Ranges: ranges.ToString(), Negated: negated));
    }

    private void Open()
    {
        at++;
        if (open.Count == MaxBraces)
        {
            error = $"has braces nested more than {MaxBraces} deep";
            return;
        }

        open.Push(new Braces(Append(new GlobStep(GlobStepKind.Fork))));
    }

    // The alternative that ends here jumps to the closing brace; the fork before it leads to the next one.
    private void Comma()
    {
        at++;
        var braces = open.Peek();
        braces.Ends.Add(Append(new GlobStep(GlobStepKind.Fork)));
        braces.Fork.Other = steps.Count;
        braces.Fork = Append(new GlobStep(GlobStepKind.Fork));
    }

    private void Close()
    {
        at++;
        var braces = open.Pop();
        braces.Fork.Other = braces.Fork.Next;
        foreach (var end in braces.Ends)
        {
            end.Next = steps.Count;
            end.Other = steps.Count;
        }
    }

    private sealed class Braces(GlobStep fork)
    {
        public GlobStep Fork { get; set; } = fork;

        public List<GlobStep> Ends { get; } = [];
    }
}
