namespace ChatBot.Tests.ModelClients.Double;

/// <summary>One request that the double was sent.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Headers">Its headers; a name that was not sent is not there.</param>
/// <param name="Body">Its body.</param>
/// <param name="Texts">The texts in it; empty when there was something wrong with it.</param>
internal sealed record SeenRequest(string Path, IReadOnlyDictionary<string, string> Headers, string Body, IReadOnlyList<string> Texts);
