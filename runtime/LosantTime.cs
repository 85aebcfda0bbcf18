using System.Globalization;

namespace Losant;

/// <summary>
/// A point in time as the API counts it in queries: milliseconds since 1970-01-01 UTC where positive, now where zero, before
/// now where negative. Converts itself to the <c>double</c> and <c>long</c> members that requests have:
/// <c>Start = LosantTime.Ago(TimeSpan.FromMinutes(10))</c>. The server resolves "now" when it handles the call.
/// Times have no order, and so there is no <see cref="IComparable{T}"/>: which of "ten minutes ago" and 12:00 is earlier depends on
/// when the server handles the call. Two instants can be compared by their <see cref="Milliseconds"/>.
/// </summary>
public readonly struct LosantTime : IEquatable<LosantTime>
{
    private LosantTime(long milliseconds) => Milliseconds = milliseconds;

    /// <summary>The moment at which the server handles the call: zero.</summary>
    public static LosantTime Now => default;

    /// <summary>The number that goes out.</summary>
    public long Milliseconds { get; }

    /// <summary>A fixed moment, rounded to the nearest millisecond.</summary>
    /// <param name="moment">The moment, after 1970-01-01 UTC.</param>
    /// <returns>The milliseconds since 1970-01-01 UTC.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The moment rounds to 1970-01-01 UTC or lies before it: the API would take zero for now, and less for a time before now.
    /// </exception>
    public static LosantTime At(DateTimeOffset moment)
    {
        var milliseconds = Round(moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks);
        if (milliseconds <= 0)
            throw new ArgumentOutOfRangeException(nameof(moment), moment, "The API can only be told of moments after 1970-01-01 UTC: zero means now, less means before now.");
        return new LosantTime(milliseconds);
    }

    /// <summary>A moment before the server's now, rounded to the nearest millisecond.</summary>
    /// <param name="time">How long before; zero is now.</param>
    /// <returns>The negative number of milliseconds.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative: the API has no way to say "after now".</exception>
    public static LosantTime Ago(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(time), time, "The API has no number for a time after now; use LosantTime.At.");
        return new LosantTime(-Round(time.Ticks));
    }

    /// <summary>The number that goes out, for members typed <c>double</c>.</summary>
    /// <param name="time">The time.</param>
    public static implicit operator double(LosantTime time) => time.Milliseconds;

    /// <summary>The number that goes out, for members typed <c>long</c>.</summary>
    /// <param name="time">The time.</param>
    public static implicit operator long(LosantTime time) => time.Milliseconds;

    /// <summary>Whether two times are the same number.</summary>
    /// <param name="left">One time.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(LosantTime left, LosantTime right) => left.Equals(right);

    /// <summary>Whether two times are different numbers.</summary>
    /// <param name="left">One time.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(LosantTime left, LosantTime right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(LosantTime other) => Milliseconds == other.Milliseconds;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is LosantTime other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Milliseconds.GetHashCode();

    /// <summary>The time in words: <c>now</c>, <c>600000 ms ago</c> or the moment in ISO 8601.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Milliseconds switch
    {
        0 => "now",
        < 0 => string.Create(CultureInfo.InvariantCulture, $"{-Milliseconds} ms ago"),
        _ => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    };

    // Half a millisecond and more goes up, in whole numbers: a double has too few digits for today's ticks. The last
    // millisecond of the year 9999 has no successor.
    private static long Round(long ticks) =>
        Math.Min((ticks / (TimeSpan.TicksPerMillisecond / 2) + 1) / 2, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());
}
