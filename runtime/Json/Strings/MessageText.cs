using System.Globalization;
using System.Text;

namespace Losant.Runtime;

/// <summary>
/// Makes a text safe in a message, which ends up on terminals and in the lines of logs. Characters that nobody sees there, and that could
/// begin a line, move the cursor or turn the direction of what follows, become escapes as in JSON: <c>\u001b</c>.
/// </summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public static class MessageText
{
    /// <summary>Escapes control characters, ends of lines, characters of format (those of direction and of no width) and lone surrogates.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text itself, if it has none of them.</returns>
    public static string Of(string text)
    {
        if (text is null) throw new System.ArgumentNullException(nameof(text));
        StringBuilder? safe = null;
        for (int i = 0; i < text.Length;)
        {
            int length = char.IsSurrogatePair(text, i) ? 2 : 1;
            if (IsVisible(text, i)) safe?.Append(text, i, length);
            else
            {
                safe ??= new StringBuilder(text, 0, i, text.Length + 16);
                for (int k = i; k < i + length; k++) safe.Append("\\u").Append(((int)text[k]).ToString("x4", CultureInfo.InvariantCulture));
            }

            i += length;
        }

        return safe?.ToString() ?? text;
    }

    private static bool IsVisible(string text, int index) => text[index] is >= ' ' and <= '~' || CharUnicodeInfo.GetUnicodeCategory(text, index)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
