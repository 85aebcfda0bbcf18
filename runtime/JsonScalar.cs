using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Losant.Runtime;
using Losant.Runtime.Http.Calls;
using Losant.Runtime.Json.Numbers;

namespace Losant;

/// <summary>
/// A JSON string, number, boolean or null, such as an attribute's value, in a struct of 16 bytes without boxing. The default
/// value is undefined.
/// </summary>
[JsonConverter(typeof(JsonCodecConverter<JsonScalar, ScalarCodec>))]
public readonly struct JsonScalar : IEquatable<JsonScalar>
{
    /// <summary>Up to this number, every integer is a double; beyond it, a double may stand for its neighbours.</summary>
    internal const double MaxExactInteger = 1L << 53;

    // The string itself, or the marker of another kind; null if the scalar is undefined.
    private readonly object? _content;
    private readonly long _bits;

    /// <summary>Initializes a scalar with a string.</summary>
    /// <param name="value">The string; null is JSON null.</param>
    public JsonScalar(string? value) => _content = value ?? (object)Mark.Null;

    /// <summary>Initializes a scalar with an integer, without loss of precision.</summary>
    /// <param name="value">The number.</param>
    public JsonScalar(long value) => (_content, _bits) = (Mark.Integer, value);

    /// <summary>Initializes a scalar with a number.</summary>
    /// <param name="value">The number.</param>
    public JsonScalar(double value) => (_content, _bits) = (Mark.Number, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Initializes a scalar with a boolean.</summary>
    /// <param name="value">The boolean.</param>
    public JsonScalar(bool value) => (_content, _bits) = (Mark.Boolean, value ? 1 : 0);

    /// <summary>A JSON null.</summary>
    public static JsonScalar Null => new(null);

    /// <summary>A JSON true.</summary>
    public static JsonScalar True => new(true);

    /// <summary>A JSON false.</summary>
    public static JsonScalar False => new(false);

    /// <summary>The kind of the value.</summary>
    public JsonScalarKind Kind => _content switch
    {
        null => JsonScalarKind.Undefined,
        string => JsonScalarKind.String,
        _ => ((Mark)_content).Kind,
    };

    /// <summary>The integer, the bits of the number, or 1 for true, by the kind.</summary>
    internal long Bits => _bits;

    /// <summary>Whether the value is a number, integer or not.</summary>
    public bool IsNumber => ReferenceEquals(_content, Mark.Number) || ReferenceEquals(_content, Mark.Integer);

    /// <summary>Whether the value is JSON null or undefined.</summary>
    public bool IsNull => _content is null || ReferenceEquals(_content, Mark.Null);

    /// <summary>Converts a string.</summary>
    /// <param name="value">The string; null is JSON null.</param>
    public static implicit operator JsonScalar(string? value) => new(value);

    /// <summary>Converts an integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator JsonScalar(long value) => new(value);

    /// <summary>Converts an integer.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator JsonScalar(int value) => new((long)value);

    /// <summary>Converts a number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator JsonScalar(double value) => new(value);

    /// <summary>Converts a boolean.</summary>
    /// <param name="value">The boolean.</param>
    public static implicit operator JsonScalar(bool value) => new(value);

    /// <summary>Converts a time to a string in UTC with milliseconds, or finer if it is: <c>2026-01-31T12:00:00.000Z</c>.</summary>
    /// <param name="value">The time.</param>
    public static implicit operator JsonScalar(DateTimeOffset value) => new(ScalarString.Of(value));

    /// <summary>Creates a map of scalars, such as the data of a state: <c>Data = JsonScalar.Map(("temperature", 21.5), ("on", true))</c>.</summary>
    /// <param name="entries">The keys and values.</param>
    /// <exception cref="ArgumentException">A key occurs twice.</exception>
    public static Dictionary<string, JsonScalar> Map(params (string Key, JsonScalar Value)[] entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        Dictionary<string, JsonScalar> map = new(entries.Length, StringComparer.Ordinal);
        foreach ((string key, JsonScalar value) in entries) map.Add(key, value);
        return map;
    }

    /// <summary>Whether two scalars are the same JSON value; 1 and 1.0 are equal.</summary>
    /// <param name="left">One scalar.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(JsonScalar left, JsonScalar right) => left.Equals(right);

    /// <summary>Whether two scalars are different JSON values.</summary>
    /// <param name="left">One scalar.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(JsonScalar left, JsonScalar right) => !left.Equals(right);

    /// <summary>Gets the string.</summary>
    /// <exception cref="InvalidOperationException">The value is not a string; the message says what it is.</exception>
    public string AsString() => _content as string ?? throw Wrong("a string");

    /// <summary>Gets the number. An integer beyond 2^53 is rounded to the nearest double.</summary>
    /// <exception cref="InvalidOperationException">The value is not a number; the message says what it is.</exception>
    public double AsDouble() => TryGetDouble(out double value) ? value : throw Wrong("a number");

    /// <summary>Gets the integer; 3.0 is an integer too.</summary>
    /// <exception cref="InvalidOperationException">The value is not a 64-bit integer; the message says what it is.</exception>
    public long AsInt64() => TryGetInt64(out long value) ? value : throw Wrong("an integer");

    /// <summary>Gets the boolean.</summary>
    /// <exception cref="InvalidOperationException">The value is not a boolean; the message says what it is.</exception>
    public bool AsBoolean() => TryGetBoolean(out bool value) ? value : throw Wrong("a boolean");

    /// <summary>Gets the number; null if the value is not a number or is undefined.</summary>
    public double? AsDoubleOrNull() => TryGetDouble(out double value) ? value : null;

    /// <summary>Gets the string; null if the value is not a string or is undefined.</summary>
    public string? AsStringOrNull() => _content as string;

    /// <summary>Gets the boolean; null if the value is not a boolean or is undefined.</summary>
    public bool? AsBooleanOrNull() => TryGetBoolean(out bool value) ? value : null;

    /// <summary>Gets the value if it is a string.</summary>
    /// <param name="value">The string.</param>
    public bool TryGetString([NotNullWhen(true)] out string? value)
    {
        value = _content as string;
        return value is not null;
    }

    /// <summary>Gets the value if it is a number.</summary>
    /// <param name="value">The number.</param>
    public bool TryGetDouble(out double value)
    {
        value = ReferenceEquals(_content, Mark.Integer) ? _bits : BitConverter.Int64BitsToDouble(_bits);
        if (IsNumber) return true;
        value = 0;
        return false;
    }

    /// <summary>Gets the value if it is a 64-bit integer.</summary>
    /// <param name="value">The number.</param>
    public bool TryGetInt64(out long value)
    {
        value = _bits;
        if (ReferenceEquals(_content, Mark.Integer)) return true;
        value = 0;
        if (!ReferenceEquals(_content, Mark.Number)) return false;
        double number = BitConverter.Int64BitsToDouble(_bits);
        if (!(number >= long.MinValue && number < -(double)long.MinValue && Math.Truncate(number) == number)) return false;
        value = (long)number;
        return true;
    }

    /// <summary>Gets the value if it is a boolean.</summary>
    /// <param name="value">The boolean.</param>
    public bool TryGetBoolean(out bool value)
    {
        bool isBoolean = ReferenceEquals(_content, Mark.Boolean);
        value = isBoolean && _bits != 0;
        return isBoolean;
    }

    /// <inheritdoc/>
    public bool Equals(JsonScalar other)
    {
        if (_content is string text) return other._content is string otherText && string.Equals(text, otherText);
        if (!IsNumber || !other.IsNumber) return ReferenceEquals(_content, other._content) && _bits == other._bits;
        return NumberOrder.Compare(this, other) == 0;
    }

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is JsonScalar other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_content is string text) return text.GetHashCode();
        return IsNumber ? (AsDouble() + 0.0).GetHashCode() : HashCode.Combine(Kind, _bits);
    }

    /// <summary>Formats the value in the invariant culture: the string itself, digits, true, false or null; empty if undefined.</summary>
    public override string ToString() => Kind switch
    {
        JsonScalarKind.String => AsString(),
        JsonScalarKind.Integer => _bits.ToString(CultureInfo.InvariantCulture),
        JsonScalarKind.Number => AsDouble().ToString(CultureInfo.InvariantCulture),
        JsonScalarKind.Boolean => _bits != 0 ? "true" : "false",
        JsonScalarKind.Null => "null",
        _ => "",
    };

    private InvalidOperationException Wrong(string wanted)
    {
        string held = Kind switch
        {
            JsonScalarKind.Undefined => "undefined",
            JsonScalarKind.Null => "null",
            JsonScalarKind.String => "a string",
            JsonScalarKind.Boolean => "a boolean",
            _ => $"the number {this}",
        };
        return new InvalidOperationException($"The scalar is {held}, not {wanted}.");
    }

    /// <summary>Marks the kinds other than string.</summary>
    private sealed class Mark(JsonScalarKind kind)
    {
        public static readonly Mark Null = new(JsonScalarKind.Null);
        public static readonly Mark Number = new(JsonScalarKind.Number);
        public static readonly Mark Integer = new(JsonScalarKind.Integer);
        public static readonly Mark Boolean = new(JsonScalarKind.Boolean);

        public JsonScalarKind Kind { get; } = kind;
    }
}
