namespace ChatBot.SystemTests.Running;

/// <summary>The repository that the tests were built from.</summary>
internal static class SourceTree
{
    /// <summary>The folder that holds <c>ChatBot.sln</c>.</summary>
    public static string Root { get; } = RootOf(AppContext.BaseDirectory);

    private static string RootOf(string path) => File.Exists(Path.Combine(path, "ChatBot.sln"))
        ? path
        : RootOf(Path.GetDirectoryName(path) ?? throw new DirectoryNotFoundException("The tests do not run within the repository."));
}
