using System.Security.Cryptography;
using ChatBot.Index;
using ChatBot.Server.Hosting.Configuration;

namespace ChatBot.Server.Hosting;

/// <summary>The key that seals tokens. It lies in the data folder, so that tokens stand after a restart; without it, all are void.</summary>
internal static class TokenKey
{
    /// <summary>Its file within the data folder.</summary>
    public const string FileName = "tokens.key";

    private const int Bytes = 32;

    /// <summary>The key, which is made at the first start.</summary>
    public static byte[] Of(Settings settings)
    {
        var folder = new DataFolder(settings.Get<DataOptions>().Path);
        var path = folder.PathOf(FileName);
        if (File.Exists(path) && File.ReadAllBytes(path) is { Length: Bytes } known)
        {
            return known;
        }

        var key = RandomNumberGenerator.GetBytes(Bytes);
        folder.Write(FileName, key);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return key;
    }
}
