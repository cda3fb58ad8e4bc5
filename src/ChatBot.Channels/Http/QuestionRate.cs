namespace ChatBot.Channels.Http;

/// <summary>How fast each caller may ask: a bucket of so many questions a minute, which fills evenly and can be emptied at once.</summary>
public sealed class QuestionRate(int perMinute, TimeProvider time)
{
    private const string Newcomers = "";

    private readonly Lock gate = new();
    private readonly Dictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    /// <summary>How many callers are told apart. Beyond that, newcomers share one bucket until others have been quiet for a minute.</summary>
    public static int MostCallers => 50_000;

    /// <summary>Takes one question; when there is none left, how long it takes until there is one again.</summary>
    public TimeSpan? Take(string caller)
    {
        var now = time.GetTimestamp();
        lock (gate)
        {
            if (!buckets.TryGetValue(caller, out var bucket))
            {
                caller = HasRoom(now) ? caller : Newcomers;
                bucket = buckets.GetValueOrDefault(caller, new Bucket(perMinute, now));
            }

            var left = Filled(bucket, now);
            buckets[caller] = new Bucket(left >= 1 ? left - 1 : left, now);
            return left >= 1 ? null : TimeSpan.FromMinutes((1 - left) / perMinute);
        }
    }

    private double Filled(Bucket bucket, long now) => Math.Min(perMinute, bucket.Left + (time.GetElapsedTime(bucket.At, now).TotalMinutes * perMinute));

    // A full bucket is the same as none.
    private bool HasRoom(long now)
    {
        if (buckets.Count >= MostCallers)
        {
            foreach (var caller in buckets.Where(entry => Filled(entry.Value, now) >= perMinute).Select(entry => entry.Key).ToList())
            {
                buckets.Remove(caller);
            }
        }

        return buckets.Count < MostCallers;
    }

    private readonly record struct Bucket(double Left, long At);
}
