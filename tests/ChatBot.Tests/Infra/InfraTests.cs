using ChatBot.Tests.Tidy;
using Xunit;

namespace ChatBot.Tests.Infra;

/// <summary>The files in <c>infra</c> say what the code says. That each rule can fail is shown in <see cref="PlantedInfraTests"/>.</summary>
public sealed class InfraTests
{
    private static readonly ImageRecipe Image = ImageRecipe.Parse("infra/Dockerfile", Repository.Read("infra/Dockerfile"));
    private static readonly ComposeFile Compose = ComposeFile.Parse("infra/compose.yaml", Repository.Read("infra/compose.yaml"));

    private static readonly IReadOnlyDictionary<string, string> Example = VariableFile.Read(Repository.Read("infra/.env.example"));
    private static readonly Dictionary<string, string> WithKey = new(Example, StringComparer.Ordinal) { ["QDRANT_API_KEY"] = "key" };

    [Fact]
    public void TheImageIsMadeOfWhatTheProgramIsMadeOf() => None(ImageRules.Check(Image, SourcesOfImage.OfTheRepository()));

    [Fact]
    public void EveryServiceIsShutInAndDocumented() =>
        None(ComposeRules.Check(Compose, DocumentedProfiles.Read(Repository.Read("docs/docker.md")), Example));

    [Fact]
    public void EveryBotOfTheComposeFileStartsAndMeetsItsStore() =>
        None(ComposeSettings.Check(Compose, Image.Variables, WithKey, TestedQdrant.Version(Repository.Read("build.sh"))));

    [Fact]
    public void KeysStayOutOfTheSourcesAndOutOfTheImage()
    {
        Assert.Contains("infra/.env", Repository.Read(".gitignore").Split('\n'));
        Assert.Equal("*", Repository.Read("infra/Dockerfile.dockerignore").Split('\n').First(line => line.Length > 0 && line[0] != '#'));
        Assert.Equal("", Example["QDRANT_API_KEY"]);
    }

    private static void None(IEnumerable<Finding> findings)
    {
        var found = findings.ToList();
        Assert.True(found.Count == 0, $"{found.Count} found:\n{string.Join('\n', found)}");
    }
}
