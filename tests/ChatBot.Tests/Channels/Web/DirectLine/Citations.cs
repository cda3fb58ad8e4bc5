using ChatBot.Answers;
using ChatBot.Passages;
using ChatBot.Text;

namespace ChatBot.Tests.Channels.Web.DirectLine;

/// <summary>Citations for the tests of this folder.</summary>
internal static class Citations
{
    public static Citation Of(int number, string title, string quote = "The wall comes first.") => new()
    {
        Number = number,
        DocumentId = "0123456789abcdef",
        Path = "town/harbour.md",
        Title = title,
        Version = "aa11",
        VersionDate = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero),
        Place = new Place { Lines = (12, 14) },
        HeadingPath = ["Harbour", "The wall"],
        Quote = quote,
        Span = new TextSpan(120, 68),
    };
}
