using System.Text.Json;
using ChatBot.Index;

namespace ChatBot.Benchmarks;

/// <summary>What one indexing pass in a process of its own took.</summary>
internal sealed record OnePass(double Seconds, double CpuSeconds, long PeakMegabytes, int Passages, int Added, int Updated, int Unchanged)
{
    /// <summary>The verb that makes and prints one.</summary>
    public static async Task PrintAsync(string corpus, string data)
    {
        var report = await Product.IndexAsync(corpus, data);
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        var pass = new OnePass(
            report.Seconds, Environment.CpuUsage.TotalTime.TotalSeconds, self.PeakWorkingSet64 >> 20, report.Passages, report.Added, report.Updated, report.Unchanged);
        Console.WriteLine(JsonSerializer.Serialize(pass, JsonSerializerOptions.Web));
    }
}
