using System.Text.Json;
using System.Xml.Linq;
using ChatBot.Tests.Tidy;

namespace ChatBot.Tests.Infra;

/// <summary>What an image has to hold, as the sources say it.</summary>
internal sealed record SourcesOfImage
{
    private const string Program = "src/ChatBot.Server";

    /// <summary>What the projects are built for, such as <c>net10.0</c>.</summary>
    public required string TargetFramework { get; init; }

    /// <summary>The oldest SDK that may build them.</summary>
    public required Version OldestSdk { get; init; }

    /// <summary>The folder of the program and those of all projects that it is made of.</summary>
    public required IReadOnlyList<string> Projects { get; init; }

    /// <summary>Files at the top that the build reads.</summary>
    public IReadOnlyList<string> FilesOfTheBuild { get; init; } =
        ["global.json", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig", "appsettings.json", "samples/corpus"];

    /// <summary>The files and folders that the builder is sent.</summary>
    public required IReadOnlyList<string> Sent { get; init; }

    /// <summary>Whether a path is there.</summary>
    public required Func<string, bool> Exists { get; init; }

    /// <summary>Those of this repository.</summary>
    public static SourcesOfImage OfTheRepository()
    {
        using var sdk = JsonDocument.Parse(Repository.Read("global.json"));
        return new SourcesOfImage
        {
            TargetFramework = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("TargetFramework").Single().Value,
            OldestSdk = Version.Parse(sdk.RootElement.GetProperty("sdk").GetProperty("version").GetString()!),
            Projects = ProjectsOf(Program),
            Sent = [.. Repository.Read("infra/Dockerfile.dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..].Trim())],
            Exists = Repository.Has,
        };
    }

    private static List<string> ProjectsOf(string folder)
    {
        var found = new List<string> { folder };
        for (var index = 0; index < found.Count; index++)
        {
            var project = XDocument.Parse(Repository.Read($"{found[index]}/{Path.GetFileName(found[index])}.csproj"));
            found.AddRange(project.Descendants("ProjectReference")
                .Select(reference => $"src/{Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))}")
                .Where(referenced => !found.Contains(referenced)));
        }

        return found;
    }
}
