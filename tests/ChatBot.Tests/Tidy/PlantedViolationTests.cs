using ChatBot.Server.Hosting.Configuration;
using Xunit;

namespace ChatBot.Tests.Tidy;

/// <summary>Each rule of the house is shown a violation and reports it, and is shown the like that is allowed and keeps quiet.</summary>
public sealed class PlantedViolationTests
{
    private static readonly ILookup<string, string> Types = new[] { ("Index", "Indexer"), ("Text", "TextSpan") }.ToLookup(item => item.Item1, item => item.Item2);

    [Theory]
    [InlineData("src/ChatBot.Engine/Corpus/A.cs", "using ChatBot.Index;")]
    [InlineData("src/ChatBot.Engine/Text/A.cs", "var x = ChatBot.Access.Principal.Local;")]
    [InlineData("src/ChatBot.Engine/Corpus/A.cs", "private readonly Index.Indexer indexer;")]
    [InlineData("src/ChatBot.Engine/Corpus/A.cs", "/// <see cref=\"ChatBot.Server.Hosting\" />")]
    [InlineData("src/ChatBot.Engine/Extras/A.cs", "")]
    [InlineData("src/ChatBot.Engine/A.cs", "")]
    [InlineData("src/ChatBot.Server/Stores/A.cs", "using ChatBot.Server.Hosting;")]
    [InlineData("src/ChatBot.Channels/Slack/A.cs", "using ChatBot.Channels.Teams;")]
    [InlineData("src/ChatBot.Channels/Activities/A.cs", "using ChatBot.Channels.Teams;")]
    public void UsingALaterRoomIsReported(string path, string text) => Assert.Single(RoomOrder.Check(path, text, Types));

    [Theory]
    [InlineData("src/ChatBot.Engine/Index/A.cs", "using ChatBot.Corpus;\nusing ChatBot.Text;\nnamespace ChatBot.Index;")]
    [InlineData("src/ChatBot.Engine/Corpus/A.cs", "var end = Index.FromEnd(1);\n// Index.Indexer stands later")]
    [InlineData("src/ChatBot.Server/Hosting/A.cs", "using ChatBot.Server.Stores;\nusing ChatBot.Index;")]
    [InlineData("src/ChatBot.Server/Program.cs", "using ChatBot.Server.Hosting;")]
    [InlineData("src/ChatBot.Channels/Teams/A.cs", "using ChatBot.Channels.Activities;\nnamespace ChatBot.Channels.Teams;")]
    public void UsingAnEarlierRoomIsNotReported(string path, string text) => Assert.Empty(RoomOrder.Check(path, text, Types));

    [Theory]
    [InlineData("src/ChatBot.Engine/ChatBot.Engine.csproj", "../ChatBot.Channels/ChatBot.Channels.csproj")]
    [InlineData("src/ChatBot.Channels/ChatBot.Channels.csproj", "..\\ChatBot.Server\\ChatBot.Server.csproj")]
    [InlineData("src/ChatBot.BotBuilder/ChatBot.BotBuilder.csproj", "../ChatBot.Server/ChatBot.Server.csproj")]
    [InlineData("src/ChatBot.Shared/ChatBot.Shared.csproj", "../ChatBot.Engine/ChatBot.Engine.csproj")]
    public void AForbiddenProjectReferenceIsReported(string path, string reference) =>
        Assert.Single(ProjectReferences.Check(path, $"<Project><ItemGroup><ProjectReference Include=\"{reference}\" /></ItemGroup></Project>"));

    [Fact]
    public void AnAllowedProjectReferenceIsNotReported() => Assert.Empty(ProjectReferences.Check(
        "src/ChatBot.Server/ChatBot.Server.csproj", "<Project><ItemGroup><ProjectReference Include=\"../ChatBot.Engine/ChatBot.Engine.csproj\" /></ItemGroup></Project>"));

    [Fact]
    public void AFileOverTheLimitIsReported()
    {
        Assert.Single(FileSize.Check("src/A.cs", string.Concat(Enumerable.Repeat("line\n", FileSize.TooLong + 1))));
        Assert.Empty(FileSize.Check("src/A.cs", string.Concat(Enumerable.Repeat("line\n", FileSize.TooLong))));
    }

    [Theory]
    [InlineData("var x = task.GetAwaiter().Get" + "Result();")]
    [InlineData("var x = new " + "Regex(pattern);")]
    [InlineData("private async " + "void OnChange()")]
    [InlineData("throw new NotImplemented" + "Exception();")]
    [InlineData("#pragma warning " + "disable CA1822")]
    [InlineData("#" + "region Fields")]
    [InlineData("// TO" + "DO: later")]
    [InlineData("// FIX" + "ME")]
    [InlineData("try { } catch (Exception) { }\ntry { } catch (Exception broken) { }")]
    [InlineData("try { } catch { }\ntry { } catch (System.Exception) { }")]
    public void ABannedConstructIsReported(string text) => Assert.Single(BannedConstructs.Check("src/ChatBot.Engine/Index/A.cs", text));

    [Theory]
    [InlineData("// Never new " + "Regex(pattern) here.")]
    [InlineData("try { } catch (Exception) { }\ntry { } catch (Exception refused) when (refused is IOException) { }\ntry { } catch (IOException) { }")]
    public void WhatIsLikeABannedConstructIsNotReported(string text) => Assert.Empty(BannedConstructs.Check("src/ChatBot.Engine/Index/A.cs", text));

