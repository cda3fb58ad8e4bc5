using System.Text.Json;
using System.Text.RegularExpressions;
using ChatBot.Channels.Agents;
using ChatBot.Tests.Tidy;
using Xunit;

namespace ChatBot.Tests.Channels.Agents;

public sealed partial class ApiDescriptionTests
{
    private static readonly JsonElement Description = JsonDocument.Parse(ApiDescription.Read()).RootElement;

    [Fact]
    public void EveryRouteOfTheApiIsDescribedAndNothingElseIs()
    {
        var mapped = Repository.Texts(".cs").Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(file => Route().Matches(file.Text)).Select(match => (match.Groups["path"].Value, Method(match.Groups["verb"].Value)));
        var described = Description.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => (path.Name, method.Name)));
        Assert.Equal(mapped.Order(), described.Order());
    }

    [Fact]
    public void EveryReferenceLeadsSomewhere()
    {
        foreach (var reference in References(Description))
        {
            Assert.StartsWith("#/", reference, StringComparison.Ordinal);
            var at = Description;
            foreach (var part in reference[2..].Split('/'))
            {
                Assert.True(at.TryGetProperty(part, out at), reference);
            }
        }
    }

    [Fact]
    public void EveryOperationHasANameOfItsOwnAndSaysWhatItsPathHolds()
    {
        var operations = Description.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => (path.Name, Operation: method.Value))).ToList();
        Assert.Distinct(operations.Select(item => item.Operation.GetProperty("operationId").GetString()));
        Assert.All(operations, item => Assert.Equal(
            PathPart().Matches(item.Name).Select(match => match.Groups["name"].Value),
            (item.Operation.TryGetProperty("parameters", out var given) ? given.EnumerateArray() : default)
                .Where(parameter => parameter.GetProperty("in").GetString() == "path").Select(parameter => parameter.GetProperty("name").GetString()!)));
    }

    [Theory]
    [InlineData("Question", """{"question":"A","requestId":"r:1.a-b_C"}""")]
    [InlineData("Question", """{"requestId":"r"}""", "$.question is missing")]
    [InlineData("Question", """{"question":1}""", "$.question is Number, not string")]
    [InlineData("Question", """{"question":"A","requestId":""}""", "$.requestId is too short", "$.requestId is not of the pattern")]
    [InlineData("Question", """{"question":"A","requestId":"a b"}""", "$.requestId is not of the pattern")]
    [InlineData("Statement", """{"says":"x","citations":[1]}""")]
    [InlineData("Statement", """{"says":"x","citations":[0]}""", "$.citations[0] is too small")]
    [InlineData("Statement", """{"says":"x","citations":[1.5],"more":1}""", "$.more is not described", "$.citations[0] is Number, not integer")]
    [InlineData("Statement", "[]", "$ is Array, not object")]
    [InlineData("ErrorEvent", """{"reason":"gone","answerId":"a","conversationId":"c"}""", "$.reason is gone, none of [\"stopped\"]")]
    public void WhatIsNotAsDescribedIsFound(string schema, string value, params string[] faults) =>
        Assert.Equal(faults, new JsonShape(Description).Faults(schema, JsonDocument.Parse(value).RootElement));

    private static string Method(string verb) => verb switch
    {
        "Get" or "Result" => "get",
        "Post" or "PostResult" => "post",
        "Delete" => "delete",
        _ => verb,
    };

    private static IEnumerable<string> References(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => member.NameEquals("$ref") ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(References),
        _ => [],
    };

    [GeneratedRegex("\\.Map(?<verb>[A-Za-z]+)\\(\"(?<path>(/api/|/openapi/)[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Route();

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PathPart();
}
