namespace ChatBot.Evaluation;

/// <summary>A drawing with its title, one sentence that says what it shows, and the same figures as a table.</summary>
internal sealed record Plot
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Says { get; init; }

    public required int Height { get; init; }

    /// <summary>The inside of the drawing, on a canvas of <see cref="Width"/> by <see cref="Height"/>.</summary>
    public required string Drawing { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    public const int Width = 720;

    public void AddTo(Markup page)
    {
        page.Raw($"<figure id=\"{Id}\">\n").Element($"h2 id=\"{Id}-title\"", Title).Element($"p class=\"says\" id=\"{Id}-says\"", Says);
        page.Raw($"<div class=\"scroll\"><svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{Id}-title\" aria-describedby=\"{Id}-says\">\n").Raw(Drawing).Raw("</svg></div>\n");
        page.Raw("<details><summary>The same as a table</summary>\n<div class=\"scroll\"><table>\n").Element("caption", Title).Raw("<thead><tr>");
        foreach (var column in Columns)
        {
            page.Element("th scope=\"col\"", column);
        }

        page.Raw("</tr></thead>\n<tbody>\n");
        foreach (var row in Rows)
        {
            page.Raw("<tr>").Element("th scope=\"row\"", row[0]);
            foreach (var cell in row.Skip(1))
            {
                page.Element("td", cell);
            }

            page.Raw("</tr>\n");
        }

        page.Raw("</tbody></table></div></details>\n</figure>\n");
    }
}
