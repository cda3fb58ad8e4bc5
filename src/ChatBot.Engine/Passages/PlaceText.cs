using System.Globalization;

namespace ChatBot.Passages;

/// <summary>Places in words for people.</summary>
public static class PlaceText
{
    /// <summary>A moment of a recording, <c>hh:mm:ss</c>, with hours above 99 where a recording is that long.</summary>
    public static string Of(TimeSpan moment) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)moment.TotalHours:00}:{moment.Minutes:00}:{moment.Seconds:00}");

    /// <summary>The nearest thing that a person would say: time, page, slide or sheet, else the lines.</summary>
    public static string Of(Place place) => place switch
    {
        { Time: { } time } => $"{Of(time.From)}–{Of(time.To)}",
        { Page: { } page } => $"page {page}",
        { Slide: { } slide } => $"slide {slide}",
        { Sheet: { } sheet } => sheet,
        { Lines: var (first, last) } => first == last ? $"line {first}" : $"lines {first}–{last}",
    };
}
