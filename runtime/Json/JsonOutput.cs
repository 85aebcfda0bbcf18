using System.Globalization;
using System.Runtime.CompilerServices;
using Losant.Runtime.Json;
using Losant.Runtime.Json.Numbers;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

/// <summary>
/// Writes JSON as UTF-8 into a buffer, which is pooled unless it is large. Commas and colons are added automatically. It does not check that objects and
/// arrays are closed in order; the generated code ensures it. <see cref="Dispose"/> returns the buffer.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct JsonOutput
{
    /// <summary>The maximum nesting depth of objects and arrays, so that an object that contains itself is an error and not an endless loop.</summary>
    private const int MaxDepth = 512;

    /// <summary>The space for any number or time, with a comma before it.</summary>
    private const int ScalarRoom = 40;

    /// <summary>Longer strings are written in chunks, because the worst case needs six bytes per character.</summary>
    private const int MaxChunk = 1024;

    private byte[]? _buffer;
    private int _used;

    // What comes before the buffer, if the text is large. The buffer then begins with the byte that came before it.
    private BufferPieces? _pieces;
    private int _depth;

    /// <summary>Whether what did not fit is forgotten, and not written.</summary>
    internal bool DropsMisfits { readonly get; init; }

    /// <summary>Whether a name of a member, or of an entry, was found among undeclared members.</summary>
    internal bool HasMisplaced { readonly get; set; }

    /// <summary>Begins an object.</summary>
    /// <exception cref="InvalidOperationException">The value is nested too deeply or contains itself.</exception>
    public void BeginObject() => Begin((byte)'{');

    /// <summary>Ends the object.</summary>
    public void EndObject() => End((byte)'}');

    /// <summary>Begins an array.</summary>
    /// <exception cref="InvalidOperationException">The value is nested too deeply or contains itself.</exception>
    public void BeginArray() => Begin((byte)'[');

    /// <summary>Ends the array.</summary>
    public void EndArray() => End((byte)']');

    /// <summary>Writes a member's name.</summary>
    /// <param name="escapedName">The name in UTF-8, escaped for JSON, without quotes.</param>
    public void Name(ReadOnlySpan<byte> escapedName)
    {
        Span<byte> room = Room(escapedName.Length + 4);
        int i = 0;
        if (_buffer![_used - 1] != '{') room[i++] = (byte)',';
        room[i++] = (byte)'"';
        escapedName.CopyTo(room[i..]);
        i += escapedName.Length;
        room[i++] = (byte)'"';
        room[i++] = (byte)':';
        _used += i;
    }

    /// <summary>Writes a member's name.</summary>
    /// <param name="name">The name, unescaped.</param>
    public void Name(string name)
    {
        Write(name);
        Room(1)[0] = (byte)':';
        _used++;
    }

    /// <summary>Writes the name of a declared member.</summary>
    internal void Name(MemberNames names, int member)
    {
        ReadOnlySpan<byte> quoted = names.Quoted(member);
        Span<byte> room = Room(quoted.Length);
        if (_buffer![_used - 1] == '{') quoted = quoted[1..];
        quoted.CopyTo(room);
        _used += quoted.Length;
    }

    /// <summary>Writes a declared member that is a string.</summary>
    internal void Member(MemberNames names, int member, string value)
    {
        if (value.Length > MaxChunk)
        {
            Name(names, member);
            Write(value);
            return;
        }

        ReadOnlySpan<byte> quoted = names.Quoted(member);
        Span<byte> room = Room(quoted.Length + (value.Length * JsonQuoting.MaxPerChar) + 2);
        if (_buffer![_used - 1] == '{') quoted = quoted[1..];
        quoted.CopyTo(room);
        int i = quoted.Length;
        room[i++] = (byte)'"';
        i += JsonQuoting.Escape(value, room[i..]);
        room[i++] = (byte)'"';
        _used += i;
    }

    /// <summary>Writes null.</summary>
    public void Null() => Raw("null"u8);

    /// <summary>Writes a string. A lone surrogate is written as an escape.</summary>
    /// <param name="value">The string; null for a JSON null.</param>
    public void Write(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        ReadOnlySpan<char> text = value;
        bool isLong = text.Length > MaxChunk;
        Span<byte> room = Room(((isLong ? MaxChunk : text.Length) * JsonQuoting.MaxPerChar) + 3);
        int i = Separate(room);
        room[i++] = (byte)'"';
        if (isLong)
        {
            _used += i;
            WriteLong(text);
            return;
        }

        i += JsonQuoting.Escape(text, room[i..]);
        room[i++] = (byte)'"';
        _used += i;
    }

    /// <summary>Writes an integer.</summary>
    /// <param name="value">The number.</param>
    public void Write(long value)
    {
        Span<byte> room = Room(ScalarRoom);
        int i = Separate(room);
        _used += i + JsonDigits.Format(value, room[i..]);
    }

    /// <summary>Writes a number with the fewest digits that round-trip.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">The number is not finite, so JSON cannot express it.</exception>
    public void Write(double value)
    {
        Span<byte> room = Room(ScalarRoom);
        int i = Separate(room);
        _used += i + JsonDigits.Format(value, room[i..]);
    }

    /// <summary>Writes a boolean.</summary>
    /// <param name="value">The boolean.</param>
    public void Write(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a time in UTC with milliseconds: 2026-01-31T12:34:56.789Z. Finer digits are written only if they are not zero.</summary>
    /// <param name="value">The time.</param>
    public void Write(DateTimeOffset value)
    {
        Span<byte> room = Room(ScalarRoom);
        int i = Separate(room);
        room[i++] = (byte)'"';
        i += JsonTime.Format(value, room[i..]);
        room[i++] = (byte)'"';
        _used += i;
    }

    /// <summary>Writes a scalar.</summary>
    /// <param name="value">The scalar; an undefined one is written as null.</param>
    /// <exception cref="ArgumentException">The scalar is a number that JSON cannot express.</exception>
    public void Write(JsonScalar value)
    {
        switch (value.Kind)
        {
            case JsonScalarKind.String: Write(value.AsString()); break;
            case JsonScalarKind.Integer: Write(value.Bits); break;
            case JsonScalarKind.Number: Write(BitConverter.Int64BitsToDouble(value.Bits)); break;
            case JsonScalarKind.Boolean: Write(value.Bits != 0); break;
            default: Null(); break;
        }
    }

    /// <summary>Gets a name as written in JSON, with quotes and colon.</summary>
    internal static byte[] Quote(string name)
    {
        JsonOutput output = new();
        try
        {
            output.Name(name);
            return output.ToArray();
        }
        finally
        {
            output.Dispose();
        }
    }

    private void WriteLong(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            int length = Math.Min(MaxChunk, text.Length);
            if (length < text.Length && char.IsHighSurrogate(text[length - 1])) length--; // does not split a surrogate pair
            Span<byte> room = Room(length * JsonQuoting.MaxPerChar); // which may change how much of the buffer is used
            _used += JsonQuoting.Escape(text[..length], room);
            text = text[length..];
        }

        Room(1)[0] = (byte)'"';
        _used++;
    }

    private void Begin(byte bracket)
    {
        if (++_depth > MaxDepth) throw TooDeep();
        Span<byte> room = Room(2);
        int i = Separate(room);
        room[i] = bracket;
        _used += i + 1;
    }

    private static InvalidOperationException TooDeep() => new(string.Create(CultureInfo.InvariantCulture, $"The value is nested deeper than {MaxDepth} levels. Check that it does not contain itself."));

    private void End(byte bracket)
    {
        _depth--;
        Room(1)[0] = bracket;
        _used++;
    }

    private void Raw(ReadOnlySpan<byte> json)
    {
        Span<byte> room = Room(json.Length + 1);
        int i = Separate(room);
        json.CopyTo(room[i..]);
        _used += i + json.Length;
    }

    // The last byte tells whether a comma is needed: only after a complete value. A value never ends with one of these bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int Separate(Span<byte> room)
    {
        if (_used == 0 || _buffer![_used - 1] is (byte)':' or (byte)'[' or (byte)'{') return 0;
        room[0] = (byte)',';
        return 1;
    }
}
