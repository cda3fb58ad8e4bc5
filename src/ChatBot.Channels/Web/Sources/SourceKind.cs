using ChatBot.Corpus;
using ChatBot.Index;

namespace ChatBot.Channels.Web.Sources;

/// <summary>What sort of document is shown, as people call it.</summary>
internal enum SourceKind
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>What is said in a recording.</summary>
    Transcript,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>A Word document.</summary>
    Word,

    /// <summary>A presentation.</summary>
    Slides,

    /// <summary>A workbook.</summary>
    Workbook,

    /// <summary>A web page.</summary>
    WebPage,

    /// <summary>A table of separated values.</summary>
    Table,

    /// <summary>One record of a file of many.</summary>
    Record,
}

/// <summary>Tells sorts of documents apart, and names them.</summary>
internal static class SourceKinds
{
    /// <summary>The sort of a document.</summary>
    public static SourceKind Of(DocumentEntry entry, StoredText stored)
    {
        if (IsRecord(entry))
        {
            return SourceKind.Record;
        }

        return Path.GetExtension(entry.FilePath).ToLowerInvariant() switch
        {
            ".pdf" => SourceKind.Pdf,
            ".docx" or ".docm" or ".dotx" or ".dotm" => SourceKind.Word,
            ".pptx" or ".pptm" or ".ppsx" or ".ppsm" or ".potx" or ".potm" => SourceKind.Slides,
            ".xlsx" or ".xlsm" or ".xltx" or ".xltm" => SourceKind.Workbook,
            ".html" or ".htm" or ".xhtml" => SourceKind.WebPage,
            ".csv" or ".tsv" => SourceKind.Table,
            _ when stored.Blocks.Any(block => block is Block.Cue) => SourceKind.Transcript,
            ".md" or ".markdown" or ".mdown" or ".mkd" or ".mkdn" or ".mdx" or ".qmd" or ".rmd" => SourceKind.Markdown,
            _ when stored.Blocks.Any(block => block is Block.Heading && stored.SourceText[block.Span.Start] == '#') => SourceKind.Markdown,
            _ => SourceKind.Text,
        };
    }

    /// <summary>Whether the document is one record of a file: the file may hold others, with other rights.</summary>
    public static bool IsRecord(DocumentEntry entry) => DocumentId.Of(entry.RootName, entry.FilePath) != entry.Id;

    /// <summary>Its name for people.</summary>
    public static string NameOf(SourceKind kind) => kind switch
    {
        SourceKind.Text => "Text",
        SourceKind.Markdown => "Markdown",
        SourceKind.Transcript => "Transcript",
        SourceKind.Pdf => "PDF",
        SourceKind.Word => "Word",
        SourceKind.Slides => "Presentation",
        SourceKind.Workbook => "Workbook",
        SourceKind.WebPage => "Web page",
        SourceKind.Table => "Table",
        SourceKind.Record => "Record",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
