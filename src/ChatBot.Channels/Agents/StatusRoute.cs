using ChatBot.Access;
using ChatBot.Channels.Http;
using ChatBot.Index;
using ChatBot.Suggestions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatBot.Channels.Agents;

/// <summary><c>/api/status</c>: what there is to ask about, as far as the caller may see it.</summary>
public sealed class StatusRoute(ServiceFacts facts, IPassageStore store, Suggester suggester, Callers callers)
{
    /// <summary>Adds the route.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapResult("/api/status", StatusAsync);

    private async Task<IResult> StatusAsync(HttpContext context)
    {
        if (callers.Find(context) is not { } principal)
        {
            return Problem.SignIn(facts.SignInUrl);
        }

        var access = AccessFilter.For(principal);
        var state = await store.StateAsync(access, context.RequestAborted);
        var examples = await suggester.ExamplesAsync(access, Suggester.MostShown, context.RequestAborted);
        return Json.Of(json =>
        {
            json.WriteString("name", facts.Name);
            json.WriteNumber("documents", state.Documents);
            json.WriteNumber("passages", state.Passages);
            if (state.ChangedAt is { } changed)
            {
                json.WriteString("changedAt", changed);
            }

            if (facts.Indexing() is var (done, total))
            {
                json.WriteStartObject("indexing");
                json.WriteNumber("done", done);
                json.WriteNumber("total", total);
                json.WriteEndObject();
            }

            json.WriteBoolean("isSample", facts.IsSample);
            if (principal == Principal.Local)
            {
                Json.WriteStrings(json, "folders", facts.Folders);
            }

            if (facts.SignInUrl.Length > 0)
            {
                json.WriteString("signInUrl", facts.SignInUrl);
            }

            Json.WriteStrings(json, "suggestions", examples);
            json.WriteStartObject("limits");
            json.WriteNumber("questionCharacters", facts.QuestionCharacters);
            json.WriteEndObject();
        });
    }
}
