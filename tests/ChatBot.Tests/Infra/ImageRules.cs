using System.Globalization;
using ChatBot.Server.Hosting.Configuration;
using ChatBot.Tests.Tidy;

namespace ChatBot.Tests.Infra;

/// <summary>What the image is made of is what the code is made of, and what runs in it is not root.</summary>
internal static class ImageRules
{
    /// <param name="recipe">The Dockerfile.</param>
    /// <param name="sources">What it is held against.</param>
    public static IEnumerable<Finding> Check(ImageRecipe recipe, SourcesOfImage sources) =>
        BaseImages(recipe, sources).Concat(Copies(recipe, sources)).Concat(Restore(recipe)).Concat(RunningProgram(recipe));

    private static IEnumerable<Finding> BaseImages(ImageRecipe recipe, SourcesOfImage sources)
    {
        foreach (var step in recipe.Steps.Where(step => step.Verb == "FROM"))
        {
            var image = step.Words[0].Split('@')[0];
            if (!Version.TryParse(image.Split(':').ElementAtOrDefault(1)?.Split('-')[0], out var version) || version.Build < 0)
            {
                yield return At(step, $"{image} does not name an exact version");
            }
            else if ($"net{version.ToString(2)}" != sources.TargetFramework)
            {
                yield return At(step, $"{image} is not for {sources.TargetFramework}, which the projects are built for");
            }
            else if (image.Contains("/sdk:", StringComparison.Ordinal) && version < sources.OldestSdk)
            {
                yield return At(step, $"{image} is older than the SDK that global.json asks for, {sources.OldestSdk}");
            }
        }

        Finding At(ImageStep step, string message) => new(recipe.Path, step.Line, message);
    }

    private static IEnumerable<Finding> Copies(ImageRecipe recipe, SourcesOfImage sources)
    {
        var copied = recipe.Steps.Where(step => step.Verb == "COPY" && !step.Rest.StartsWith("--from=", StringComparison.Ordinal))
            .SelectMany(step => step.Words.SkipLast(1).Select(path => (step.Line, Path: path))).ToList();
        foreach (var (line, path) in copied)
        {
            if (!sources.Exists(path))
            {
                yield return new Finding(recipe.Path, line, $"{path} does not exist");
            }
            else if (!sources.Sent.Any(sent => path == sent || path.StartsWith(sent + "/", StringComparison.Ordinal)))
            {
                yield return new Finding(recipe.Path, line, $"{path} is not sent to the builder; add it to {recipe.Path}.dockerignore");
            }
        }

        foreach (var needed in sources.Projects.SelectMany(folder => new[] { folder, $"{folder}/packages.lock.json" }).Concat(sources.FilesOfTheBuild))
        {
            if (copied.TrueForAll(item => item.Path != needed))
            {
                yield return new Finding(recipe.Path, 1, $"{needed} is part of the program and is not copied");
            }
        }
    }

    private static IEnumerable<Finding> Restore(ImageRecipe recipe) =>
        recipe.Steps
            .Where(step => step.Verb == "RUN" && step.Rest.StartsWith("dotnet restore", StringComparison.Ordinal) && !step.Rest.Contains("--locked-mode", StringComparison.Ordinal))
            .Select(step => new Finding(recipe.Path, step.Line, "restores other packages than the lock files name; add --locked-mode"));

    private static IEnumerable<Finding> RunningProgram(ImageRecipe recipe)
    {
        var port = new Uri(ListenAddress.Default).Port.ToString(CultureInfo.InvariantCulture);
        var user = Last("USER")?.Words[0].Split(':')[0];
        if (!int.TryParse(user, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            yield return At("USER", $"the program runs as '{user ?? "root"}'; name a user other than root by number");
        }

        var data = recipe.Variables.GetValueOrDefault("Data__Path");
        if (!recipe.Final.Any(step => step.Verb == "RUN" && step.Rest.Contains($"install -d -o {user} -g {user} ", StringComparison.Ordinal) && step.Words[^1] == data))
        {
            yield return At("USER", "the data folder does not belong to the user");
        }

        if (!recipe.Final.Any(step => step.Verb == "RUN" && step.Words.Contains("poppler-utils")))
        {
            yield return At("FROM", "poppler-utils is missing, and with it the reader of PDF files");
        }

        if (Last("EXPOSE")?.Rest != port)
        {
            yield return At("EXPOSE", $"the port of the program is {port}");
        }

        if (Last("HEALTHCHECK") is not { } probe
            || !probe.Rest.Contains($"/127.0.0.1/{port} ", StringComparison.Ordinal) || !probe.Rest.Contains("GET /health/live ", StringComparison.Ordinal))
        {
            yield return At("HEALTHCHECK", $"the probe does not ask for /health/live at port {port}");
        }

        var given = recipe.Variables.Where(item => !SettingsOfContainer.IsOfTheSystem(item.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var message in SettingsOfContainer.Problems(given, recipe.Variables))
        {
            yield return At("ENV", message);
        }

        if (SettingsOfContainer.Load(recipe.Variables) is SettingsOutcome.Ready { Settings: var settings })
        {
            if (settings.OpenToStrangers is null)
            {
                yield return At("ENV", "the image starts although nobody has said who may ask");
            }

            if (settings.Urls != $"http://*:{port}")
            {
                yield return At("ENV", $"the program listens on {settings.Urls}, not on http://*:{port}");
            }
        }

        ImageStep? Last(string verb) => recipe.Final.LastOrDefault(step => step.Verb == verb);
        Finding At(string verb, string message) => new(recipe.Path, Last(verb)?.Line ?? 1, message);
    }
}
