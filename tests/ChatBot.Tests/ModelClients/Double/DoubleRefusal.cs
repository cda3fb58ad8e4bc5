using System.Text.Json;

namespace ChatBot.Tests.ModelClients.Double;

/// <summary>A status and a body, in the words of the server that the double behaves like.</summary>
internal sealed record DoubleRefusal(int Status, string Body)
{
    public static DoubleRefusal Key(DoubleServer server, string given) => server switch
    {
        // It does repeat most of a wrong key; the double repeats all of it, to see where it ends up.
        DoubleServer.OpenAi => OpenAi(401, $"Incorrect API key provided: {given}. You can find your API key at https://platform.openai.com/account/api-keys.", "invalid_api_key"),
        DoubleServer.Azure => new(401, """{"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource."}}"""),
        DoubleServer.Vllm => new(401, """{"error":"Unauthorized"}"""),
        DoubleServer.LlamaCpp => new(401, """{"error":{"code":401,"message":"Invalid API Key","type":"authentication_error"}}"""),
        DoubleServer.Tei => new(401, ""),
        DoubleServer.Ollama => new(401, """{"error":"unauthorized"}"""),
        _ => throw new ArgumentOutOfRangeException(nameof(server)),
    };

    public static DoubleRefusal Model(DoubleServer server, string model) => server switch
    {
        DoubleServer.Azure => new(404, """{"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again."}}"""),
        DoubleServer.Vllm => Json(404, new { error = new { message = $"The model `{model}` does not exist.", type = "NotFoundError", param = "model", code = 404 } }),
        DoubleServer.Ollama => Json(404, new { error = $"model '{model}' not found" }),
        _ => OpenAi(404, $"The model `{model}` does not exist or you do not have access to it.", "model_not_found"),
    };

    public static DoubleRefusal NoInput(DoubleServer server) => server switch
    {
        DoubleServer.Tei => new(400, """{"message":"`inputs` cannot be empty","code":400,"type":"Empty"}"""),
        DoubleServer.LlamaCpp => new(400, """{"error":{"code":400,"message":"\"input\" or \"content\" must be provided","type":"invalid_request_error"}}"""),
        DoubleServer.Ollama => new(400, """{"error":"invalid input type"}"""),
        _ => OpenAi(400, "'$.input' is invalid. Please check the API reference: https://platform.openai.com/docs/api-reference.", null),
    };

    public static DoubleRefusal TooMany(DoubleServer server, int texts, int most) => server == DoubleServer.Tei
        ? new(422, $$"""{"message":"batch size {{texts}} > maximum allowed batch size {{most}}","code":422,"type":"Validation"}""")
        : OpenAi(400, $"'$.input' is too long: an array of at most {most} strings is expected, {texts} were given.", "array_above_max_length");

    public static DoubleRefusal TooLong(DoubleServer server, int tokens) => server switch
    {
        DoubleServer.LlamaCpp => new(500, $$$"""{"error":{"code":500,"message":"input ({{{tokens}}} tokens) is too large to process. increase the physical batch size (current batch size: 512)","type":"server_error"}}"""),
        DoubleServer.Ollama => new(400, """{"error":"the input length exceeds the context length"}"""),
        _ => OpenAi(400, $"This model's maximum context length is 8192 tokens, however you requested {tokens} tokens. Please reduce your prompt.", null),
    };

    public static DoubleRefusal Dimensions(DoubleServer server, string model, int asked, int most) => server switch
    {
        DoubleServer.Vllm => Json(400, new { error = new { message = $"Model \"{model}\" does not support matryoshka representation, changing output dimensions will lead to poor results.", type = "BadRequestError", param = (string?)null, code = 400 } }),
        DoubleServer.Tei => new(422, """{"message":"`dimensions` should be smaller than the maximum embedding dimension.","code":422,"type":"Validation"}"""),
        _ => OpenAi(400, $"Invalid value for 'dimensions' = {asked}. Must be less than or equal to {most}.", null),
    };

    public static DoubleRefusal Base64() => OpenAi(400, "Unknown value for encoding_format: base64.", null);

    public static DoubleRefusal NotJson(DoubleServer server) => server == DoubleServer.Ollama
        ? new(400, """{"error":"invalid character 'x' looking for beginning of value"}""")
        : OpenAi(400, "We could not parse the JSON body of your request.", null);

    public static DoubleRefusal Overloaded(DoubleServer server, int status) => server switch
    {
        DoubleServer.Tei when status == 429 => new(429, """{"message":"Model is overloaded","code":429,"type":"Overloaded"}"""),
        DoubleServer.Ollama => new(status, """{"error":"server busy, please try again.  maximum pending requests exceeded"}"""),
        _ when status == 429 => OpenAi(429, "Rate limit reached for requests.", "rate_limit_exceeded"),
        _ => OpenAi(status, "The server had an error while processing your request. Sorry about that!", null),
    };

    private static DoubleRefusal OpenAi(int status, string message, string? code) =>
        Json(status, new { error = new { message, type = status >= 500 ? "server_error" : "invalid_request_error", param = (string?)null, code } });

    private static DoubleRefusal Json(int status, object body) => new(status, JsonSerializer.Serialize(body));
}
