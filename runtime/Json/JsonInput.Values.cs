using System.Text.Json;
using System.Text.Unicode;
using Losant.Runtime.Json;
using Losant.Runtime.Json.Maps;
using Losant.Runtime.Json.Misfits;
using Losant.Runtime.Json.Numbers;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

// Reading of single values. Each method starts at a value's first token and leaves the input at its last one.
public ref partial struct JsonInput
{
    private const string DoubleRange = "a number in the range of a double";

    /// <summary>Reads a string.</summary>
    /// <returns>The string, or null for a JSON null. A lone surrogate in an escape is kept.</returns>
    /// <exception cref="LosantSerializationException">The value is of another kind, or not valid UTF-8.</exception>
    public string? ReadString() => At(_start) == '"' ? Text() : NullOr("a string") as string;

    /// <summary>Reads an integer. Notations like 3.0 and 1e3 are integers too.</summary>
    /// <returns>The number, or null for a JSON null.</returns>
    /// <exception cref="LosantSerializationException">The value is of another kind, not an integer, or outside the range of 64 bits.</exception>
    public long? ReadInt64()
    {
        if (!IsNumber(At(_start)))
        {
            NullOr("an integer");
            return null;
        }

        JsonNumber number = ScanNumber("an integer");
        if (!number.TryGetInt64(_utf8[_start..number.End], out long value))
        {
            Reject("a 64-bit integer");
            return null;
        }

        _next = number.End;
        return value;
    }

    /// <summary>Reads a number.</summary>
    /// <returns>The number, or null for a JSON null.</returns>
    /// <exception cref="LosantSerializationException">The value is of another kind, or too large for a double.</exception>
    public double? ReadDouble()
    {
        if (!IsNumber(At(_start)))
        {
            NullOr("a number");
            return null;
        }

        JsonNumber number = ScanNumber("a number");
        double value = number.ToDouble(_utf8[_start..number.End]);
        if (!double.IsFinite(value))
        {
            Reject(DoubleRange);
            return null;
        }

        _next = number.End;
        return value;
    }

    /// <summary>Reads a boolean.</summary>
    /// <returns>The boolean, or null for a JSON null.</returns>
    /// <exception cref="LosantSerializationException">The value is of another kind.</exception>
    public bool? ReadBoolean()
    {
        switch (At(_start))
        {
            case (byte)'t':
                Literal("true"u8);
                return true;
            case (byte)'f':
                Literal("false"u8);
                return false;
            default:
                NullOr("a boolean");
                return null;
        }
    }

    /// <summary>Reads a date and time in any notation of RFC 3339. The offset is kept.</summary>
    /// <returns>The time, or null for a JSON null.</returns>
    /// <exception cref="LosantSerializationException">The value is of another kind, or not a date and time.</exception>
    public DateTimeOffset? ReadDateTime()
    {
        if (At(_start) != '"')
        {
            NullOr("a date and time");
            return null;
        }

        int from = _start + 1;
        if (_utf8.Length - from > JsonTime.UsualLength
            && _utf8[from + JsonTime.UsualLength] == '"'
            && JsonTime.TryParseUsual(_utf8.Slice(from, JsonTime.UsualLength), out DateTimeOffset time))
        {
            _next = from + JsonTime.UsualLength + 1;
            return time;
        }

        int end = StringEnd(from, out bool isEscaped, out _);
        ReadOnlySpan<byte> text = _utf8[from..end];
        if (isEscaped) text = JsonEscapes.Remove(text);
        if (!JsonTime.TryParse(text, out time))
        {
            Reject("a date and time in RFC 3339 format");
            return null;
        }

        _next = end + 1;
        return time;
    }

    /// <summary>Reads a string, number, boolean or null.</summary>
    /// <returns>The value; <see cref="JsonScalar.Null"/> for a JSON null.</returns>
    /// <exception cref="LosantSerializationException">The value is an object or an array.</exception>
    public JsonScalar ReadScalar()
    {
        byte c = At(_start);
        switch (c)
        {
            case (byte)'"':
                return new JsonScalar(Text());
            case (byte)'t':
                Literal("true"u8);
                return JsonScalar.True;
            case (byte)'f':
                Literal("false"u8);
                return JsonScalar.False;
            case (byte)'n':
                Literal("null"u8);
                return JsonScalar.Null;
        }

        JsonNumber number = ScanNumber("a string, number, boolean or null");
        JsonScalar value = number.IsInteger && number.TryGetInt64([], out long whole)
            ? new JsonScalar(whole)
            : ScalarOf(number);
        _next = number.End;
        return value;
    }

    /// <summary>Reads a value of any kind into its own element.</summary>
    /// <exception cref="LosantSerializationException">The JSON text is not valid.</exception>
    public JsonElement ReadElement()
    {
        int from = _start;
        Skip();
        ReadOnlySpan<byte> raw = _utf8[from.._next];
        if (!Utf8.IsValid(raw)) throw Malformed(from, "valid UTF-8");
        Utf8JsonReader reader = new(raw, new JsonReaderOptions { MaxDepth = MaxDepth });
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Reads a value of a type that is a class.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TCodec">The codec that reads it.</typeparam>
    /// <returns>The value, or null for a JSON null.</returns>
    /// <exception cref="LosantSerializationException">The value cannot be read as the type.</exception>
    public T? ReadObject<T, TCodec>()
        where T : class
        where TCodec : IJsonCodec<T>
    {
        if (!IsNull) return _optional != _start ? TCodec.Read(ref this) : Try<T, TCodec>(out T? value) ? value : null;
        Literal("null"u8);
        return null;
    }

    /// <summary>Reads a value of a type that is a struct.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TCodec">The codec that reads it.</typeparam>
    /// <returns>The value, or null for a JSON null.</returns>
    /// <exception cref="LosantSerializationException">The value cannot be read as the type.</exception>
    public T? ReadValue<T, TCodec>()
        where T : struct
        where TCodec : IJsonCodec<T>
    {
        if (!IsNull) return _optional != _start ? TCodec.Read(ref this) : Try<T, TCodec>(out T value) ? value : null;
        Literal("null"u8);
        return null;
    }

    /// <summary>Reads a root value that is an array.</summary>
    /// <typeparam name="TList">The type of the array.</typeparam>
    /// <typeparam name="T">The type of its items.</typeparam>
    /// <typeparam name="TCodec">The codec that reads an item.</typeparam>
    /// <exception cref="LosantSerializationException">The value is not an array, or an item cannot be read as the type.</exception>
    public TList ReadList<TList, T, TCodec>()
        where TList : LosantList<T>, new()
        where TCodec : IJsonCodec<T> => new() { Items = ListReader.Read<T, TCodec>(ref this) };

    /// <summary>Reads a root value that is a page of a list. An item that does not fit is left out, and its JSON is kept.</summary>
    /// <typeparam name="TList">The type of the array.</typeparam>
    /// <typeparam name="T">The type of its items.</typeparam>
    /// <typeparam name="TCodec">The codec that reads an item.</typeparam>
    /// <exception cref="LosantSerializationException">The value is not an array.</exception>
    public TList ReadPage<TList, T, TCodec>()
        where TList : LosantList<T>, new()
        where TCodec : IJsonCodec<T>
    {
        T[] items = ListReader.Read<T, TCodec>(ref this, isPage: true);
        TList list = new() { Items = items };
        if (KeptJson.ItemsOf(items) is { } kept) KeptJson.Keep(list, kept);
        return list;
    }

    /// <summary>Reads a root value that is a map.</summary>
    /// <typeparam name="TMap">The type of the map.</typeparam>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <typeparam name="TCodec">The codec that reads a value.</typeparam>
    /// <typeparam name="TKeys">The rule for the map's keys.</typeparam>
    /// <exception cref="LosantSerializationException">The value is not an object, or a value in it cannot be read as the type.</exception>
    public TMap ReadRootMap<TMap, T, TCodec, TKeys>()
        where TMap : LosantMap<T>, new()
        where TCodec : IJsonCodec<T>
        where TKeys : IKeyRule => new() { Entries = MapReader.Read<T, TCodec, TKeys>(ref this, out _) };

    /// <summary>Reads a map that is a root and may have members beside its entries.</summary>
    /// <typeparam name="TMap">The map's class.</typeparam>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="TCodec">The codec that reads a value.</typeparam>
    /// <typeparam name="TKeys">The rule for the keys of entries.</typeparam>
    /// <returns>The map.</returns>
    /// <exception cref="LosantSerializationException">The value is not such a map.</exception>
    public TMap ReadOpenRootMap<TMap, T, TCodec, TKeys>()
        where TMap : LosantOpenMap<T>, new()
        where TCodec : IJsonCodec<T>
        where TKeys : IKeyRule => new() { Entries = MapReader.Read<T, TCodec, TKeys>(ref this, out var others), AdditionalProperties = others };

    /// <summary>Whether the value at the input's position is the given string.</summary>
    /// <param name="utf8">The string in UTF-8.</param>
    /// <returns>False for another string and for any other kind of value.</returns>
    /// <exception cref="LosantSerializationException">The string is not valid JSON.</exception>
    public readonly bool TextIs(ReadOnlySpan<byte> utf8)
    {
        if (At(_start) != '"') return false;
        int end = StringEnd(_start + 1, out bool isEscaped, out _);
        ReadOnlySpan<byte> text = _utf8[(_start + 1)..end];
        if (isEscaped) text = JsonEscapes.Remove(text);
        return text.SequenceEqual(utf8);
    }

    /// <summary>Reads the value of an undeclared member.</summary>
    /// <param name="members">The dictionary of such members; created if null.</param>
    /// <param name="name">The member's name, as <see cref="NextMember"/> returned it.</param>
    /// <returns>The dictionary with the member. Of two members with the same name, the last wins.</returns>
    /// <exception cref="LosantSerializationException">The JSON text is not valid.</exception>
    public Dictionary<string, JsonElement> ReadExtra(Dictionary<string, JsonElement>? members, ReadOnlySpan<byte> name)
    {
        string key = KeyOf(name);
        members ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        members[key] = ReadElement();
        return members;
    }

    private static bool IsNumber(byte c) => c is (byte)'-' or (>= (byte)'0' and <= (byte)'9');

    private readonly double DoubleOf(in JsonNumber number)
    {
        double value = number.ToDouble(_utf8[_start..number.End]);
        return double.IsFinite(value) ? value : throw Unexpected(DoubleRange);
    }

    // An integer in another notation (1234567890123456789.0) keeps its digits where a double would not have them all.
    private readonly JsonScalar ScalarOf(in JsonNumber number)
    {
        double value = DoubleOf(number);
        return Math.Abs(value) >= JsonScalar.MaxExactInteger && number.TryGetInt64(_utf8[_start..number.End], out long whole)
            ? new JsonScalar(whole)
            : new JsonScalar(value);
    }

    private object? NullOr(string expected)
    {
        if (IsNull) Literal("null"u8);
        else Reject(expected);
        return null;
    }
}
