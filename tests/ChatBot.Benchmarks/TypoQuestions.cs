using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatBot.Benchmarks;

/// <summary>
/// A set of questions with slips of the keyboard in it: one in each of the two longest words of every question, anywhere in the word. A letter is
/// put in, left out, taken for another, or swapped with its neighbour. The same set gives the same slips each time.
/// </summary>
internal static class TypoQuestions
{
    private const int Seed = 20_240_607;
    private const int WordsHit = 2;
    private const int ShortestWord = 3;
    private const string Keys = "abcdefghijklmnopqrstuvwxyz";

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the questions of one file of JSON lines to another.</summary>
    public static void Write(string from, string to)
    {
        var random = new Random(Seed);
        var lines = File.ReadLines(from).Where(line => line.Length > 0).Select(line =>
        {
            var question = JsonNode.Parse(line)!.AsObject();
            question["question"] = Mistype((string)question["question"]!, random);
            return question.ToJsonString(AsWritten);
        });
        File.WriteAllLines(to, lines);
    }

    private static string Mistype(string question, Random random)
    {
        var longest = WordsOf(question).OrderByDescending(word => word.End - word.Start).Take(WordsHit);

        // From the back, so that what stands before keeps its place.
        foreach (var (start, end) in longest.OrderByDescending(word => word.Start))
        {
            question = question[..start] + Slip(question[start..end], random) + question[end..];
        }

        return question;
    }

    private static List<(int Start, int End)> WordsOf(string text)
    {
        var words = new List<(int, int)>();
        for (var end = 0; end < text.Length; end++)
        {
            var start = end;
            while (end < text.Length && char.IsLetter(text[end]))
            {
                end++;
            }

            if (end - start >= ShortestWord)
            {
                words.Add((start, end));
            }
        }

        return words;
    }

    private static string Slip(string word, Random random)
    {
        var keys = char.IsAscii(word[0]) ? Keys : word;
        var at = random.Next(word.Length);
        var key = keys[random.Next(keys.Length)];
        return random.Next(4) switch
        {
            0 => word.Insert(at, key.ToString()),
            1 => word.Remove(at, 1),
            2 => word[..at] + key + word[(at + 1)..],
            _ => Swapped(word, Math.Min(at, word.Length - 2)),
        };
    }

    private static string Swapped(string word, int at) => word[..at] + word[at + 1] + word[at] + word[(at + 2)..];
}
