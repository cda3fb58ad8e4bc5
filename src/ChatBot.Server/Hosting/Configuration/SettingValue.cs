namespace ChatBot.Server.Hosting.Configuration;

/// <summary>One value as it was written, and where: a file, an environment variable or an option.</summary>
internal sealed record SettingValue(string Text, string Origin);
