using System.ComponentModel.DataAnnotations;

namespace ChatBot.Channels.Web;

/// <summary>The web page, the widget and the source viewer: <c>Channels:Web</c> of the settings.</summary>
public sealed class WebOptions : IValidatableObject
{
    /// <summary>What the service is called on its own page.</summary>
    [Required]
    [StringLength(80)]
    public string Name { get; set; } = "Ask the documents";

    /// <summary>Origins of other web pages that may hold the widget, such as <c>https://intranet.example</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <summary>Where people sign in, shown when a caller is not known; empty when there is no such page.</summary>
    public string SignInUrl { get; set; } = "";

    /// <summary>Whether whoever may see a document may also have its file, as it lies in the corpus.</summary>
    public bool Originals { get; set; } = true;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var origin in AllowedOrigins.Where(origin => !IsOrigin(origin)))
        {
            yield return new ValidationResult($"AllowedOrigins holds \"{origin}\"; an origin looks like https://intranet.example, without a path and without a star.");
        }

        if (SignInUrl.Length > 0 && !IsWebAddress(SignInUrl))
        {
            yield return new ValidationResult("SignInUrl must be an address that begins with https:// or http://, or a path that begins with one slash.");
        }
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && string.Equals(text.TrimEnd('/'), uri.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);

    private static bool IsWebAddress(string text) => (text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal) && !text.StartsWith("/\\", StringComparison.Ordinal))
        || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
}
