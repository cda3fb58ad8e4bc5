using System.ComponentModel.DataAnnotations;
using ChatBot.Server.ModelClients.Chat;
using ChatBot.Server.ModelClients.Embeddings;

namespace ChatBot.Server.ModelClients;

/// <summary>Which models are used, and where they run: the section <c>Models</c> of the settings.</summary>
public sealed class ModelsOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Models";

    /// <summary>The model that writes answers.</summary>
    public ChatModelOptions Chat { get; set; } = new();

    /// <summary>The model that is asked where the first one is not enough; what it does not say is as in <see cref="Chat"/>.</summary>
    public StrongChatOptions StrongChat { get; set; } = new();

    /// <summary>The model that finds passages by what they mean.</summary>
    public EmbeddingOptions Embedding { get; set; } = new();

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        StrongChat.Problems(Chat).Select(problem => new ValidationResult($"{nameof(StrongChat)}: {problem}"));
}
