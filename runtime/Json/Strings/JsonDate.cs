using Losant.Runtime.Json.Numbers;

namespace Losant.Runtime.Json.Strings;

/// <summary>Reads and writes dates in RFC 3339 format, in UTF-8: 2026-01-31.</summary>
internal static class JsonDate
{
    public const int Length = 10;

    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length != Length || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out int year) || !TryDigits(text[5..7], out int month) || !TryDigits(text[8..], out int day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>Writes a date into <see cref="Length"/> bytes.</summary>
    public static void Format(DateOnly date, Span<byte> text)
    {
        JsonDigits.PutPair(text, 0, (uint)date.Year / 100);
        JsonDigits.PutPair(text, 2, (uint)date.Year % 100);
        text[4] = (byte)'-';
        JsonDigits.PutPair(text, 5, (uint)date.Month);
        text[7] = (byte)'-';
        JsonDigits.PutPair(text, 8, (uint)date.Day);
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (byte c in text)
        {
            if (c is < (byte)'0' or > (byte)'9') return false;
            number = (number * 10) + c - '0';
        }

        return true;
    }
}
