namespace ChatBot.Tests.Infra;

/// <summary>One instruction of a Dockerfile, with its continued lines joined.</summary>
internal sealed record ImageStep(int Line, string Verb, string Rest)
{
    /// <summary>What follows the verb, without options such as <c>--from=build</c>.</summary>
    public IReadOnlyList<string> Words => [.. Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => word.StartsWith("--", StringComparison.Ordinal))];
}

/// <summary>A Dockerfile as its instructions, in order.</summary>
internal sealed record ImageRecipe(string Path, IReadOnlyList<ImageStep> Steps)
{
    /// <summary>The instructions of the last stage: what runs.</summary>
    public IReadOnlyList<ImageStep> Final => [.. Steps.Skip(Steps.Index().LastOrDefault(step => step.Item.Verb == "FROM").Index)];

    /// <summary>The variables that every container of the image has.</summary>
    public IReadOnlyDictionary<string, string> Variables => Final.Where(step => step.Verb == "ENV")
        .SelectMany(step => step.Words)
        .Select(word => word.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "", StringComparer.Ordinal);

    public static ImageRecipe Parse(string path, string text)
    {
        var steps = new List<ImageStep>();
        var start = 0;
        var joined = "";
        foreach (var (line, index) in text.Split('\n').Select((line, index) => (line.Trim(), index)).Where(item => item.Item1.Length > 0 && item.Item1[0] != '#'))
        {
            start = joined.Length == 0 ? index + 1 : start;
            joined += line.TrimEnd('\\').TrimEnd() + " ";
            if (line[^1] != '\\')
            {
                var parts = joined.Trim().Split(' ', 2);
                steps.Add(new ImageStep(start, parts[0].ToUpperInvariant(), parts.Length > 1 ? parts[1] : ""));
                joined = "";
            }
        }

        return new ImageRecipe(path, steps);
    }
}
