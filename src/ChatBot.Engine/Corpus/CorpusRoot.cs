namespace ChatBot.Corpus;

/// <summary>A folder of documents, or one file, that the operator named.</summary>
/// <param name="Name">The last part of the path, made unique among the roots; part of every document id.</param>
/// <param name="RealPath">The absolute path with every link resolved. Nothing outside it is ever read.</param>
/// <param name="IsFile">Whether the root is a single file.</param>
public sealed record CorpusRoot(string Name, string RealPath, bool IsFile);
