using System.Text.Json;
using ChatBot.Answers;
using Microsoft.AspNetCore.Http;

namespace ChatBot.Channels.Http;

/// <summary>Responses in JSON, written member by member.</summary>
public static class Json
{
    /// <summary>A response that holds one object.</summary>
    public static IResult Of(Action<Utf8JsonWriter> members) => Results.Text(
        AnswerJson.Line(json =>
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }),
        "application/json; charset=utf-8");

    /// <summary>A member that is a list of strings.</summary>
    public static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
