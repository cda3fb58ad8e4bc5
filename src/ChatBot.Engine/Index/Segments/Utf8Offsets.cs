using System.Text;

namespace ChatBot.Index;

/// <summary>Where a character of a text is in its UTF-8 form; asked in ascending order it walks the text once.</summary>
internal sealed class Utf8Offsets(string text)
{
    private int character;
    private int offset;

    /// <summary>UTF-8 offset of a character offset.</summary>
    public int At(int target)
    {
        if (target < character)
        {
            (character, offset) = (0, 0);
        }

        offset += Encoding.UTF8.GetByteCount(text.AsSpan(character, target - character));
        character = target;
        return offset;
    }
}
