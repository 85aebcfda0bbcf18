namespace Losant.Runtime.Constraints;

/// <summary>The format <c>time</c>, which is RFC 3339's full-time: a time of day with its offset, <c>12:34:56.789+01:00</c>.</summary>
internal static class TimeOfDay
{
    private const int MinutesOfDay = 24 * 60;

    public static bool Accepts(ReadOnlySpan<char> text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':'
            || !TryTwo(text, 0, 23, out int hour) || !TryTwo(text, 3, 59, out int minute) || !TryTwo(text, 6, 60, out int second))
            return false;
        text = text[8..];
        if (text[0] == '.')
        {
            int end = text[1..].IndexOfAnyExceptInRange('0', '9') + 1;
            if (end <= 1) return false;
            text = text[end..];
        }

        if (!TryOffset(text, out int offset)) return false;
        // Second 60 is the last one of a day, in UTC.
        int utc = ((hour * 60) + minute - offset + (2 * MinutesOfDay)) % MinutesOfDay;
        return second < 60 || utc == MinutesOfDay - 1;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "Z" or "z") return true;
        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':' || !TryTwo(text, 1, 23, out int hour) || !TryTwo(text, 4, 59, out int minute)) return false;
        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryTwo(ReadOnlySpan<char> text, int i, int maximum, out int value)
    {
        value = 0;
        if (!char.IsAsciiDigit(text[i]) || !char.IsAsciiDigit(text[i + 1])) return false;
        value = ((text[i] - '0') * 10) + text[i + 1] - '0';
        return value <= maximum;
    }
}
