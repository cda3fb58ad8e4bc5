using System.Net.WebSockets;
using ChatBot.Access;
using ChatBot.Channels.Activities;
using ChatBot.Channels.Web.DirectLine;
using Xunit;

namespace ChatBot.Tests.Channels.Web.DirectLine;

/// <summary>A stream to a client that does not behave.</summary>
public sealed class DirectLineStreamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectLineConversation conversation = new("c1", Principal.Local, TimeProvider.System);

    [Fact]
    public async Task AClientThatDoesNotReadIsCutAndTheConversationGoesOn()
    {
        conversation.Append(new Activity { Type = ActivityTypes.Message, Text = "one" });
        await using var stuck = new StuckStream();
        using var socket = WebSocket.CreateFromStream(stuck, new WebSocketCreationOptions { IsServer = true });
        await new DirectLineStream(socket, conversation, TimeProvider.System, TimeSpan.FromMilliseconds(20))
            .RunAsync(0, CancellationToken.None, CancellationToken.None).WaitAsync(Patience);
        Assert.False(conversation.IsInUse);
        Assert.Single(conversation.Look(0).Activities);
    }

    [Fact]
    public async Task AStreamEndsWhenTheServiceStopsThoughTheClientDoesNotAnswer()
    {
        await using var stuck = new StuckStream();
        using var socket = WebSocket.CreateFromStream(stuck, new WebSocketCreationOptions { IsServer = true });
        using var stopping = new CancellationTokenSource();
        var running = new DirectLineStream(socket, conversation, TimeProvider.System, Patience).RunAsync(0, CancellationToken.None, stopping.Token);
        Assert.True(conversation.IsInUse);
        await stopping.CancelAsync();
        await running.WaitAsync(Patience);
        Assert.False(conversation.IsInUse);
    }

    /// <summary>A connection on which nothing comes and nothing goes until it is closed.</summary>
    private sealed class StuckStream : Stream
    {
        private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await closed.Task.WaitAsync(cancellationToken);
            throw new IOException("It is closed.");
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await closed.Task.WaitAsync(cancellationToken);
            throw new IOException("It is closed.");
        }

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            closed.TrySetResult();
            base.Dispose(disposing);
        }
    }
}
