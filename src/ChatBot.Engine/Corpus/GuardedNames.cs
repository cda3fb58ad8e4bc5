namespace ChatBot.Corpus;

/// <summary>A name that is left out unless an Include pattern that contains <see cref="Mark"/> asks for it.</summary>
internal sealed record GuardedName(string Start, string End)
{
    public string Mark { get; } = (Start.Length > 0 ? Start : End).Trim('.');

    public bool Covers(ReadOnlySpan<char> name) =>
        name.Length >= Start.Length + End.Length
        && name.StartsWith(Start, StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(End, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Names that say what a file is whatever it holds: a secret, or something that a program left lying about.</summary>
internal static class GuardedNames
{
    private static readonly GuardedName[] Secrets =
    [
        new(".env", ""), new("", ".env"), new("", ".pem"), new("", ".key"), new("", ".pfx"), new("", ".p12"), new("", ".jks"),
        new("", ".keystore"), new("", ".keytab"), new("", ".kdbx"), new("", ".ppk"), new("", ".ovpn"), new("", ".tfstate"),
        new("", ".tfvars"), new("id_rsa", ""), new("id_dsa", ""), new("id_ecdsa", ""), new("id_ed25519", ""),
        new("appsettings", ".json"), new("secrets", ".json"), new("secrets", ".yaml"), new("secrets", ".yml"), new("secrets", ".toml"),
        new("client_secret", ".json"), new("credentials", ".json"), new("credentials", ".csv"), new("credentials", ".ini"),
        new("credentials", ".xml"), new("credentials", ".yaml"), new("credentials", ".yml"), new("local.settings", ".json"),
        new("", ".publishsettings"), new("", "kubeconfig"), new(".netrc", ""), new("_netrc", ""), new(".npmrc", ""), new(".pypirc", ""),
        new(".pgpass", ""), new(".htpasswd", ""), new(".git-credentials", ""),
    ];

    // A file without an extension must have exactly this name: "passwords and you.md" is a document.
    private static readonly HashSet<string> SecretNames = new(StringComparer.OrdinalIgnoreCase) { "credentials", "secrets", "passwd", "shadow" };

    private static readonly GuardedName[] Leftovers =
    [
        new("~$", ""), new("", "~"), new("#", "#"), new(".#", ""), new("", ".tmp"), new("", ".swp"), new("", ".crdownload"),
        new("thumbs", ".db"), new("desktop", ".ini"), new(".ds_store", ""),
    ];

    private static readonly HashSet<string> Trees = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", "__pycache__", "$RECYCLE.BIN", "System Volume Information", "lost+found",
    };

    /// <summary>What an Include pattern must contain to name this secret, or null when the name is no secret.</summary>
    public static string? MarkOfSecret(string name) => SecretNames.Contains(name) ? name : MarkIn(Secrets, name);

    /// <summary>What an Include pattern must contain to name this leftover, or null when it is none.</summary>
    public static string? MarkOfLeftover(string name) => MarkIn(Leftovers, name);

    /// <summary>Whether programs fill folders of this name for themselves.</summary>
    public static bool IsTree(string name) => Trees.Contains(name);

    private static string? MarkIn(GuardedName[] guards, string name)
    {
        foreach (var guard in guards)
        {
            if (guard.Covers(name))
            {
                return guard.Mark;
            }
        }

        return null;
    }
}
