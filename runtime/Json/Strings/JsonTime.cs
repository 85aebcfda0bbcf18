using System.Buffers;
using System.Runtime.Intrinsics;
using System.Text;
using Losant.Runtime.Json.Numbers;

namespace Losant.Runtime.Json.Strings;

/// <summary>Reads and writes times in RFC 3339 format, in UTF-8.</summary>
internal static class JsonTime
{
    /// <summary>The length of the format that the API uses: 2026-01-31T12:34:56.789Z.</summary>
    public const int UsualLength = 24;

    /// <summary>The maximum length that is written: with seven fractional digits.</summary>
    public const int MaxLength = 28;

    /// <summary>Parses the format that the API uses.</summary>
    /// <param name="text">24 bytes.</param>
    /// <param name="time">The time, in UTC.</param>
    /// <returns>False for any other format, which may still be valid.</returns>
    public static bool TryParseUsual(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length != UsualLength || !HasUsualForm(text)) return false;
        int year = (Two(text, 0) * 100) + Two(text, 2);
        int month = Two(text, 5);
        int day = Two(text, 8);
        int hour = Two(text, 11);
        int minute = Two(text, 14);
        int second = Two(text, 17);
        int milli = (Two(text, 20) * 10) + text[22] - '0';
        if (!IsDay(year, month, day) || hour > 23 || minute > 59 || second > 59) return false;
        long ticks = new DateTime(year, month, day).Ticks + Clock(hour, minute, second) + (milli * TimeSpan.TicksPerMillisecond);
        time = new DateTimeOffset(new DateTime(ticks, DateTimeKind.Utc));
        return true;
    }

    /// <summary>
    /// Parses any notation of RFC 3339: T or t or a space, a fraction of any length (rounded to 100 ns, as DateTimeOffset.Parse
    /// does), Z or z or an offset, and second 60 of a day that has a leap second (read as the next second).
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || !(text[10] is (byte)'T' or (byte)'t' or (byte)' ')
            || text[13] != ':' || text[16] != ':')
            return false;
        int year = (Digits(text, 0) * 100) + Digits(text, 2);
        int month = Digits(text, 5);
        int day = Digits(text, 8);
        int hour = Digits(text, 11);
        int minute = Digits(text, 14);
        int second = Digits(text, 17);
        if (!IsDay(year, month, day) || (uint)hour > 23 || (uint)minute > 59 || (uint)second > 60) return false;
        text = text[19..];
        if (!TryFraction(ref text, out long fraction) || !TryOffset(text, out int offset)) return false;
        long ticks = new DateTime(year, month, day).Ticks + Clock(hour, minute, second) + fraction;
        long utc = ticks - (offset * TimeSpan.TicksPerMinute);
        if (ticks > DateTime.MaxValue.Ticks || utc < 0 || utc > DateTime.MaxValue.Ticks) return false;
        if (second == 60 && !LeapSeconds.IsBefore(utc - fraction)) return false;
        time = new DateTimeOffset(ticks, TimeSpan.FromMinutes(offset));
        return true;
    }

    /// <summary>Parses a string, as <see cref="TryParse(ReadOnlySpan{byte}, out DateTimeOffset)"/> does.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        const int MaxOnStack = 64;
        byte[]? rented = text.Length > MaxOnStack ? ArrayPool<byte>.Shared.Rent(text.Length) : null;
        Span<byte> utf8 = rented ?? stackalloc byte[MaxOnStack];
        time = default;
        bool isTime = Ascii.FromUtf16(text, utf8, out int length) == OperationStatus.Done && TryParse(utf8[..length], out time);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return isTime;
    }

    /// <summary>Writes a time in UTC with milliseconds, and with finer digits only if they are not zero.</summary>
    /// <param name="time">The time.</param>
    /// <param name="text">The destination; <see cref="MaxLength"/> bytes suffice.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Format(DateTimeOffset time, Span<byte> text)
    {
        text = text[..MaxLength];
        DateTime utc = time.UtcDateTime;
        (int year, int month, int day) = utc;
        uint century = (uint)year / 100;
        JsonDigits.PutPair(text, 0, century);
        JsonDigits.PutPair(text, 2, (uint)year - (century * 100));
        text[4] = (byte)'-';
        JsonDigits.PutPair(text, 5, (uint)month);
        text[7] = (byte)'-';
        JsonDigits.PutPair(text, 8, (uint)day);
        text[10] = (byte)'T';
        ulong ofDay = (ulong)utc.Ticks % TimeSpan.TicksPerDay;
        uint millis = (uint)(ofDay / TimeSpan.TicksPerMillisecond); // a day's fit into 32 bits, whose division is faster
        uint fine = (uint)(ofDay - (millis * (ulong)TimeSpan.TicksPerMillisecond));
        uint seconds = millis / 1000;
        millis -= seconds * 1000;
        uint minutes = seconds / 60;
        uint hours = minutes / 60;
        JsonDigits.PutPair(text, 11, hours);
        text[13] = (byte)':';
        JsonDigits.PutPair(text, 14, minutes - (hours * 60));
        text[16] = (byte)':';
        JsonDigits.PutPair(text, 17, seconds - (minutes * 60));
        text[19] = (byte)'.';
        uint first = millis / 10;
        JsonDigits.PutPair(text, 20, first);
        text[22] = (byte)('0' + millis - (first * 10));
        int end = 23;
        if (fine != 0)
        {
            first = fine / 100;
            JsonDigits.PutPair(text, 23, first);
            JsonDigits.PutPair(text, 25, fine - (first * 100));
            end = 27;
            while (text[end - 1] == '0') end--;
        }

        text[end] = (byte)'Z';
        return end + 1;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> text, out long ticks)
    {
        const int TickDigits = 7;
        ticks = 0;
        if (text.IsEmpty || text[0] != '.') return true;
        int i = 1;
        for (; i < text.Length && (uint)(text[i] - '0') <= 9; i++)
            if (i <= TickDigits) ticks = (ticks * 10) + text[i] - '0';
        for (int digits = i; digits <= TickDigits; digits++) ticks *= 10;
        if (i - 1 > TickDigits) ticks = Rounded(text[1..i]);
        text = text[i..];
        return i > 1;
    }

    // The same steps as in DateTimeOffset.Parse, so that a half is rounded to the same side.
    private static long Rounded(ReadOnlySpan<byte> digits)
    {
        double fraction = 0;
        double unit = 0.1;
        foreach (byte digit in digits)
        {
            fraction += (digit - '0') * unit;
            unit *= 0.1;
        }

        return (long)Math.Round(fraction * TimeSpan.TicksPerSecond);
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1) return text[0] is (byte)'Z' or (byte)'z';
        if (text.Length != 6 || text[3] != ':' || !(text[0] is (byte)'+' or (byte)'-')) return false;
        int hour = Digits(text, 1);
        int minute = Digits(text, 4);
        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return (uint)hour <= 14 && (uint)minute <= 59 && Math.Abs(minutes) <= 14 * 60; // the range of DateTimeOffset
    }

    private static bool IsDay(int year, int month, int day) =>
        year >= 1 && month is >= 1 and <= 12 && day >= 1 && (day <= 28 || day <= DateTime.DaysInMonth(year, month));

    private static long Clock(int hour, int minute, int second) => ((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond;

    // Digits and separators must be in the right places: after the separators are cancelled out, no byte may be
    // greater than 9 or 0. The two blocks overlap in the middle.
    private static bool HasUsualForm(ReadOnlySpan<byte> text)
    {
        Vector128<byte> zeros = Vector128.Create((byte)'0');
        Vector128<byte> first = (Vector128.Create(text) - zeros) ^ Vector128.Create((byte)0, 0, 0, 0, 0xFD, 0, 0, 0xFD, 0, 0, 0x24, 0, 0, 0x0A, 0, 0);
        Vector128<byte> last = (Vector128.Create(text[8..]) - zeros) ^ Vector128.Create((byte)0, 0, 0x24, 0, 0, 0x0A, 0, 0, 0x0A, 0, 0, 0xFE, 0, 0, 0, 0x2A);
        return Vector128.Min(first, Vector128.Create((byte)9, 9, 9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9)) == first
            && Vector128.Min(last, Vector128.Create((byte)9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9, 9, 0)) == last;
    }

    // Two digits that are known to be digits.
    private static int Two(ReadOnlySpan<byte> text, int i) => (text[i] * 10) + text[i + 1] - ('0' * 11);

    // Two digits, or a number far below zero.
    private static int Digits(ReadOnlySpan<byte> text, int i) =>
        (uint)(text[i] - '0') <= 9 && (uint)(text[i + 1] - '0') <= 9 ? Two(text, i) : -100_000;
}
