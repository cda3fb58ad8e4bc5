using ChatBot.Index;
using Spectre.Console;

namespace ChatBot.Server.Hosting.Commands;

/// <summary>Shows how far a pass is: a bar with rate and time left on a terminal, a plain line now and then otherwise. Always on standard error.</summary>
internal abstract class ProgressLine : IProgress<IndexProgress>, IAsyncDisposable
{
    public static ProgressLine On(CommandPlace place) =>
        place.ErrorIsTerminal ? new Bar(place.Error) : new Lines(place.Error, TimeProvider.System);

    public abstract void Report(IndexProgress value);

    public abstract ValueTask DisposeAsync();

    private sealed class Lines(TextWriter target, TimeProvider time) : ProgressLine
    {
        private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

        private readonly Lock gate = new();
        private long last = time.GetTimestamp();

        public override void Report(IndexProgress value)
        {
            lock (gate)
            {
                if (time.GetElapsedTime(last) >= Pace)
                {
                    last = time.GetTimestamp();
                    target.WriteLine($"{value.FilesDone} of {value.Files} files, {value.Passages} new passages{(value.Embedded == 0 ? "" : $", {value.Embedded} embedded")}");
                }
            }
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Bar : ProgressLine
    {
        private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task drawing;
        private IndexProgress now = new(0, 0, 0, 0);

        public Bar(TextWriter target)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(target) });
            drawing = console.Progress().AutoClear(true).Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(DrawAsync);
        }

        public override void Report(IndexProgress value) => Volatile.Write(ref now, value);

        public override async ValueTask DisposeAsync()
        {
            done.TrySetResult();
            await drawing;
        }

        private async Task DrawAsync(ProgressContext context)
        {
            var started = TimeProvider.System.GetTimestamp();
            var task = context.AddTask("listing files");
            while (!done.Task.IsCompleted)
            {
                var value = Volatile.Read(ref now);
                if (value.Files > 0)
                {
                    var rate = value.Passages / Math.Max(0.1, TimeProvider.System.GetElapsedTime(started).TotalSeconds);
                    task.MaxValue(value.Files).Value(value.FilesDone);
                    task.Description = $"{value.FilesDone}/{value.Files} files, {rate:0} passages/s{(value.Embedded == 0 ? "" : $", {value.Embedded} embedded")}";
                }

                await Task.WhenAny(done.Task, Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System));
            }

            task.StopTask();
        }
    }
}
