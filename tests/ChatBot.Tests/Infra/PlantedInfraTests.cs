using ChatBot.Tests.Tidy;
using Xunit;

namespace ChatBot.Tests.Infra;

/// <summary>Each rule over the files in <c>infra</c> is shown a violation, planted into the real file, and reports it.</summary>
public sealed class PlantedInfraTests
{
    [Theory]
    [InlineData("aspnet:10.0.12-noble", "aspnet:latest", "does not name an exact version")]
    [InlineData("aspnet:10.0.12-noble", "aspnet:10.0", "does not name an exact version")]
    [InlineData("aspnet:10.0.12-noble", "aspnet", "does not name an exact version")]
    [InlineData("aspnet:10.0.12-noble", "aspnet:9.0.4", "is not for net10.0")]
    [InlineData("sdk:10.0.401-noble", "sdk:10.0.99", "is older than the SDK")]
    [InlineData("COPY samples/corpus samples/corpus", "COPY samples/corpsu samples/corpus\nCOPY samples/corpus samples/corpus", "samples/corpsu does not exist")]
    [InlineData("COPY samples/corpus samples/corpus", "COPY docs docs\nCOPY samples/corpus samples/corpus", "docs is not sent to the builder")]
    [InlineData("COPY samples/corpus samples/corpus", "", "samples/corpus is part of the program and is not copied")]
    [InlineData("COPY src/ChatBot.Channels src/ChatBot.Channels", "", "src/ChatBot.Channels is part of the program and is not copied")]
    [InlineData(" --locked-mode", "", "add --locked-mode")]
    [InlineData("poppler-utils", "curl", "poppler-utils is missing")]
    [InlineData("EXPOSE 3978", "EXPOSE 8080", "the port of the program is 3978")]
    [InlineData("/127.0.0.1/3978 ", "/127.0.0.1/8080 ", "does not ask for /health/live at port 3978")]
    [InlineData("/health/live", "/alive", "does not ask for /health/live at port 3978")]
    [InlineData("URLS=http://*:3978", "URLS=http://*:8080", "listens on http://*:8080")]
    [InlineData("Data__Path=/data", "Data__Path=/data Data__Pfad=/data", "Data:Pfad")]
    [InlineData("Data__Path=/data", "Data__Path=/data Daten__Path=/data", "Daten__Path is not a setting")]
    [InlineData("Data__Path=/data", "Data__Path=/elsewhere", "the data folder does not belong to the user")]
    [InlineData("Data__Path=/data", "Data__Path=/data Access__Anonymous=", "nobody has said who may ask")]
    public void AnImageThatDoesNotFitTheCodeIsReported(string real, string planted, string message) => Reported(message, Image(real, planted));

    [Theory]
    [InlineData("USER 1654:1654", "USER 0", "the program runs as '0'")]
    [InlineData("USER 1654:1654", "USER root", "the program runs as 'root'")]
    [InlineData("USER 1654:1654", "", "the program runs as 'root'")]
    public void AProgramThatRunsAsRootIsReported(string real, string planted, string message) =>
        Assert.Contains(Image(real, planted), finding => finding.Message.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("    ports: [\"127.0.0.1:3979:3978\"]", "    ports: [\"3979:3978\"]", "publishes 3979:3978 to other machines")]
    [InlineData("    ports: [\"127.0.0.1:3979:3978\"]", "    ports: [\"0.0.0.0:3979:3978\"]", "to other machines")]
    [InlineData("    ports: [\"127.0.0.1:3979:3978\"]", "    ports: [\"127.0.0.1:3979:8080\"]", "the program listens on 3978")]
    [InlineData("    ports: [\"127.0.0.1:3979:3978\"]", "    ports: [\"127.0.0.1:3978:3978\"]", "port 3978 is published twice")]
    [InlineData("volumes: [\"qdrant:/qdrant/storage\"]", "volumes: [\"qdrant:/qdrant/storage\"]\n    ports: [\"127.0.0.1:6333:6333\"]", "only bots are to be reached")]
    [InlineData("volumes: [\"qdrant:/qdrant/storage\"]", "volumes: [\"store:/qdrant/storage\"]", "is no volume of this file")]
    [InlineData("volumes: [\"qdrant:/qdrant/storage\"]", "volumes: [\"../data:/qdrant/storage\"]", "is no volume of this file")]
    [InlineData("volumes: [\"qdrant:/qdrant/storage\"]", "volumes: [\"qdrant:/qdrant/storage\"]\n    user: \"0:0\"", "runs as root")]
    [InlineData("volumes: [\"qdrant:/qdrant/storage\"]", "volumes: [\"qdrant:/qdrant/storage\"]\n    read_only: false", "its root can be written")]
    [InlineData("volumes: [\"qdrant:/qdrant/storage\"]", "volumes: [\"qdrant:/qdrant/storage\"]\n    cap_add: [NET_ADMIN]", "has rights that it does not need")]
    [InlineData("volumes: [\"qdrant:/qdrant/storage\"]", "volumes: [\"qdrant:/qdrant/storage\"]\n    security_opt: []", "may gain rights")]
    [InlineData("volumes: [\"qdrant:/qdrant/storage\"]", "volumes: [\"qdrant:/qdrant/storage\"]\n    mem_limit: \"\"", "may take the whole machine")]
    [InlineData("volumes: [\"qdrant:/qdrant/storage\"]", "volumes: [\"qdrant:/qdrant/storage\"]\n    healthcheck: {}", "has no health check")]
    [InlineData("command: [\"serve\", \"--no-index\"]", "command: [\"serve\", \"--noindex\"]", "its command cannot be run")]
    public void AServiceThatIsNotShutInIsReported(string real, string planted, string message) => Reported(message, Confined(real, planted));

