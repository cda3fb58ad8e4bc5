namespace ChatBot.Tests.Tidy;

/// <summary>One place where a rule is broken, and what to do about it.</summary>
internal sealed record Finding(string Path, int Line, string Message)
{
    public override string ToString() => $"{Path}:{Line}: {Message}";
}
