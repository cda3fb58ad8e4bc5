using Xunit;

namespace ChatBot.Tests;

/// <summary>
/// A test that runs a real program. Where the program is missing the test is skipped and says so; on a build server (CI=true)
/// it runs and fails instead, so that a missing program cannot hide there.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealPartFactAttribute : FactAttribute
{
    public RealPartFactAttribute(string program)
    {
        Program = program;
        if (!OnBuildServer && !IsOnPath(program))
        {
            Skip = $"{program} is not installed";
        }
    }

    public string Program { get; }

    private static bool OnBuildServer => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program)));
}
