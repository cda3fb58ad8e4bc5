namespace ChatBot.Corpus;

/// <summary>What a document looks like, which is one way in which people name it ("the recording").</summary>
public enum DocumentShape
{
    /// <summary>Running text, lists and whatever else.</summary>
    Text,

    /// <summary>Mostly what is said from one moment to another.</summary>
    Recording,

    /// <summary>Mostly rows of a table.</summary>
    Table,

    /// <summary>Mostly code.</summary>
    Code,
}
