namespace Losant.Runtime.Json.Strings;

/// <summary>
/// The leap seconds that were inserted into UTC (IERS Bulletin C), all at the end of a June or a December. The last one was in 2016;
/// none is announced, and they are to be abolished by 2035.
/// </summary>
internal static class LeapSeconds
{
    private const int FirstYear = 1972;

    // A bit for each year, the lowest for 1972.
    private const ulong InJune = 1UL << 0 | 1UL << 9 | 1UL << 10 | 1UL << 11 | 1UL << 13 | 1UL << 20 | 1UL << 21 | 1UL << 22 | 1UL << 25 | 1UL << 40 | 1UL << 43;
    private const ulong InDecember = 0xFF | 1UL << 15 | 1UL << 17 | 1UL << 18 | 1UL << 23 | 1UL << 26 | 1UL << 33 | 1UL << 36 | 1UL << 44;

    /// <summary>Whether a leap second precedes this time.</summary>
    /// <param name="utcTicks">The time in UTC.</param>
    public static bool IsBefore(long utcTicks)
    {
        if (utcTicks % TimeSpan.TicksPerDay != 0) return false;
        (int year, int month, int day) = DateOnly.FromDateTime(new DateTime(utcTicks));
        (int last, ulong years) = (month, day) switch
        {
            (7, 1) => (year, InJune),
            (1, 1) => (year - 1, InDecember),
            _ => (0, 0UL),
        };
        return last is >= FirstYear and < FirstYear + 64 && (years >> (last - FirstYear) & 1) != 0;
    }
}
