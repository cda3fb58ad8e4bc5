using System.Text;
using ChatBot.Channels.Activities;
using ChatBot.Channels.Web.DirectLine;
using ChatBot.Conversations;
using Xunit;

namespace ChatBot.Tests.Channels.Web.DirectLine;

/// <summary>Likes and dislikes as Web Chat sends them.</summary>
public sealed class DirectLineFeedbackTests
{
    private const string AnswerId = "0a09a9fd2bd1e3ff43c7d9a9ce73e735";

    [Fact]
    public void AThumbNamesItsAnswer()
    {
        var feedback = Of("""{"type":"event","name":"webchat:activity-status/feedback","entities":[{"@type":"LikeAction","@id":"THUMB"}]}""");
        Assert.Equal(new Feedback { AnswerId = AnswerId, Reaction = Reaction.Like }, feedback);
    }

    [Fact]
    public void AFormAddsWords()
    {
        var feedback = Of("""{"type":"invoke","name":"message/submitAction","replyToId":"ANSWER","value":{"actionValue":{"reaction":"dislike","feedback":{"feedbackText":"too old"}}}}""");
        Assert.Equal(new Feedback { AnswerId = AnswerId, Reaction = Reaction.Dislike, Text = "too old" }, feedback);
    }

    [Fact]
    public void LongWordsAreCut()
    {
        var feedback = Of("""{"type":"invoke","name":"message/submitAction","replyToId":"ANSWER","value":{"actionValue":{"reaction":"dislike","feedback":{"feedbackText":"LONG"}}}}""");
        Assert.Equal(FeedbackBook.MostCharacters, feedback!.Text!.Length);
    }

    [Theory]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback"}""")]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback","entities":["x"]}""")]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback","entities":[{"@id":"feedback:love:0a09a9fd2bd1e3ff43c7d9a9ce73e735"}]}""")]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback","entities":[{"@id":"feedback:like:../../etc/passwd"}]}""")]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback","entities":[{"@id":5}]}""")]
    [InlineData("""{"type":"invoke","name":"message/submitAction","value":{"actionValue":{"reaction":"like"}}}""")]
    [InlineData("""{"type":"invoke","name":"message/submitAction","replyToId":"x","value":{"actionValue":{"reaction":"like"}}}""")]
    [InlineData("""{"type":"invoke","name":"message/submitAction","replyToId":"0a09a9fd2bd1e3ff43c7d9a9ce73e735","value":"like"}""")]
    [InlineData("""{"type":"event","name":"webchat/join"}""")]
    [InlineData("""{"type":"message","text":"like"}""")]
    public void AnythingElseIsNone(string json) => Assert.Null(Of(json));

    private static Feedback? Of(string json) => DirectLineFeedback.Of(ActivityJson.Read(Encoding.UTF8.GetBytes(json
        .Replace("THUMB", DirectLineFeedback.ThumbId("like", AnswerId), StringComparison.Ordinal)
        .Replace("ANSWER", AnswerId, StringComparison.Ordinal)
        .Replace("LONG", new string('x', 9000), StringComparison.Ordinal)))!);
}
