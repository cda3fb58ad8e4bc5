using System.Text;

namespace ChatBot.Channels.Web.DirectLine;

/// <summary>Activities with the watermark behind them, as a socket sends and a request returns them.</summary>
internal static class DirectLineFrame
{
    /// <summary>The JSON, put together of what is JSON already.</summary>
    public static byte[] Of(MissedActivities missed)
    {
        var end = Encoding.ASCII.GetBytes($"],\"watermark\":\"{missed.Watermark}\"}}");
        using var frame = new MemoryStream(missed.Activities.Sum(activity => activity.Length + 1) + end.Length + 16);
        frame.Write("{\"activities\":["u8);
        for (var i = 0; i < missed.Activities.Count; i++)
        {
            if (i > 0)
            {
                frame.WriteByte((byte)',');
            }

            frame.Write(missed.Activities[i]);
        }

        frame.Write(end);
        return frame.ToArray();
    }
}
