namespace ChatBot.Index;

/// <summary>The vector of a passage that is being written: a new one, or that of another segment, which is read when it is needed.</summary>
internal readonly struct PassageVector
{
    private readonly ReadOnlyMemory<Half> own;
    private readonly Segment? segment;
    private readonly int passage;

    public PassageVector(ReadOnlyMemory<Half> vector) => own = vector;

    public PassageVector(Segment segment, int passage) => (this.segment, this.passage) = (segment, passage);

    public ReadOnlySpan<Half> Span => segment is null ? own.Span : segment.Vector(passage);
}
