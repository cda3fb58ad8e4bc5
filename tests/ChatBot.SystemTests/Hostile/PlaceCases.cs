using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;

namespace ChatBot.SystemTests.Hostile;

/// <summary>Names and entries of a file system that lead astray: links, pipes, devices, and names that are hard to show or to open.</summary>
internal static class PlaceCases
{
    private const string Found = "The quarry of Quillfeather gives slate.";

    public static IEnumerable<HostileCase> All => OperatingSystem.IsWindows() ? Names : [.. Names, .. UnixNames, .. Entries];

    private static IEnumerable<HostileCase> Names =>
    [
        File("name-of-255-bytes", new string('n', 252) + ".md"),
        File("name-of-marks", new string('\u0301', 60) + ".md"),
        File("name-with-dots", "a..b...md"),
        File("name-with-hash", "case#1#x.md"),
        File("name-with-percent", "case%2e%2e%2f.md"),
        new("twins", folder => Task.WhenAll(Write(folder, "a.md", Found), Write(folder, "b.md", Found), Write(folder, "c.txt", Found)),
            new("a.md", Ending.Indexed, "Quillfeather"), new("b.md", Ending.Indexed, "Quillfeather"), new("c.txt", Ending.Indexed, "Quillfeather")),
        new("folders-300-deep", folder => Deep(folder), new Expectation(string.Join('/', Enumerable.Repeat("deep", 300)) + "/case.md", Ending.Indexed, "Quillfeather")),
        new("secrets", folder => Task.WhenAll(Write(folder, ".env", "KEY=hiddensecretword"), Write(folder, ".git/config", "hiddensecretword"), Write(folder, "node_modules/a/readme.md", "hiddensecretword"),
                Write(folder, "appsettings.json", "{\"text\":\"hiddensecretword\"}"), Write(folder, "id_rsa", "hiddensecretword")),
            new("appsettings.json", Ending.Skipped, "secret"), new(".env", Ending.Skipped, "secret"), new("node_modules/a/readme.md", Ending.Ignored), new("id_rsa", Ending.Skipped, "secret")),
    ];

    private static IEnumerable<HostileCase> UnixNames =>
    [
        File("name-with-newline", "two\nlines\t.md"),
        File("name-with-quotes", "a'b\"c`$(x);&.md"),
        File("name-with-direction", "case\u202Edm.exe\u2066.md"),
        File("name-with-escape", "case\u001b]0;x\u0007\u001b[2J.md"),
        File("name-with-backslash", "a\\..\\..\\case.md"),
        File("name-of-spaces", "   .md"),
        File("name-of-dashes", "--prune-all.md"),
        File("name-not-valid-utf8", "good.md") with { MakeAsync = folder => ShellAsync(folder, "printf 'The quarry of Quillfeather' | tee \"$(printf 'bad\\377.md')\" \"$(printf 'bad\\376.md')\" good.md") },
        new("names-in-two-cases", folder => Task.WhenAll(Write(folder, "A.md", Found + " Upper."), Write(folder, "a.md", Found + " Lower.")),
            new("A.md", Ending.Indexed, "Upper"), new("a.md", Ending.Indexed, "Lower")),
        new("names-composed-two-ways", folder => Task.WhenAll(Write(folder, "caf\u00e9.md", Found + " Composed."), Write(folder, "cafe\u0301.md", Found + " Decomposed.")),
            new("caf\u00e9.md", Ending.Indexed, "Composed"), new("cafe\u0301.md", Ending.Indexed, "Decomposed")),
    ];

    [UnsupportedOSPlatform("windows")]
    private static IEnumerable<HostileCase> Entries =>
    [
        Link("link-to-file-outside", "/etc/hostname", Ending.Skipped, "out of the corpus"),
        Link("link-to-folder-outside", "/etc", Ending.Skipped, "out of the corpus"),
        Link("link-upwards-and-out", "../../../../../../../../etc/hostname", Ending.Skipped, "out of the corpus"),
        Link("link-dangling", "nowhere.md", Ending.Skipped, "leads nowhere"),
        Link("link-to-itself", "case.md", Ending.Skipped, "leads nowhere"),
        Link("link-to-process-memory", "/proc/self/mem", Ending.Skipped, "out of the corpus"),
        Link("link-to-process-environment", "/proc/self/environ", Ending.Skipped, "out of the corpus"),
        Link("link-to-root", "/", Ending.Skipped, "out of the corpus"),
        Link("link-to-endless-device", "/dev/zero", Ending.Skipped, "out of the corpus"),
        new("links-in-circles", folder =>
            {
                System.IO.File.CreateSymbolicLink(Path.Combine(folder, "a"), "b");
                System.IO.File.CreateSymbolicLink(Path.Combine(folder, "b"), "a");
                Directory.CreateDirectory(Path.Combine(folder, "in"));
                Directory.CreateSymbolicLink(Path.Combine(folder, "in", "again"), "..");
                return Write(folder, "in/case.md", Found);
            },
            new("in/case.md", Ending.Indexed, "Quillfeather"), new("a", Ending.Skipped, "leads nowhere")),
        new("pipe", folder => RunAsync("mkfifo", Path.Combine(folder, "case.md")), new Expectation("case.md", Ending.Skipped, "pipe")),
        new("socket", folder =>
            {
                // The path of a socket is short, so it is made elsewhere and moved.
                var made = Path.Combine(Path.GetTempPath(), $"s{Environment.ProcessId}.md");
                using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(made));
                System.IO.File.Move(made, Path.Combine(folder, "case.md"));
                return Task.CompletedTask;
            },
            new Expectation("case.md", Ending.Skipped, "socket")),
        .. Environment.IsPrivilegedProcess ? [new HostileCase("device", folder => RunAsync("mknod", Path.Combine(folder, "case.md"), "c", "1", "5"), new Expectation("case.md", Ending.Skipped, "device"))] : Array.Empty<HostileCase>(),
    ];

    private static HostileCase File(string name, string file) => new(name, folder => Write(folder, file, Found), new Expectation(file, Ending.Indexed, "Quillfeather"));

    private static HostileCase Link(string name, string target, Ending ending, string says) => new(
        name,
        folder =>
        {
            System.IO.File.CreateSymbolicLink(Path.Combine(folder, "case.md"), target);
            return Task.CompletedTask;
        },
        new Expectation("case.md", ending, says));

    private static async Task Deep(string folder)
    {
        // One step at a time: the whole path is longer than some calls take.
        var path = folder;
        for (var i = 0; i < 300; i++)
        {
            path = Path.Combine(path, "deep");
        }

        Directory.CreateDirectory(path);
        await System.IO.File.WriteAllTextAsync(Path.Combine(path, "case.md"), Found);
    }

    private static Task Write(string folder, string file, string text)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return System.IO.File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
    }

    private static Task ShellAsync(string folder, string line) => RunAsync("sh", "-c", $"cd '{folder}' && {line} > /dev/null");

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
        }
    }
}
