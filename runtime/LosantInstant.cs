using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Losant.Runtime;
using Losant.Runtime.Json.Strings;

namespace Losant;

/// <summary>
/// A point in time in one of the notations of the API: text such as ISO 8601, milliseconds since 1970-01-01 UTC, or an object
/// <c>{"$date": …}</c>. Converts from <see cref="DateTimeOffset"/> and back, whatever the notation; what was read is written back in its
/// own notation. A time relative to now, for queries, is a <see cref="LosantTime"/>. The default value is undefined.
/// </summary>
[JsonConverter(typeof(JsonCodecConverter<LosantInstant, InstantCodec>))]
public readonly struct LosantInstant : IEquatable<LosantInstant>, IFormattable
{
    private readonly Wrapping? _wrapping;

    /// <summary>Initializes a value as it was read.</summary>
    /// <param name="value">The text or the number.</param>
    /// <param name="wrapping">What is around it; null if nothing is.</param>
    internal LosantInstant(JsonScalar value, Wrapping? wrapping = null) => (Value, _wrapping) = (value, wrapping);

    /// <summary>The text or the number of milliseconds, as in JSON.</summary>
    public JsonScalar Value { get; }

    /// <summary>Whether the value is written as <c>{"$date": …}</c>.</summary>
    public bool IsWrapped => _wrapping is not null;

    /// <summary>The members beside <c>$date</c>; null if there are none.</summary>
    internal Dictionary<string, JsonElement>? Others => _wrapping?.Others;

    /// <summary>Converts a time to text in UTC with milliseconds, or finer if it is: <c>2026-01-31T12:00:00.000Z</c>.</summary>
    /// <param name="time">The time.</param>
    public static implicit operator LosantInstant(DateTimeOffset time) => new(time);

    /// <summary>Converts text; ISO 8601 is understood by everybody.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator LosantInstant(string text) => new(new JsonScalar(text ?? throw new ArgumentNullException(nameof(text))));

    /// <summary>Converts milliseconds since 1970-01-01 UTC.</summary>
    /// <param name="milliseconds">The milliseconds, more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is zero or negative: the API reads that as a time relative to now, or ignores it.</exception>
    public static implicit operator LosantInstant(long milliseconds) => new(Positive(milliseconds, milliseconds));

    /// <summary>Converts milliseconds since 1970-01-01 UTC.</summary>
    /// <param name="milliseconds">The milliseconds, more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not more than zero: the API reads that as a time relative to now, or ignores it.</exception>
    public static implicit operator LosantInstant(double milliseconds) => new(Positive(milliseconds, milliseconds));

    /// <summary>Converts to a time, as <see cref="ToDateTimeOffset"/> does.</summary>
    /// <param name="instant">The value.</param>
    /// <exception cref="FormatException">The value is not a fixed time.</exception>
    public static explicit operator DateTimeOffset(LosantInstant instant) => instant.ToDateTimeOffset();

    /// <summary>Whether two values are the same JSON.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(LosantInstant left, LosantInstant right) => left.Equals(right);

    /// <summary>Whether two values are different JSON, even if they mean the same time.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(LosantInstant left, LosantInstant right) => !left.Equals(right);

    /// <summary>Creates a value that is written as <c>{"$date": …}</c>, which no reader takes for a plain string.</summary>
    /// <param name="time">The time.</param>
    public static LosantInstant Wrapped(DateTimeOffset time) => new(time, Wrapping.Plain);

    /// <summary>Gets the time, whatever the notation.</summary>
    /// <exception cref="FormatException">The value is not a fixed time: text in a notation that is not ISO 8601 or RFC 1123, or a number that is not more than zero.</exception>
    public DateTimeOffset ToDateTimeOffset() => TryGetDateTimeOffset(out var time) ? time : throw new FormatException("The value is not a fixed time in ISO 8601, RFC 1123 or milliseconds since 1970.");

    /// <summary>Gets the time if the value is a fixed one. Text without an offset is in UTC.</summary>
    /// <param name="time">The time.</param>
    public bool TryGetDateTimeOffset(out DateTimeOffset time) =>
        Value.TryGetString(out var text) ? InstantText.TryParse(text, out time) : InstantText.TryFrom(Value.AsDoubleOrNull() ?? 0, out time);

    /// <inheritdoc/>
    public bool Equals(LosantInstant other) => Value == other.Value && ReferenceEquals(Others, other.Others) && IsWrapped == other.IsWrapped;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is LosantInstant other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>Formats the text or the number as it is in JSON.</summary>
    public override string ToString() => Value.ToString();

    /// <summary>Formats the time as <see cref="DateTimeOffset"/> does; without a format, or if the value is not a fixed time, the text or the number as it is in JSON.</summary>
    /// <param name="format">A format of <see cref="DateTimeOffset"/>.</param>
    /// <param name="formatProvider">The culture; null for the current one.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        !string.IsNullOrEmpty(format) && TryGetDateTimeOffset(out var time) ? time.ToString(format, formatProvider ?? CultureInfo.CurrentCulture) : ToString();

    private static JsonScalar Positive(double milliseconds, JsonScalar value) => milliseconds > 0 ? value
        : throw new ArgumentOutOfRangeException(nameof(milliseconds), "The milliseconds since 1970 of a fixed time are more than zero. For a time relative to now, compute it from DateTimeOffset.UtcNow.");

    /// <summary>The object around a wrapped value.</summary>
    /// <param name="others">The members beside <c>$date</c>, which are written back.</param>
    internal sealed class Wrapping(Dictionary<string, JsonElement>? others)
    {
        public static readonly Wrapping Plain = new(null);

        public Dictionary<string, JsonElement>? Others => others;
    }
}
