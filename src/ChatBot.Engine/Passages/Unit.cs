using ChatBot.Text;

namespace ChatBot.Passages;

/// <summary>
/// The smallest thing a passage is made of: a sentence, a row, a line of code. <see cref="Border"/> says how good a place the one before it
/// is for a cut, from -1 (tears apart what belongs together) to 1.
/// </summary>
internal readonly record struct Unit(TextSpan Span, int Words, int Block, float Border);

/// <summary>The blocks from <see cref="First"/> to before <see cref="End"/>, which become passages of their own.</summary>
internal readonly record struct BlockRange(int First, int End, int Words);
