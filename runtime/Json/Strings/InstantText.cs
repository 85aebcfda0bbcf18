using System.Globalization;

namespace Losant.Runtime.Json.Strings;

/// <summary>Understands the notations of a time that the API accepts beside RFC 3339.</summary>
internal static class InstantText
{
    private static readonly double MaxMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    // What Date.parse in JavaScript understands, except for what depends on a culture or on the current day.
    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, dd MMM yyyy HH:mm:ss zzz"];

    public static bool TryParse(string text, out DateTimeOffset time) =>
        JsonTime.TryParse(text, out time) || DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>Converts milliseconds since 1970; zero and less is not a fixed time.</summary>
    public static bool TryFrom(double milliseconds, out DateTimeOffset time)
    {
        time = default;
        if (!(milliseconds > 0 && milliseconds <= MaxMilliseconds)) return false;
        double whole = Math.Floor(milliseconds);
        time = DateTimeOffset.UnixEpoch.AddTicks(((long)whole * TimeSpan.TicksPerMillisecond) + (long)Math.Round((milliseconds - whole) * TimeSpan.TicksPerMillisecond));
        return true;
    }
}
