using ChatBot.Server.Hosting;
using ChatBot.Server.Hosting.Configuration;
using ChatBot.Server.Stores.Qdrant;
using ChatBot.Tests.Tidy;

namespace ChatBot.Tests.Infra;

/// <summary>The bots are given settings that there are, with values that hold, and meet the Qdrant that they ask for.</summary>
internal static class ComposeSettings
{
    private const int PeerPort = 6335;

    /// <param name="file">The compose file.</param>
    /// <param name="image">The variables that the image sets.</param>
    /// <param name="compose">The variables of compose itself.</param>
    /// <param name="qdrantTested">The version of Qdrant that the tests run against.</param>
    public static IEnumerable<Finding> Check(
        ComposeFile file, IReadOnlyDictionary<string, string> image, IReadOnlyDictionary<string, string> compose, Version qdrantTested)
    {
        foreach (var service in file.Services)
        {
            var variables = service.Variables(compose);
            var messages = service.IsBot ? Bot(file, service, image, variables) : Qdrant(file, service, variables, qdrantTested);
            foreach (var message in messages)
            {
                yield return new Finding(file.Path, service.Line, $"{service.Name}: {message}");
            }
        }
    }

    private static IEnumerable<string> Bot(
        ComposeFile file, ComposeService service, IReadOnlyDictionary<string, string> image, IReadOnlyDictionary<string, string> variables)
    {
        var all = new[] { image, variables }.SelectMany(layer => layer).GroupBy(item => item.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Last().Value, StringComparer.Ordinal);
        foreach (var problem in SettingsOfContainer.Problems(variables, all))
        {
            yield return problem;
        }

        if (SettingsOfContainer.Load(all) is not SettingsOutcome.Ready { Settings: var settings })
        {
            yield break;
        }

        if (settings.OpenToStrangers is { } reason)
        {
            yield return $"does not start: {reason}";
        }

        if (settings.HostNames != "localhost;127.0.0.1;[::1]")
        {
            yield return "answers under names that are not of this machine";
        }

        if (!service.List("volumes").Any(volume => volume.EndsWith($":{settings.Get<DataOptions>().Path}", StringComparison.Ordinal)))
        {
            yield return $"its data folder {settings.Get<DataOptions>().Path} is no volume";
        }

        foreach (var corpus in settings.CorpusPaths.Where(corpus => !service.List("volumes").Any(volume => volume.EndsWith($":{corpus}:ro", StringComparison.Ordinal))))
        {
            yield return $"its corpus {corpus} is not mounted read-only";
        }

        foreach (var message in Store(file, service, settings.Get<IndexOptions>()))
        {
            yield return message;
        }
    }

    private static IEnumerable<string> Store(ComposeFile file, ComposeService service, IndexOptions index)
    {
        var nodes = Nodes(file, service).Select(node => $"http://{node.Name}:{new Uri(new QdrantOptions().Endpoints[0]).Port}").ToList();
        if (SettingDescription.Written($"{index.Store}") != (nodes.Count > 0 ? "qdrant" : "embedded"))
        {
            yield return $"keeps its index in {SettingDescription.Written($"{index.Store}")}, with {nodes.Count} nodes of Qdrant in its profile";
        }
        else if (nodes.Count > 0 && !nodes.SequenceEqual(index.Qdrant.Endpoints, StringComparer.Ordinal))
        {
            yield return $"asks {string.Join(", ", index.Qdrant.Endpoints)}, and the nodes of its profile are {string.Join(", ", nodes)}";
        }

        if (index.Qdrant.Replicas > Math.Max(1, nodes.Count))
        {
            yield return $"wants {index.Qdrant.Replicas} replicas on {nodes.Count} nodes";
        }

        if (nodes.Count > 0 && index.Qdrant.ApiKey.Length == 0)
        {
            yield return "has no key for Qdrant";
        }
    }

    private static IEnumerable<string> Qdrant(ComposeFile file, ComposeService service, IReadOnlyDictionary<string, string> variables, Version tested)
    {
        if (service.Image.Split(':') is not ["qdrant/qdrant", var tag] || !Version.TryParse(tag.Split('-')[0].TrimStart('v'), out var version)
            || version < QdrantApi.OldestVersion || version != tested)
        {
            yield return $"{service.Image} is not Qdrant {tested}, which the tests run against";
        }
        else if (!service.Image.EndsWith("-unprivileged", StringComparison.Ordinal))
        {
            yield return "runs as root; take the image that ends in -unprivileged";
        }

        foreach (var name in variables.Keys.Where(name => !name.StartsWith("QDRANT_", StringComparison.Ordinal)))
        {
            yield return $"{name} is not a variable of Qdrant";
        }

        if (variables.GetValueOrDefault("QDRANT__SERVICE__API_KEY") is null or ""
            || !service.List("entrypoint").Any(word => word.Contains("$${QDRANT__SERVICE__API_KEY:?", StringComparison.Ordinal)))
        {
            yield return "starts without a key";
        }

        var isCluster = Nodes(file, service).Count > 1;
        if (isCluster != (variables.GetValueOrDefault("QDRANT__CLUSTER__ENABLED") == "true"))
        {
            yield return isCluster ? "is one of several nodes and does not know it" : "is the only node and looks for others";
        }

        if (isCluster && (service.Option("--uri") != PeerAddress(service.Name) || variables.GetValueOrDefault("QDRANT__CLUSTER__P2P__PORT") != $"{PeerPort}"))
        {
            yield return $"does not say that the others find it at {PeerAddress(service.Name)}";
        }

        var first = Nodes(file, service)[0];
        if (isCluster && service.Option("--bootstrap") != (service == first ? null : PeerAddress(first.Name)))
        {
            yield return $"does not join {first.Name}";
        }
    }

    private static string PeerAddress(string name) => $"http://{name}:{PeerPort}";

    // The nodes of Qdrant in the profile of a service, in the order of the file.
    private static List<ComposeService> Nodes(ComposeFile file, ComposeService service) =>
        [.. file.Services.Where(other => !other.IsBot && other.Profiles.Intersect(service.Profiles, StringComparer.Ordinal).Any())];
}
