using ChatBot.SystemTests.Running;
using Xunit;

namespace ChatBot.SystemTests.Index;

/// <summary>Suggested questions hold words of documents, and go when these go.</summary>
public sealed class SuggestionTests
{
    [Fact]
    public async Task WhatAKilledPassLeftBehindGoesWithTheNext()
    {
        using var workplace = new Workplace()
            .With("a.md", "# The lamp\n\n## Colour of the lamp\n\nThe colour of the lamp on the breakwater is green.")
            .With("b.md", "# The safe\n\n## Number of the safe\n\nThe number of the safe in the cellar is 4711.");
        Assert.Equal(0, (await workplace.RunAsync("index")).ExitCode);
        var book = Path.Combine(workplace.Data, "suggestions.jsonl");
        var before = await File.ReadAllTextAsync(book);
        Assert.Contains("safe", before, StringComparison.Ordinal);

        workplace.Delete("b.md");
        Assert.Equal(0, (await workplace.RunAsync("index")).ExitCode);
        Assert.DoesNotContain("safe", await File.ReadAllTextAsync(book), StringComparison.Ordinal);

        // As if the pass that took the document had been killed before it took the questions.
        await File.WriteAllTextAsync(book, before);
        Assert.Equal(0, (await workplace.RunAsync("index")).ExitCode);
        Assert.DoesNotContain("safe", await File.ReadAllTextAsync(book), StringComparison.Ordinal);
    }
}
