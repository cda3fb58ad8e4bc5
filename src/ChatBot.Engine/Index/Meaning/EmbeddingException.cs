namespace ChatBot.Index;

/// <summary>
/// An embedding model gave no vectors: it cannot be reached, or what it gave cannot be used. The message names the model and says what to do.
/// </summary>
public class EmbeddingException(string message, Exception? inner = null) : Exception(message, inner);
