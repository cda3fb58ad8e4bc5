using System.Globalization;
using ChatBot.Tests.ModelClients.Double;
using ChatBot.Tests.ModelClients.Double.Chat;

namespace ChatBot.Benchmarks;

/// <summary>Runs the double of a chat model by itself, for measurements and for trying things by hand.</summary>
internal static class ChatDoubleCommand
{
    private const string Usage = """
        chat-double                 answers from the evidence it is sent, on 127.0.0.1; the first line of its output is its address
          --port N                  the port (a free one if not said)
          --server NAME             behaves like openai (the default), azure, vllm, llamacpp or ollama
          --model NAME              name of its model (double)
          --key KEY                 asks for this key
          --manner NAME             honest (the default: copies the sentence that fits best, with its number), obedient (does whatever the evidence
                                    tells it to) or measured (a call of a tool, then sixty words)
          --say TEXT                says this in its next turn; may be given more than once, for one turn after the other
          --delay MS                how long it takes before its answer (0)
          --pace MS                 how long it takes between two words (0)
          --refuses MEMBER          refuses requests with this member, such as max_tokens or temperature
          --fault FAULT             goes wrong every time: a status such as 500 or 429:2 (with Retry-After), or
                                    reset, mid-reset, silence, stall, drip, truncated, no-finish, finish-error, error-event, error-first, empty,
                                    garbage, page, error-as-answer, huge, deep, redirect:URL, lingers, length, filter, wrong-tool, wrong-arguments,
                                    broken-arguments, endless-calls, many-calls, long-answer, other-language, forged-markers, markup
        """;

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var (options, port, fault, turns) = (new ChatDoubleOptions { Remembers = false }, 0, (ChatFault?)null, new List<ChatTurn>());
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
            switch (arguments[i])
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
                case "--key" when value.Length > 0:
                    options = options with { Key = value };
                    break;
                case "--manner" when Enum.TryParse<ChatManner>(value, ignoreCase: true, out var manner) && number < 0:
                    options = options with { Manner = manner };
                    break;
                case "--say" when value.Length > 0:
                    turns.Add(ChatTurn.Say(value));
                    break;
                case "--delay" when number >= 0:
                    options = options with { Delay = TimeSpan.FromMilliseconds(number) };
                    break;
                case "--pace" when number >= 0:
                    options = options with { Pace = TimeSpan.FromMilliseconds(number) };
                    break;
                case "--refuses" when value.Length > 0:
                    options = options with { Refuses = [.. options.Refuses, value] };
                    break;
                case "--fault" when ChatFault.Parse(value) is { } one:
                    fault = one;
                    break;
                default:
                    await error.WriteLineAsync(Usage);
                    return arguments[i] == "--help" ? 0 : 2;
            }
        }

        await using var model = await ChatDouble.StartAsync(options, port);
        model.Always = fault;
        model.Script([.. turns]);
        await output.WriteLineAsync(model.Endpoint);
        await output.FlushAsync();
        await model.RunAsync(CancellationToken.None);
        await output.WriteLineAsync($"{model.Requests} requests");
        return 0;
    }
}