    [Theory]
    [InlineData("src/ChatBot.Engine/Services/A.cs")]
    [InlineData("src/ChatBot.Server/Hosting/utils/a.json")]
    public void AFolderNamedByKindIsReported(string path) => Assert.Single(BannedConstructs.Check(path, ""));

    [Fact]
    public void TestsMayHoldWhatTheProductMayNot() => Assert.Empty(BannedConstructs.Check("tests/ChatBot.Tests/A.cs", "var x = new " + "Regex(pattern);"));

    [Theory]
    [InlineData("path = \"/{0}/me/data\"", "home")]
    [InlineData("cd /{0}/x", "root")]
    [InlineData("/{0}/x", "work")]
    [InlineData("file:(/{0}/x)", "tmp")]
    public void AFolderOfOneMachineIsReported(string line, string folder) =>
        Assert.Single(MachinePaths.Check("README.md", line.Replace("{0}", folder, StringComparison.Ordinal)));

    [Theory]
    [InlineData("https://example.org/{0}/index.html", "home")]
    [InlineData("../{0}/x", "work")]
    [InlineData("home/{0}", "root")]
    public void TheSameLettersInALongerPathAreNotReported(string line, string folder) =>
        Assert.Empty(MachinePaths.Check("README.md", line.Replace("{0}", folder, StringComparison.Ordinal)));

    [Theory]
    [InlineData("[a](missing.md)")]
    [InlineData("[a](README.md#no-such-heading)")]
    [InlineData("[a](#no-such-heading)")]
    [InlineData("![a](pictures/none.png)")]
    [InlineData("[a](../../outside.md)")]
    [InlineData("[a][ref]\n\n[ref]: missing.md")]
    public void ALinkThatLeadsNowhereIsReported(string text) => Assert.Single(Links(text));

    [Theory]
    [InlineData("[a](README.md) [b](../README.md#the-two-commands) [c](README.md#the-two-commands-1)")]
    [InlineData("[a](https://example.org/missing.md) <https://example.org> [b](mailto:a@example.org)")]
    [InlineData("# Own heading\n[a](#own-heading) [b](/docs/README.md)")]
    [InlineData("`[a](missing.md)`\n\n```\n[a](missing.md)\n```")]
    public void ALinkThatLeadsSomewhereIsNotReported(string text) => Assert.Empty(Links(text));

    [Theory]
    [InlineData("| `Data:Path` | `data` | | Folder. |", "Data:Days has no row")]
    [InlineData("| `Data:Path` | `data` | | Folder. |\n| `Data:Days` | `30` | 0 to 9 | Days. |\n| `Data:Gone` | `1` | | Old. |", "Data:Gone is not a setting")]
    [InlineData("| `Data:Path` | `data` | | Folder. |\n| `Data:Days` | `31` | 0 to 9 | Days. |", "the default of Data:Days is '30', not '31'")]
    [InlineData("| `Data:Path` | `data` | | Folder. |\n| `Data:Days` | `30` | 0 to 8 | Days. |", "the range of Data:Days is '0 to 9', not '0 to 8'")]
    [InlineData("| `Data:Path` | `data` | |  |\n| `Data:Days` | `30` | 0 to 9 | Days. |", "Data:Path has no meaning")]
    public void ADifferenceBetweenSettingsAndTheirDocumentationIsReported(string text, string message) =>
        Assert.Equal(message, Assert.Single(OptionsDocumented.Check("docs/configuration.md", text, [new("Data:Path", "data", ""), new("Data:Days", "30", "0 to 9")])).Message);

    [Theory]
    [InlineData("dotnet run --project src/Gone")]
    [InlineData("dotnet run --project src/Here -- wrong")]
    [InlineData("dotnet run --project src/Here wrong")]
    [InlineData("chatbot wrong \"two words\"")]
    [InlineData("./gone.sh")]
    [InlineData("make all")]
    public void ACommandThatCannotBeRunIsReported(string command) => Assert.Single(Commands(command));

    [Theory]
    [InlineData("dotnet run --project src/Here")]
    [InlineData("dotnet run --project src/Here -- right \"two words\"  # and why")]
    [InlineData("./here.sh")]
    [InlineData("# a comment\n\ngit clone https://example.org/x")]
    public void ACommandThatCanBeRunIsNotReported(string command) => Assert.Empty(Commands(command));

    [Fact]
    public void ARoomWithoutASectionIsReported()
    {
        Assert.Single(CodeMap.Check("ARCHITECTURE.md", "[Text](src/ChatBot.Engine/Text/)", ["src/ChatBot.Engine/Text", "src/ChatBot.Engine/TextOther"]));
        Assert.Single(CodeMap.Check("ARCHITECTURE.md", "src/ChatBot.Engine/Text/", ["src/ChatBot.Engine/Text"]));
    }

    private static IEnumerable<Finding> Links(string text) => DocumentLinks.Check(
        "docs/guide.md", text, path => path is "README.md" or "docs/README.md" or "docs/guide.md", _ => "# The two `commands`\n\n## The two commands!\n");

    private static IEnumerable<Finding> Commands(string command) => ReadmeCommands.Check(
        "README.md", $"```sh\n{command}\n```\n", path => path is "src/Here" or "here.sh",
        arguments => arguments is [] or ["right", "two words"] ? null : "unknown");
}
