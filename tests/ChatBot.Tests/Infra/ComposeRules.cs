using System.Globalization;
using ChatBot.Server.Hosting.Commands;
using ChatBot.Server.Hosting.Configuration;
using ChatBot.Tests.Tidy;

namespace ChatBot.Tests.Infra;

/// <summary>What every service of the compose file keeps to: it is shut in, in one profile, and reached from this machine alone.</summary>
internal static class ComposeRules
{
    /// <param name="file">The compose file.</param>
    /// <param name="documented">The services of each profile as the documentation names them.</param>
    /// <param name="variables">The variables of compose itself, as the example has them.</param>
    public static IEnumerable<Finding> Check(ComposeFile file, IReadOnlyDictionary<string, IReadOnlyList<string>> documented, IReadOnlyDictionary<string, string> variables) =>
        Profiles(file, documented, variables)
            .Concat(
                from service in file.Services
                from message in Confinement(service).Concat(Ports(service)).Concat(Volumes(file, service))
                select new Finding(file.Path, service.Line, $"{service.Name}: {message}"));

    private static IEnumerable<Finding> Profiles(
        ComposeFile file, IReadOnlyDictionary<string, IReadOnlyList<string>> documented, IReadOnlyDictionary<string, string> variables)
    {
        foreach (var service in file.Services.Where(service => service.Profiles.Count != 1))
        {
            yield return new Finding(file.Path, service.Line, $"{service.Name}: is in {service.Profiles.Count} profiles, not in one");
        }

        var profiles = file.Services.SelectMany(service => service.Profiles).Distinct(StringComparer.Ordinal).ToList();
        foreach (var profile in profiles.Union(documented.Keys, StringComparer.Ordinal))
        {
            var services = file.Services.Where(service => service.Profiles.Contains(profile)).ToList();
            var names = string.Join(", ", services.Select(service => service.Name).Order(StringComparer.Ordinal));
            var documentedNames = string.Join(", ", documented.GetValueOrDefault(profile, []).Order(StringComparer.Ordinal));
            if (names != documentedNames)
            {
                yield return new Finding(file.Path, 1, $"profile {profile}: its services are {names}; the documentation says {documentedNames}");
            }

            var ports = services.SelectMany(service => service.List("ports")).GroupBy(port => port.Split(':')[^2], StringComparer.Ordinal);
            foreach (var twice in ports.Where(same => same.Count() > 1))
            {
                yield return new Finding(file.Path, 1, $"profile {profile}: port {twice.Key} is published twice");
            }
        }

        if (variables.GetValueOrDefault("COMPOSE_PROFILES") is not { } chosen || !profiles.Contains(chosen))
        {
            yield return new Finding(file.Path, 1, ".env.example chooses no profile that there is");
        }
    }

    private static IEnumerable<string> Confinement(ComposeService service)
    {
        if (service.Text("read_only") != "true")
        {
            yield return "its root can be written";
        }

        if (!service.List("cap_drop").Contains("ALL") || service.List("cap_add").Count > 0 || service.Text("privileged") == "true")
        {
            yield return "has rights that it does not need";
        }

        if (!service.List("security_opt").Contains("no-new-privileges:true"))
        {
            yield return "may gain rights";
        }

        if (service.Text("mem_limit").Length == 0 || service.Text("pids_limit").Length == 0)
        {
            yield return "may take the whole machine";
        }

        if (service.Text("user").Split(':')[0] is "0" or "root")
        {
            yield return "runs as root";
        }

        if (!service.IsBot && service.List("healthcheck").Count == 0)
        {
            yield return "has no health check";
        }
    }

    private static IEnumerable<string> Ports(ComposeService service)
    {
        var port = new Uri(ListenAddress.Default).Port.ToString(CultureInfo.InvariantCulture);
        foreach (var published in service.List("ports"))
        {
            if (!service.IsBot)
            {
                yield return $"publishes {published}, and only bots are to be reached";
            }
            else if (published.Split(':') is not ["127.0.0.1", _, var inside])
            {
                yield return $"publishes {published} to other machines";
            }
            else if (inside != port)
            {
                yield return $"publishes {inside}, and the program listens on {port}";
            }
        }

        if (service.IsBot && CommandLine.Complaint(service.Command) is { } complaint)
        {
            yield return $"its command cannot be run: {complaint}";
        }
    }

    private static IEnumerable<string> Volumes(ComposeFile file, ComposeService service)
    {
        foreach (var volume in service.List("volumes"))
        {
            var isFolder = volume.StartsWith("${", StringComparison.Ordinal) || volume[0] is '.' or '/';
            if (isFolder ? !volume.EndsWith(":ro", StringComparison.Ordinal) : !file.Volumes.Contains(volume.Split(':')[0]))
            {
                yield return $"writes to {volume}, which is no volume of this file";
            }
        }
    }
}
