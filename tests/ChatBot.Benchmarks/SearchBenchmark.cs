namespace ChatBot.Benchmarks;

/// <summary>Searches of the planted facts in an index of a folder of files, in a process that does nothing else.</summary>
internal static class SearchBenchmark
{
    /// <summary>Searches, where a fact is found in the first five passages, or whole answers, where it is found in what they cite.</summary>
    public static async Task RunAsync(string folder, string facts, bool wholeAnswers)
    {
        var data = Directory.CreateTempSubdirectory("chatbot-search-").FullName;
        try
        {
            await FreshProcess.RunAsync<OnePass>("pass", Path.Combine(folder, "docs"), data);
            for (var i = 0; i < 3; i++)
            {
                Print(await FreshProcess.RunAsync<OneSearch>(wholeAnswers ? "answer" : "ask", data, facts));
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    public static void Print(OneSearch search) => Console.WriteLine(
        $"{search.Passages} passages: p50 {search.P50:0.000} ms, p95 {search.P95:0.000} ms, p99 {search.P99:0.000} ms (raw p50 {search.RawP50:0.000}, p99 {search.RawP99:0.000}), "
        + $"cpu {search.CpuPerQuestion:0.000} ms and {search.KilobytesPerQuestion:0} kB a question; open {search.OpenSeconds:0.000} s, with the first search "
        + $"{search.FirstSeconds:0.000} s; {search.Megabytes} MB resident; {search.Found:0.0 %} of {search.Questions} facts found");
}
