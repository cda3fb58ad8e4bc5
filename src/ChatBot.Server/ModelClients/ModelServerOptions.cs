using System.ComponentModel.DataAnnotations;

namespace ChatBot.Server.ModelClients;

/// <summary>How the server of a model is reached: what the settings of all kinds of models have in common. Without a name of a model there is none.</summary>
public abstract class ModelServerOptions : IValidatableObject
{
    /// <summary>Which protocol the server speaks.</summary>
    public ModelProvider Provider { get; set; } = ModelProvider.Openai;

    /// <summary>Address of the server, with its <c>/v1</c>; empty takes the provider's own.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The key, or empty when the server asks for none.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The model's name at the server (at Azure that of the deployment); empty uses none.</summary>
    public string Model { get; set; } = "";

    /// <summary>Address of a proxy; empty takes the one that the environment names, if it does.</summary>
    public string Proxy { get; set; } = "";

    /// <summary>A PEM file with the certificates that are trusted instead of the machine's; empty trusts the machine's.</summary>
    public string CaFile { get; set; } = "";

    /// <summary>Whether there is a model at all.</summary>
    public bool IsConfigured => Model.Length > 0;

    /// <summary>The environment variable that the key is best given as.</summary>
    protected abstract string KeyVariable { get; }

    /// <summary>What is added to the address, which people may have copied with it.</summary>
    protected abstract IReadOnlyList<string> Paths { get; }

    /// <summary>What is done without a model.</summary>
    protected abstract string WithoutModel { get; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Problems().Select(problem => new ValidationResult(problem));

    /// <summary>What does not fit together, each as one sentence that does not repeat the key.</summary>
    public IEnumerable<string> Problems()
    {
        if (Model.Any(char.IsControl) || Model != Model.Trim())
        {
            yield return "Model is not the name of a model.";
        }

        // It becomes a header, where anything else would break the request or be sent as something else.
        if (!ApiKey.All(letter => letter is > ' ' and <= '~'))
        {
            yield return "ApiKey holds characters that no key has, such as a space or the end of a line.";
        }

        if (Endpoint.Length > 0 && ProblemOf(Endpoint) is { } problem)
        {
            yield return $"Endpoint {problem}.";
        }
        else if (IsConfigured && Endpoint.Length == 0 && Provider == ModelProvider.Azure)
        {
            yield return "with Provider azure the Endpoint must be set, such as https://NAME.openai.azure.com/openai/v1.";
        }

        if (IsConfigured && ApiKey.Length == 0 && (Provider == ModelProvider.Azure || (Provider == ModelProvider.Openai && Endpoint.Length == 0)))
        {
            yield return $"this service asks for a key: set ApiKey, best as the environment variable {KeyVariable}.";
        }

        if (!IsConfigured && (Endpoint.Length > 0 || ApiKey.Length > 0))
        {
            yield return $"there is an Endpoint or an ApiKey but no Model; set Model, or leave all of them out {WithoutModel}.";
        }

        if (Proxy.Length > 0 && ProblemOfProxy(Proxy) is { } wrong)
        {
            yield return $"Proxy {wrong}.";
        }

        if (CaFile.Length > 0 && TrustedCertificates.ProblemOf(CaFile) is { } unread)
        {
            yield return $"CaFile {unread}.";
        }
    }

    private string? ProblemOf(string address) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0
            ? "must be an address that starts with http:// or https://"
        : uri.UserInfo.Length > 0 ? "must not hold a name or password; a key belongs in ApiKey"
        : uri.Query.Length > 0 || uri.Fragment.Length > 0 ? "must not hold a question mark or a number sign; it ends with the path, such as /v1"
        : Paths.Any(path => uri.AbsolutePath.TrimEnd('/').EndsWith(path, StringComparison.OrdinalIgnoreCase))
            ? $"must be the base of the address; {string.Join(" or ", Paths)} is added to it"
        : null;

    private static string? ProblemOfProxy(string address) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "socks4" or "socks4a" or "socks5") || uri.Host.Length == 0
            ? "must be an address such as http://proxy.example:3128"
        : uri.UserInfo.Length > 0 ? "must not hold a name or password; give those in the environment variable HTTPS_PROXY instead, and leave Proxy out"
        : null;
}
