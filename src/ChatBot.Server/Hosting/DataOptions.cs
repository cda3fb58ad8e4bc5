using System.ComponentModel.DataAnnotations;

namespace ChatBot.Server.Hosting;

/// <summary>Where the product keeps what it makes of the corpus, and for how long.</summary>
public sealed class DataOptions
{
    /// <summary>Folder of the index and of everything else that is kept. Receipts and feedback cannot be made again from the corpus, the rest can.</summary>
    [Required]
    public string Path { get; set; } = "data";

    /// <summary>How many days an old version of a document stays, so that an answer given from it can still be checked.</summary>
    [Range(0, 36500)]
    public int KeepVersionsDays { get; set; } = 30;
}
