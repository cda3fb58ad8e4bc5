using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChatBot.Server.ModelClients;

/// <summary>Certificates of a PEM file, in place of those that the machine trusts.</summary>
internal static class TrustedCertificates
{
    private const int LargestFile = 4 * 1024 * 1024;

    /// <summary>The rule by which a server's certificate is judged.</summary>
    public static X509ChainPolicy Policy(string file)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            ApplicationPolicy = { new Oid("1.3.6.1.5.5.7.3.1") },
        };
        policy.CustomTrustStore.ImportFromPemFile(file);
        return policy;
    }

    /// <summary>Why a file cannot be used, as the rest of a sentence; null when it can.</summary>
    public static string? ProblemOf(string file)
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > LargestFile })
            {
                return $"is larger than {LargestFile} bytes";
            }

            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file);
            var count = certificates.Count;
            foreach (var certificate in certificates)
            {
                certificate.Dispose();
            }

            return count == 0 ? "holds no certificate in PEM form" : null;
        }
        catch (CryptographicException)
        {
            return "holds something that is not a certificate in PEM form";
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "cannot be read";
        }
    }
}
