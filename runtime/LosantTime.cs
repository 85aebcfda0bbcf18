using System.Globalization;

namespace Losant;

/// <summary>
/// A point in time in the API's queries: a positive number is milliseconds since 1970-01-01 UTC, zero is now, a negative number
/// is milliseconds before now. Converts implicitly to the <c>double</c> and <c>long</c> members of requests:
/// <c>Start = LosantTime.Ago(TimeSpan.FromMinutes(10))</c>. The server resolves "now" when it handles the call.
/// There is no <see cref="IComparable{T}"/>, because whether "ten minutes ago" or 12:00 is earlier depends on
/// when the server handles the call. Compare two fixed times by their <see cref="Milliseconds"/>.
/// </summary>
public readonly struct LosantTime : IEquatable<LosantTime>
{
    private readonly long _sent;

    private LosantTime(long sent) => _sent = sent;

    /// <summary>The time at which the server handles the call: zero.</summary>
    public static LosantTime Now => default;

    /// <summary>Whether the time is relative to the moment at which the server handles the call.</summary>
    public bool IsRelative => _sent <= 0;

    /// <summary>The milliseconds since 1970-01-01 UTC of a fixed time.</summary>
    /// <exception cref="InvalidOperationException">The time is relative to now, so that it has none. Convert to <c>long</c> for the number that is sent.</exception>
    public long Milliseconds => IsRelative ? throw new InvalidOperationException("A time relative to now has no milliseconds since 1970. Use DateTimeOffset.UtcNow where the API wants a fixed time.") : _sent;

    /// <summary>A fixed time, rounded to the nearest millisecond.</summary>
    /// <param name="moment">The time, after 1970-01-01 UTC.</param>
    /// <returns>The milliseconds since 1970-01-01 UTC.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The time rounds to 1970-01-01 UTC or is before it: the API reads zero as now, and a negative number as a time before now.
    /// </exception>
    public static LosantTime At(DateTimeOffset moment)
    {
        var milliseconds = Round(moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks);
        if (milliseconds <= 0)
            throw new ArgumentOutOfRangeException(nameof(moment), moment, "The time must be after 1970-01-01 UTC: zero means now, a negative number a time before now.");
        return new LosantTime(milliseconds);
    }

    /// <summary>A time before the server's now, rounded to the nearest millisecond.</summary>
    /// <param name="time">How long before; zero is now.</param>
    /// <returns>The negative number of milliseconds.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative: the API cannot express a time after now.</exception>
    public static LosantTime Ago(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(time), time, "The API cannot express a time after now; use LosantTime.At.");
        return new LosantTime(-Round(time.Ticks));
    }

    /// <summary>Converts to the number that is sent, for members of type <c>double</c>.</summary>
    /// <param name="time">The time.</param>
    public static implicit operator double(LosantTime time) => time._sent;

    /// <summary>Converts to the number that is sent, for members of type <c>long</c>.</summary>
    /// <param name="time">The time.</param>
    public static implicit operator long(LosantTime time) => time._sent;

    /// <summary>Whether two times are the same number.</summary>
    /// <param name="left">One time.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(LosantTime left, LosantTime right) => left.Equals(right);

    /// <summary>Whether two times are different numbers.</summary>
    /// <param name="left">One time.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(LosantTime left, LosantTime right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(LosantTime other) => _sent == other._sent;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is LosantTime other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _sent.GetHashCode();

    /// <summary>Formats the time: <c>now</c>, <c>600000 ms ago</c>, or a fixed time in ISO 8601.</summary>
    /// <returns>The formatted time.</returns>
    public override string ToString() => _sent switch
    {
        0 => "now",
        < 0 => string.Create(CultureInfo.InvariantCulture, $"{-_sent} ms ago"),
        _ => DateTimeOffset.FromUnixTimeMilliseconds(_sent).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    };

    // Rounds half a millisecond up, with integers: a double is not precise enough for current tick counts. The last
    // millisecond of the year 9999 cannot be rounded up.
    private static long Round(long ticks) =>
        Math.Min((ticks / (TimeSpan.TicksPerMillisecond / 2) + 1) / 2, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());
}
