using System.ComponentModel.DataAnnotations;
using ChatBot.Server.Stores.Qdrant;
using Xunit;

namespace ChatBot.Tests.Stores.Qdrant;

public sealed class QdrantOptionsTests
{
    [Fact]
    public void TheDefaultsWork() => Assert.Empty(Problems(new QdrantOptions()));

    [Fact]
    public void TheOfficialProtocolSaysHowToBuildItIn() =>
        Assert.Contains("build with -p:OfficialSdks=true, or set rest", Assert.Single(Problems(new QdrantOptions { Protocol = QdrantProtocol.Grpc })), StringComparison.Ordinal);

    [Theory]
    [InlineData("127.0.0.1:6333")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://user:secret@qdrant:6333")]
    [InlineData("http://qdrant:6333/?key=secret")]
    [InlineData("")]
    public void AnEndpointThatIsNoPlainUrlIsRefusedAndNotRepeated(string endpoint) =>
        Assert.DoesNotContain("secret", Assert.Single(Problems(new QdrantOptions { Endpoints = ["https://qdrant.example/below", endpoint] })), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a?b")]
    [InlineData("a b")]
    [InlineData("..")]
    public void ACollectionNameThatWouldChangeThePathIsRefused(string name) => Assert.Single(Problems(new QdrantOptions { Collection = name }));

    [Fact]
    public void WhatContradictsItselfIsRefused()
    {
        Assert.Single(Problems(new QdrantOptions { Endpoints = [] }));
        Assert.Single(Problems(new QdrantOptions { Replicas = 2, WriteConsistency = 3 }));
        Assert.DoesNotContain("line", Assert.Single(Problems(new QdrantOptions { ApiKey = "two\nline" })), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Problems(QdrantOptions options) => [.. options.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!)];
}
