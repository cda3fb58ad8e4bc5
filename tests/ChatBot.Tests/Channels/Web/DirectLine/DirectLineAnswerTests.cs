using System.Text.Encodings.Web;
using System.Text.Json;
using ChatBot.Answers;
using ChatBot.Channels.Activities;
using ChatBot.Channels.Web.DirectLine;
using ChatBot.Conversations;
using ChatBot.Tests.Tidy;
using Xunit;

namespace ChatBot.Tests.Channels.Web.DirectLine;

/// <summary>Answers as activities, compared with the files in <c>Snapshots</c>.</summary>
public sealed class DirectLineAnswerTests
{
    private const string Folder = "tests/ChatBot.Tests/Channels/Web/DirectLine/Snapshots/";
    private const string Site = "https://chat.example.org";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly StreamInfo First = new("informative", "a1", 1);

    private static readonly Answer Answered = new()
    {
        AnswerId = "a1",
        ConversationId = "c1",
        Question = "Why should the harbour come first?",
        Outcome = AnswerOutcome.Answered,
        Mode = AnswerMode.Extractive,
        Text = "The wall comes first.[1]\n\n- **Depth:** 4.2 m[1][2]",
        Citations = [Citations.Of(1, "Harbour Talk"), Citations.Of(2, "Depths \"2026\"", "| Depth | 4.2 m |\r\n\r\n**bold** <script>alert(1)</script> ![x](http://evil.example/x.png)")],
        Suggestions = ["What is the date of “Harbour Talk”?"],
        Confidence = 0.9,
        ElapsedMs = 3,
    };

    [Fact]
    public void AnAnswerCarriesItsCitationsAndItsThumbs() => Matches("answer", DirectLineAnswer.Of(Answered, Site, First with { StreamType = "final", StreamSequence = null }));

    [Fact]
    public void WhatWasNotFoundNamesTheNearestDocuments() => Matches("not-found", DirectLineAnswer.Of(
        Answered with
        {
            Outcome = AnswerOutcome.NotFound,
            Text = "I found no answer to this in the documents.",
            Citations = [],
            Nearest = [new("0123456789abcdef", "Harbour [Talk](http://evil.example)", "/sources/0123456789abcdef?version=aa11")],
            Suggestions = [],
        },
        Site,
        stream: null));

    [Fact]
    public void AFailureHasNoThumbs() => Matches("failed", DirectLineAnswer.Of(
        Answered with { Outcome = AnswerOutcome.Failed, Text = "Something went wrong while answering.", Citations = [], Suggestions = [] }, Site, stream: null));

    [Fact]
    public void WhatIsHappeningIsToldBeforeTheWords() => Matches("status", DirectLineAnswer.Status(new TurnNews.Searching(1200), First));

    [Fact]
    public void ThePartsOfAnAnswerBearItsNumber() =>
        Matches("words", DirectLineAnswer.Words("The wall comes first.[1]", [Citations.Of(1, "Harbour Talk")], First with { StreamType = "streaming", StreamSequence = 2 }));

    [Fact]
    public void AStoppedAnswerTakesThePlaceOfItsParts() => Matches("stopped", DirectLineAnswer.Stopped("a1", First with { StreamType = "final", StreamSequence = null }));

    // Set ACCEPT_SNAPSHOTS to write what there is now, and read the difference before it is committed.
    private static void Matches(string name, Activity activity)
    {
        var actual = JsonSerializer.Serialize(JsonDocument.Parse(ActivityJson.Write(activity)).RootElement, Readable) + "\n";
        var path = Path.Combine(Repository.Root, Folder, name + ".json");
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") is { Length: > 0 })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
