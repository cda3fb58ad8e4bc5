using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace ChatBot.Channels.Web.Sources;

/// <summary>
/// Writes a page into a response. What comes from documents and requests passes through <see cref="Text(ReadOnlySpan{char})"/> or
/// <see cref="Attribute"/>, which leave no character that could become markup; only literals of this program are written as they are.
/// </summary>
internal sealed class HtmlWriter(PipeWriter output)
{
    private const int Step = 2_048;
    private const int FlushBytes = 32 * 1024;

    private static readonly SearchValues<char> special =
        SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(c => (char)c), '&', '<', '>', '"', '\'', '\0', '\r']);

    private long unflushed;

    /// <summary>Markup of this program.</summary>
    public HtmlWriter Markup(ReadOnlySpan<byte> literal)
    {
        output.Write(literal);
        unflushed += literal.Length;
        return this;
    }

    /// <summary>A number, in digits.</summary>
    public HtmlWriter Number(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var count, provider: System.Globalization.CultureInfo.InvariantCulture);
        return Markup(digits[..count]);
    }

    /// <summary>An attribute with a space before it; <paramref name="name"/> is a literal such as <c>href</c>.</summary>
    public HtmlWriter Attribute(ReadOnlySpan<byte> name, ReadOnlySpan<char> value) =>
        Markup(" "u8).Markup(name).Markup("=\""u8).Text(value).Markup("\""u8);

    /// <summary>Text of anybody. What cannot be in a page is shown as the sign for it; a carriage return goes in as a reference, or the browser would drop it.</summary>
    public HtmlWriter Text(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny(special);
            Plain(plain < 0 ? text : text[..plain]);
            if (plain < 0)
            {
                return this;
            }

            text = text[plain..];
            var pair = text.Length > 1 && char.IsSurrogatePair(text[0], text[1]);
            if (pair)
            {
                Plain(text[..2]);
            }
            else
            {
                Markup(text[0] switch
                {
                    '&' => "&amp;"u8,
                    '<' => "&lt;"u8,
                    '>' => "&gt;"u8,
                    '"' => "&quot;"u8,
                    '\'' => "&#39;"u8,
                    '\r' => "&#13;"u8,
                    _ => "\uFFFD"u8,
                });
            }

            text = text[(pair ? 2 : 1)..];
        }

        return this;
    }

    /// <summary>Sends what has gathered once it is enough to be worth it, and waits while the reader is behind.</summary>
    public async ValueTask PauseAsync(CancellationToken cancellationToken)
    {
        if (unflushed >= FlushBytes)
        {
            unflushed = 0;
            await output.FlushAsync(cancellationToken);
        }
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            // A pair of surrogates never reaches over the end of a step: this is called with whole runs without any, or with one pair.
            var part = text[..Math.Min(Step, text.Length)];
            var count = Encoding.UTF8.GetBytes(part, output.GetSpan(Encoding.UTF8.GetMaxByteCount(part.Length)));
            output.Advance(count);
            unflushed += count;
            text = text[part.Length..];
        }
    }
}
