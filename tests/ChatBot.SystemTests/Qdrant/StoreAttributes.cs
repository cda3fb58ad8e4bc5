using ChatBot.SystemTests.Qdrant;
using Xunit;

// The promises of every store are tested by one file that two projects compile. Here its tests need a real part: in its own namespace, these
// attributes come before those of xunit.
namespace ChatBot.Tests.Index;

/// <summary>A test that needs Qdrant.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactAttribute : Xunit.FactAttribute
{
    /// <summary>Makes one, skipped where there is no Qdrant.</summary>
    public FactAttribute() => Skip = new QdrantFactAttribute().Skip;
}

/// <summary>The same with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TheoryAttribute : Xunit.TheoryAttribute
{
    /// <summary>Makes one, skipped where there is no Qdrant.</summary>
    public TheoryAttribute() => Skip = new QdrantFactAttribute().Skip;
}
