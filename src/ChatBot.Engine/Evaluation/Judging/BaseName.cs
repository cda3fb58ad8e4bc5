namespace ChatBot.Evaluation;

/// <summary>The last part of a path, without what follows <c>?</c> or <c>#</c>: question sets name files by it.</summary>
public static class BaseName
{
    /// <summary>The file name in a path.</summary>
    public static string Of(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        var file = end < 0 ? path : path[..end];
        return file[(file.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
    }
}
