namespace ChatBot.Index;

/// <summary>An embedding model answered, but not with vectors that can be used; the message names the model and says what to do.</summary>
public sealed class EmbeddingException(string message) : Exception(message);
