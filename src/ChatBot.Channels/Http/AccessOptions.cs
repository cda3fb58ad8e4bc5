using System.ComponentModel.DataAnnotations;

namespace ChatBot.Channels.Http;

/// <summary>Who may call over HTTP and what they may see: the section <c>Access</c> of the settings.</summary>
public sealed class AccessOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Access";

    /// <summary>Labels of everybody who gives no key; null lets nobody in without one, except at the machine itself while there are no keys.</summary>
    public IReadOnlyList<string>? Anonymous { get; set; }

    /// <summary>The callers with a key, by the SHA-256 of the key in hexadecimal digits.</summary>
    public IReadOnlyDictionary<string, ApiKeyOptions> ApiKeys { get; set; } = new Dictionary<string, ApiKeyOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether somebody was named who may ask, so that other machines may be let in.</summary>
    public bool IsConfigured => Anonymous is not null || ApiKeys.Count > 0;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ApiKeys.Keys.Any(hash => hash.Length != 64 || !hash.All(char.IsAsciiHexDigit)))
        {
            yield return new ValidationResult("ApiKeys are named by the SHA-256 of the key, 64 hexadecimal digits; the key itself stands nowhere.");
        }

        if (ApiKeys.Values.Any(key => string.IsNullOrWhiteSpace(key.Name)))
        {
            yield return new ValidationResult("each of the ApiKeys needs a Name.");
        }

        if (ApiKeys.Values.GroupBy(key => key.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            yield return new ValidationResult($"ApiKeys has two callers named \"{twice.Key}\"; they would share their conversations.");
        }
    }
}

/// <summary>One caller with a key.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>What receipts call the caller.</summary>
    public string Name { get; set; } = "";

    /// <summary>Labels held besides <c>public</c>.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];
}
