namespace ChatBot.Corpus;

/// <summary>
/// A pattern for paths below a root: <c>*</c> and <c>?</c> within one part, <c>**</c> over any number of parts, <c>[a-z]</c>,
/// <c>{a,b}</c>. Case does not count. Without a slash it matches a name in any folder; a slash at its end means all that is in
/// the folder. Matching takes time in proportion to path and pattern, whatever both are.
/// </summary>
public sealed class GlobPattern
{
    /// <summary>Longest pattern that is accepted.</summary>
    public const int MaxLength = 512;

    private readonly GlobStep[] steps;

    internal GlobPattern(string text, GlobStep[] steps)
    {
        Text = text;
        this.steps = steps;
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>Understands a pattern; otherwise <paramref name="error"/> says in one sentence what is wrong with it.</summary>
    public static GlobPattern? TryParse(string text, out string? error) => GlobParser.TryParse(text, out error);

    /// <summary>Understands a pattern that is known to be well formed.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static GlobPattern Parse(string text) => TryParse(text, out var error) ?? throw new FormatException(error);

    /// <summary>Whether the pattern matches the whole path. A wildcard matches a leading dot like any other character.</summary>
    public bool Matches(string path) => Run(path, dotsMustBeWritten: false);

    /// <summary>Whether the pattern matches the whole path, where a part that starts with a dot is matched only by a written dot.</summary>
    public bool MatchesShown(string path) => Run(path, dotsMustBeWritten: true);

    /// <inheritdoc />
    public override string ToString() => Text;

    // All states that the pattern can be in are carried along together, so there is nothing to go back to.
    private bool Run(string path, bool dotsMustBeWritten)
    {
        var now = new States(steps.Length);
        var next = new States(steps.Length);
        Enter(now, 0);
        for (var at = 0; at < path.Length && now.Count > 0; at++)
        {
            var character = char.ToLowerInvariant(path[at]);
            var guardedDot = dotsMustBeWritten && character == '.' && (at == 0 || path[at - 1] == '/');
            for (var i = 0; i < now.Count; i++)
            {
                var step = steps[now[i]];
                if (step.Accepts(character) && !(guardedDot && step.IsWildcard))
                {
                    Enter(next, step.Next);
                }
            }

            (now, next) = (next, now);
            next.Clear();
        }

        return now.Contains(steps.Length - 1);
    }

    // Follows the steps that consume nothing; the list itself is the work still to do.
    private void Enter(States states, int first)
    {
        var done = states.Count;
        states.Add(first);
        for (; done < states.Count; done++)
        {
            var step = steps[states[done]];
            if (step.Kind == GlobStepKind.Fork)
            {
                states.Add(step.Next);
                states.Add(step.Other);
            }
        }
    }

    // A set of states in the order they were added.
    private sealed class States(int size)
    {
        private readonly int[] order = new int[size];
        private readonly bool[] held = new bool[size];

        public int Count { get; private set; }

        public int this[int index] => order[index];

        public bool Contains(int state) => held[state];

        public void Add(int state)
        {
            if (!held[state])
            {
                held[state] = true;
                order[Count++] = state;
            }
        }

        public void Clear()
        {
            for (var i = 0; i < Count; i++)
            {
                held[order[i]] = false;
            }

            Count = 0;
        }
    }
}

internal enum GlobStepKind
{
    Literal,
    AnyInPart,
    Any,
    Class,
    Fork,
    End,
}

/// <summary>One state of a pattern: what it accepts, and the state after it.</summary>
internal sealed record GlobStep(GlobStepKind Kind, char Literal = '\0', string? Ranges = null, bool Negated = false)
{
    public int Next { get; set; }

    public int Other { get; set; }

    public bool IsWildcard => Kind is GlobStepKind.AnyInPart or GlobStepKind.Any or GlobStepKind.Class;

    public bool Accepts(char character) => Kind switch
    {
        GlobStepKind.Literal => character == Literal,
        GlobStepKind.AnyInPart => character != '/',
        GlobStepKind.Any => true,
        GlobStepKind.Class => character != '/' && InRanges(character) != Negated,
        GlobStepKind.Fork or GlobStepKind.End => false,
        _ => false,
    };

    // Ranges are pairs of first and last character.
    private bool InRanges(char character)
    {
        for (var i = 0; i < Ranges!.Length; i += 2)
        {
            if (Ranges[i] <= character && character <= Ranges[i + 1])
            {
                return true;
            }
        }

        return false;
    }
}
