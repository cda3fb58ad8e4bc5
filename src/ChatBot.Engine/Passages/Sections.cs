using ChatBot.Corpus;

namespace ChatBot.Passages;

/// <summary>
/// Divides a document into the parts that never share a passage: metadata, sections of the highest level, and below them sections that are
/// large enough by themselves. A small section goes together with the next one beside or below it, never with one above.
/// </summary>
internal static class Sections
{
    // A slide or a sheet is worth a passage of its own with this share of the words that a section needs.
    private const float ShareOfSlide = 0.3f;

    public static List<BlockRange> Of(Outline outline, PassageOptions options)
    {
        var sections = new List<BlockRange>();
        var open = default(Part?);
        var last = default(Part?);
        foreach (var part in Parts(outline))
        {
            if (open is { } current && !part.IsApart && current.Takes(part, options))
            {
                open = current.With(part);
                continue;
            }

            if (open is { } done)
            {
                last = Close(sections, last, done, options);
            }

            open = part;
        }

        if (open is { } rest)
        {
            Close(sections, last, rest, options);
        }

        return sections;
    }

    // A stub at the end of its siblings goes back to the section before it.
    private static Part Close(List<BlockRange> sections, Part? before, Part part, PassageOptions options)
    {
        if (before is { } previous && !part.IsApart && part.Level >= previous.Level && part.Words < part.Needs(options) / 2
            && previous.Words + part.Words <= options.WordsAtMost)
        {
            var joined = previous.With(part);
            sections[^1] = joined.Range;
            return joined;
        }

        sections.Add(part.Range);
        return part;
    }

    private static List<Part> Parts(Outline outline)
    {
        var parts = new List<Part>();
        var open = default(Part?);
        var previous = -1;
        for (var i = 0; i < outline.Blocks.Count; i++)
        {
            if (outline.WordsIn(i) == 0)
            {
                continue;
            }

            var isHeading = outline.Blocks[i] is Block.Heading;
            if (open is { } current && !Starts(outline, previous, i, current))
            {
                // Headings over metadata stand apart from text before them as the metadata does.
                open = current with
                {
                    End = i + 1,
                    Words = current.Words + outline.WordsIn(i),
                    Level = isHeading ? outline.LevelOf(i) : current.Level,
                    HasBody = current.HasBody || !isHeading,
                    IsApart = current.IsApart || IsMetadata(outline, i),
                };
            }
            else
            {
                if (open is { } done)
                {
                    parts.Add(done);
                }

                open = Begin(outline, previous, i);
            }

            previous = i;
        }

        if (open is { } rest)
        {
            parts.Add(rest);
        }

        return parts;
    }

    private static Part Begin(Outline outline, int previous, int block)
    {
        var isHeading = outline.Blocks[block] is Block.Heading;
        var level = isHeading ? outline.LevelOf(block) : Outline.DeepestLevel;
        var isOther = previous < 0 || IsMetadata(outline, previous) != IsMetadata(outline, block);
        return new Part(block, block + 1, outline.WordsIn(block), level)
        {
            IsApart = isOther || (isHeading && level <= outline.TopLevel),
            IsSlide = outline.Blocks[block].Slide is not null || outline.Blocks[block].Sheet is not null,
            HasBody = !isHeading,
        };
    }

    private static bool Starts(Outline outline, int previous, int block, Part open)
    {
        if (!open.HasBody)
        {
            // Headings belong to what follows, except to a section that is no part of theirs.
            return outline.Blocks[block] is Block.Heading && outline.LevelOf(block) <= outline.LevelOf(previous);
        }

        return outline.Blocks[block] is Block.Heading
            || IsMetadata(outline, previous) != IsMetadata(outline, block)
            || outline.Blocks[previous].Slide != outline.Blocks[block].Slide
            || SheetName(outline, previous) != SheetName(outline, block);
    }

    private static bool IsMetadata(Outline outline, int block) => outline.Blocks[block] is Block.Metadata;

    private static string? SheetName(Outline outline, int block)
    {
        var sheet = outline.Blocks[block].Sheet;
        var cell = sheet?.LastIndexOf('!') ?? -1;
        return cell < 0 ? sheet : sheet![..cell];
    }

    private readonly record struct Part(int First, int End, int Words, int Level)
    {
        /// <summary>Whether it may never be joined with what stands before it.</summary>
        public bool IsApart { get; init; }

        public bool IsSlide { get; init; }

        /// <summary>Whether anything but headings is in it.</summary>
        public bool HasBody { get; init; }

        public BlockRange Range => new(First, End, Words);

        public float Needs(PassageOptions options) => options.WordsAtLeast * (IsSlide ? ShareOfSlide : 1);

        /// <summary>A small part takes the next one beside or below it if both fit; a few words over a part below them go with it anyway.</summary>
        public bool Takes(Part next, PassageOptions options)
        {
            var needs = Needs(options);
            return next.Level >= Level && Words < needs
                && (Words + next.Words <= options.WordsAtMost || (Words < needs / 2 && next.Level > Level));
        }

        public Part With(Part next) => this with { End = next.End, Words = Words + next.Words, HasBody = next.HasBody };
    }
}
