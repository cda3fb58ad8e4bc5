namespace ChatBot.Access;

/// <summary>Who is asking, and the labels they hold besides <c>public</c>.</summary>
public sealed record Principal
{
    /// <summary>An identifier that is unique within its channel, such as <c>slack:T1:U2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Labels held; <c>public</c> is held by everybody and need not be listed.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The one person at the machine itself, on loopback with nothing configured.</summary>
    public static Principal Local { get; } = new() { Id = "local", Labels = [] };
}
