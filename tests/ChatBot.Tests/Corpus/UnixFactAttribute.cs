using Xunit;

namespace ChatBot.Tests.Corpus;

/// <summary>A test of links, pipes or rights as Unix systems have them; elsewhere it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "needs a Unix file system" : null;
}
