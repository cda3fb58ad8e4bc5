using System.Globalization;
using ChatBot.Tests.ModelClients.Double;

namespace ChatBot.Benchmarks;

/// <summary>Runs the double of an embedding model by itself, for measurements and for trying things by hand.</summary>
internal static class EmbeddingDoubleCommand
{
    private const string Usage = """
        embedding-double            embeds texts by their words, on 127.0.0.1; the first line of its output is its address
          --port N                  the port (a free one if not said)
          --server NAME             behaves like openai (the default), azure, vllm, tei, llamacpp or ollama
          --model NAME              name of its model (double)
          --dimension N             numbers in a vector (256)
          --key KEY                 asks for this key
          --noise                   vectors that have nothing to do with the words
          --delay MS                how long every answer takes (0)
          --fault FAULT             goes wrong every time: a status such as 500 or 429:2 (with Retry-After), or
                                    wrong-size, mixed-sizes, not-a-number, too-large, zeros, short, long, shuffled, twice, cut-body,
                                    half-json, drip, silence, huge, deep, redirect:URL, page, error-as-answer
        """;

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var (options, port, fault) = (new DoubleOptions { Dimension = 256, Remembers = false }, 0, (DoubleFault?)null);
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i];
            if (name == "--noise")
            {
                options = options with { Noise = true };
                continue;
            }

            var value = i + 1 < arguments.Length ? arguments[++i] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
            switch (name)
            {
                case "--port" when number is >= 0 and <= 65_535:
                    port = number;
                    break;
                case "--server" when Enum.TryParse<DoubleServer>(value, ignoreCase: true, out var server) && number < 0:
                    options = options with { Server = server };
                    break;
                case "--model" when value.Length > 0:
                    options = options with { Model = value };
                    break;
                case "--dimension" when number is > 0 and <= 8192:
                    options = options with { Dimension = number };
                    break;
                case "--key" when value.Length > 0:
                    options = options with { Key = value };
                    break;
                case "--delay" when number >= 0:
                    options = options with { Delay = TimeSpan.FromMilliseconds(number) };
                    break;
                case "--fault" when DoubleFault.Parse(value) is { } one:
                    fault = one;
                    break;
                default:
                    await error.WriteLineAsync(Usage);
                    return name == "--help" ? 0 : 2;
            }
        }

        await using var model = await EmbeddingDouble.StartAsync(options, port);
        model.Always = fault;
        await output.WriteLineAsync($"{model.Address}{options.Path}");
        await output.FlushAsync();
        await model.RunAsync(CancellationToken.None);
        await output.WriteLineAsync($"{model.Requests} requests");
        return 0;
    }
}