    [Theory]
    [InlineData("profiles: [alone]", "profiles: [alone, qdrant]")]
    [InlineData("profiles: [alone]", "profiles: []")]
    [InlineData("  bot-serve:", "  bot-reader:")]
    [InlineData("profiles: [alone]", "profiles: [default]")]
    public void AServiceInAnotherProfileThanIsDocumentedIsReported(string real, string planted) => Assert.NotEmpty(Confined(real, planted));

    [Theory]
    [InlineData("Index__Store: qdrant\n      Index", "Index__Stores: qdrant\n      Index", "Index:Stores")]
    [InlineData("Index__Store: qdrant\n      Index", "Index__Store: quadrant\n      Index", "quadrant")]
    [InlineData("Index__Store: qdrant\n      Index", "Indx__Store: qdrant\n      Index__Store: qdrant\n      Index", "Indx__Store is not a setting")]
    [InlineData("Index__Store: qdrant\n      Index", "Index__Store: embedded\n      Index", "keeps its index in embedded, with 1 nodes")]
    [InlineData("http://qdrant:6333", "http://qdrant:6334", "asks http://qdrant:6334")]
    [InlineData("http://qdrant:6333", "http://qdrant-1:6333", "asks http://qdrant-1:6333")]
    [InlineData("Index__Qdrant__Endpoints: ", "Index__Qdrant__Replicas: \"2\"\n      Index__Qdrant__Endpoints: ", "wants 2 replicas on 1 nodes")]
    [InlineData("command: [\"--bootstrap\", \"http://qdrant-1:6335\", \"--uri\", \"http://qdrant-3:6335\"]", "command: [\"--uri\", \"http://qdrant-3:6335\"]", "does not join qdrant-1")]
    [InlineData("\"--uri\", \"http://qdrant-3:6335\"", "\"--uri\", \"http://qdrant-2:6335\"", "does not say that the others find it at http://qdrant-3:6335")]
    public void SettingsThatDoNotFitTheCodeOrEachOtherAreReported(string real, string planted, string message) => Reported(message, Set(real, planted));

    [Theory]
    [InlineData("v1.16.3-unprivileged", "latest", "is not Qdrant 1.16.3")]
    [InlineData("v1.16.3-unprivileged", "v1.15.0-unprivileged", "is not Qdrant 1.16.3")]
    [InlineData("v1.16.3-unprivileged", "v1.16.3", "runs as root")]
    [InlineData("  Access__Anonymous: \"\"\n", "", "does not start")]
    [InlineData("  AllowedHosts: \"localhost;127.0.0.1;[::1]\"", "  AllowedHosts: \"*\"", "names that are not of this machine")]
    [InlineData("Corpus__Paths: /corpus", "Corpus__Paths: /documents", "its corpus /documents is not mounted read-only")]
    [InlineData("\"data:/data\"", "\"data:/date\"", "its data folder /data is no volume")]
    [InlineData("QDRANT__CLUSTER__ENABLED: \"true\"", "QDRANT__CLUSTER__ENABLED: \"false\"", "does not know it")]
    [InlineData("QDRANT__CLUSTER__P2P__PORT: \"6335\"", "QDRANT__CLUSTER__P2P__PORT: \"6336\"", "does not say that the others find it")]
    [InlineData("  QDRANT__SERVICE__API_KEY: *qdrant-key\n", "", "starts without a key")]
    [InlineData("$${QDRANT__SERVICE__API_KEY:?", "$${QDRANT__SERVICE__API_KEY:-", "starts without a key")]
    [InlineData("Index__Qdrant__ApiKey: *qdrant-key\n", "Index__Qdrant__ApiKey: \"\"\n", "has no key for Qdrant")]
    public void WhatManyServicesShareIsReportedAtEachOfThem(string real, string planted, string message) =>
        Assert.Contains(Set(real, planted), finding => finding.Message.Contains(message, StringComparison.Ordinal));

    private static List<Finding> Image(string real, string planted) =>
        [.. ImageRules.Check(ImageRecipe.Parse("infra/Dockerfile", Planted("infra/Dockerfile", real, planted)), SourcesOfImage.OfTheRepository())];

    private static List<Finding> Confined(string real, string planted) =>
        [.. ComposeRules.Check(
            ComposeFile.Parse("infra/compose.yaml", Planted("infra/compose.yaml", real, planted)),
            DocumentedProfiles.Read(Repository.Read("docs/docker.md")),
            VariableFile.Read(Repository.Read("infra/.env.example")))];

    private static List<Finding> Set(string real, string planted) =>
        [.. ComposeSettings.Check(
            ComposeFile.Parse("infra/compose.yaml", Planted("infra/compose.yaml", real, planted)),
            ImageRecipe.Parse("infra/Dockerfile", Repository.Read("infra/Dockerfile")).Variables,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["QDRANT_API_KEY"] = "key" },
            TestedQdrant.Version(Repository.Read("build.sh")))];

    private static string Planted(string path, string real, string planted)
    {
        var text = Repository.Read(path);
        Assert.Contains(real, text, StringComparison.Ordinal);
        return text.Replace(real, planted, StringComparison.Ordinal);
    }

    private static void Reported(string message, List<Finding> findings) =>
        Assert.Contains(message, Assert.Single(findings).Message, StringComparison.Ordinal);
}
