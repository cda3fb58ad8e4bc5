using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatBot.Server.ModelClients;
using ChatBot.Server.ModelClients.Chat;
using ChatBot.Tests.ModelClients.Double.Chat;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xunit;

namespace ChatBot.Tests.ModelClients.Chat;

/// <summary>Proxies and certificates between us and a model.</summary>
public sealed class ChatNetworkTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AProxyOfTheSettingsIsAskedForTheModelAndTheModelIsNotAskedDirectly()
    {
        await using var proxy = await ChatDouble.StartAsync();
        using var client = ChatClient.Of(new ChatModelOptions { Endpoint = "http://model.invalid:8080/v1", Model = "double", Proxy = proxy.Address.ToString() }, TimeProvider.System)!;
        Assert.Equal("NOT FOUND", (await client.AskAsync(streamed: true)).Text);
        Assert.Equal("model.invalid:8080", Assert.Single(proxy.Seen).Headers["Host"]);
    }

    [Fact]
    public async Task ACertificateIsTrustedWhenItsAuthorityIsInTheFile()
    {
        using var authority = Authority("ours");
        using var certificate = Certificate(authority);
        folder.Write("ca.pem", authority.ExportCertificatePem());
        await using var model = await TlsAsync(certificate);
        using var client = ChatClient.Of(Options(model, "ca.pem"), TimeProvider.System)!;
        Assert.Equal("NOT FOUND", (await client.AskAsync(streamed: true)).Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("other.pem")]
    public async Task AnotherCertificateIsRefusedInOneSentenceAtOnce(string? file)
    {
        using var authority = Authority("ours");
        using var other = Authority("another");
        using var certificate = Certificate(authority);
        folder.Write("other.pem", other.ExportCertificatePem());
        await using var model = await TlsAsync(certificate);
        using var client = ChatClient.Of(Options(model, file), TimeProvider.System)!;
        var failure = await Assert.ThrowsAsync<ChatCallException>(() => client.AskAsync(streamed: true));
        Assert.Equal(ModelFault.Refused, failure.Fault);
        Assert.StartsWith($"The chat model double at {model.Address.Authority} shows a certificate that is not trusted here, or speaks no TLS: ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("see Models:Chat:CaFile.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, model.Requests);
    }

    [Fact]
    public async Task TlsTowardsAServerWithoutItIsSaidInOneSentence()
    {
        await using var model = await ChatDouble.StartAsync();
        using var client = ChatClient.Of(new ChatModelOptions { Endpoint = model.Endpoint.Replace("http:", "https:", StringComparison.Ordinal), Model = "double" }, TimeProvider.System)!;
        var failure = await Assert.ThrowsAsync<ChatCallException>(() => client.AskAsync(streamed: true));
        Assert.Contains("TLS", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ACaFileIsLookedForBesideTheSettings()
    {
        using var authority = Authority("ours");
        folder.Write("ca.pem", authority.ExportCertificatePem());
        folder.Write("appsettings.json", """{ "Models": { "Chat": { "Model": "m", "Endpoint": "https://gate.example/v1", "CaFile": "ca.pem" } } }""");
        var outcome = Server.Hosting.Configuration.Settings.Load(new() { CurrentFolder = folder.Path, ExecutableFolder = folder.At("program") });
        var ready = Assert.IsType<Server.Hosting.Configuration.SettingsOutcome.Ready>(outcome);
        Assert.Equal(folder.At("ca.pem"), ready.Settings.Get<ModelsOptions>().Chat.CaFile);
    }

    private ChatModelOptions Options(ChatDouble model, string? file) => new() { Endpoint = model.Endpoint, Model = "double", CaFile = file is null ? "" : folder.At(file) };

    private static Task<ChatDouble> TlsAsync(X509Certificate2 certificate) => ChatDouble.StartAsync(configure: host => host.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(certificate);
        })));

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(10));
    }

    private static X509Certificate2 Certificate(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddDays(5), [1, 2, 3, 4]);
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}
