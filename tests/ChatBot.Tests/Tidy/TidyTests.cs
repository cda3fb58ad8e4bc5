using ChatBot.Server.Hosting.Commands;
using ChatBot.Server.Hosting.Configuration;
using ChatBot.Text;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.Tests.Tidy;

/// <summary>The rules of the house, applied to the repository. That each rule can fail is shown in <see cref="PlantedViolationTests"/>.</summary>
public sealed class TidyTests(ITestOutputHelper output)
{
    [Fact]
    public void RoomsUseOnlyRoomsBeforeThem()
    {
        var typesByRoom = typeof(TextSpan).Assembly.GetTypes()
            .Where(type => type is { IsNested: false, Namespace: not null } && type.Namespace.StartsWith("ChatBot.", StringComparison.Ordinal))
            .ToLookup(type => type.Namespace!.Split('.')[1], type => type.Name.Split('`')[0]);
        None(Repository.Texts(".cs").SelectMany(file => RoomOrder.Check(file.Path, file.Text, typesByRoom)));
    }

    [Fact]
    public void ProjectsReferenceOnlyWhatTheDesignAllows() =>
        None(Repository.Texts(".csproj").SelectMany(file => ProjectReferences.Check(file.Path, file.Text)));

    [Fact]
    public void NoFileHoldsTwoIdeas()
    {
        var files = Repository.Texts(".cs", ".sh", ".js").Select(file => (file.Path, file.Text, Lines: FileSize.Lines(file.Text))).ToList();
        foreach (var file in files.Where(file => file.Lines > FileSize.WorthALook).OrderByDescending(file => file.Lines))
        {
            output.WriteLine($"{file.Lines} lines: {file.Path}");
        }

        None(files.SelectMany(file => FileSize.Check(file.Path, file.Text)));
    }

    [Fact]
    public void TheProductContainsNoBannedConstruct() =>
        None(Repository.Files.Where(Repository.IsText).SelectMany(path => BannedConstructs.Check(path, Repository.Read(path))));

    [Fact]
    public void NoFileNamesAFolderOfOneMachine() =>
        None(Repository.Files.Where(Repository.IsText).SelectMany(path => MachinePaths.Check(path, Repository.Read(path))));

    [Fact]
    public void EveryLinkInADocumentLeadsSomewhere() =>
        None(Repository.Texts(".md").SelectMany(file => DocumentLinks.Check(file.Path, file.Text, Repository.Has, Repository.Read)));

    [Fact]
    public void EverySettingIsDocumentedAndEveryDocumentedSettingExists()
    {
        const string Document = "docs/configuration.md";
        var settings = SettingsSection.All
            .SelectMany(section => SettingDescription.Of(section.Name, Activator.CreateInstance(section.Options)!))
            .Append(new SettingDescription("Urls", ListenAddress.Default, ""))
            .ToList();
        None(OptionsDocumented.Check(Document, Repository.Read(Document), settings));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/configuration.md")]
    public void EveryCommandInADocumentCanBeRun(string document) =>
        None(ReadmeCommands.Check(document, Repository.Read(document), Repository.Has, CommandLine.Complaint));

    [Fact]
    public void EveryRoomHasItsSectionInTheCodeMap()
    {
        var map = Repository.Read("ARCHITECTURE.md");
        var rooms = Repository.Files.Where(path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(path => path.Split('/')).Where(parts => parts.Length > 3).Select(parts => string.Join('/', parts.Take(3))).Distinct(StringComparer.Ordinal);
        None(CodeMap.Check("ARCHITECTURE.md", map, rooms));
    }

    [Fact]
    public void TheScriptsCanBeExecuted()
    {
        foreach (var script in new[] { "build.sh", ".ci/run" })
        {
            var mode = OperatingSystem.IsWindows() ? UnixFileMode.UserExecute : File.GetUnixFileMode(Path.Combine(Repository.Root, script));
            Assert.True(mode.HasFlag(UnixFileMode.UserExecute), $"{script} cannot be executed");
        }
    }

    private static void None(IEnumerable<Finding> findings)
    {
        var found = findings.ToList();
        Assert.True(found.Count == 0, $"{found.Count} found:\n{string.Join('\n', found)}");
    }
}
