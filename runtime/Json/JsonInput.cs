using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using Losant.Runtime.Json;
using Losant.Runtime.Json.Numbers;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

/// <summary>
/// A cursor over one JSON text in UTF-8, held in memory as a whole. Reading code stands on a value's first byte, asks for it
/// in one form, and then stands on the value's last token, as converters of System.Text.Json do. A value that nobody asked
/// for is passed over by the next <see cref="NextMember"/> or <see cref="NextItem"/>. A copy of the cursor can look ahead
/// without moving the original. Malformed text is a <see cref="LosantSerializationException"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonInput
{
    /// <summary>
    /// How deep objects and arrays may be nested. Reading recurses once a level, so a limit keeps hostile text from
    /// exhausting the stack; the deepest schema of the API stays far below it.
    /// </summary>
    internal const int MaxDepth = 128;

    private readonly ReadOnlySpan<byte> _utf8;

    // The token at which the input stands begins at _start; _next is the byte after it, or equals _start while the
    // value there has not been read yet.
    private int _start;
    private int _next;
    private int _depth;
    private ReadingCache? _cache;

    /// <summary>Makes a cursor that stands on the first token of a JSON text.</summary>
    /// <param name="utf8">The text in UTF-8; a byte order mark before it is passed over.</param>
    public JsonInput(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        StandOn(SkipSpace(utf8.StartsWith("\uFEFF"u8) ? 3 : 0));
    }

    /// <summary>The kind of the token at which the input stands; None where the text has none or one that is not JSON.</summary>
    public readonly JsonTokenType TokenType => At(_start) switch
    {
        (byte)'"' => JsonTokenType.String,
        (byte)'{' => JsonTokenType.StartObject,
        (byte)'}' => JsonTokenType.EndObject,
        (byte)'[' => JsonTokenType.StartArray,
        (byte)']' => JsonTokenType.EndArray,
        (byte)'t' => JsonTokenType.True,
        (byte)'f' => JsonTokenType.False,
        (byte)'n' => JsonTokenType.Null,
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => JsonTokenType.Number,
        _ => JsonTokenType.None,
    };

    /// <summary>Whether the input stands on a JSON null.</summary>
    public readonly bool IsNull => At(_start) == 'n';

    /// <summary>What the reading of one document shares: key sets, texts and working buffers.</summary>
    internal ReadingCache Cache => _cache ??= new ReadingCache();

    /// <summary>Enters the object at which the input stands.</summary>
    /// <exception cref="LosantSerializationException">The value is no object, or it is nested too deep.</exception>
    public void BeginObject() => Begin((byte)'{', "an object");

    /// <summary>Enters the array at which the input stands.</summary>
    /// <exception cref="LosantSerializationException">The value is no array, or it is nested too deep.</exception>
    public void BeginArray() => Begin((byte)'[', "an array");

    /// <summary>Moves to the next member of the object that was entered last.</summary>
    /// <param name="name">The member's name in UTF-8, unescaped; good until the input moves on.</param>
    /// <returns>True when the input stands on the member's value; false when it stands on the object's end.</returns>
    /// <exception cref="LosantSerializationException">The text is malformed.</exception>
    public bool NextMember(out ReadOnlySpan<byte> name)
    {
        FinishValue();
        int i = SkipSpace(_next);
        byte c = At(i);
        if (c == '}') return End(i, out name);
        if (At(_start) != '{')
        {
            if (c != ',') throw Malformed(i, "a comma or the object's end");
            i = SkipSpace(i + 1);
            c = At(i);
        }

        if (c != '"') throw Malformed(i, "a member's name");
        int end = StringEnd(i + 1, out bool isEscaped, out _);
        name = _utf8[(i + 1)..end];
        if (isEscaped) name = JsonEscapes.Remove(name);
        i = SkipSpace(end + 1);
        if (At(i) != ':') throw Malformed(i, "a colon");
        StandOn(SkipSpace(i + 1));
        return true;
    }

    /// <summary>Moves to the next item of the array that was entered last.</summary>
    /// <returns>True when the input stands on the item; false when it stands on the array's end.</returns>
    /// <exception cref="LosantSerializationException">The text is malformed.</exception>
    public bool NextItem()
    {
        FinishValue();
        int i = SkipSpace(_next);
        byte c = At(i);
        if (c == ']') return End(i, out _);
        if (At(_start) != '[')
        {
            if (c != ',') throw Malformed(i, "a comma or the array's end");
            i = SkipSpace(i + 1);
            if (At(i) == ']') throw Malformed(i, "an item");
        }

        StandOn(i);
        return true;
    }

    /// <summary>Passes over the value at which the input stands, or over the rest of the object or array just entered.</summary>
    /// <exception cref="LosantSerializationException">The text is malformed.</exception>
    public void Skip()
    {
        byte c = At(_start);
        if (c == '{')
        {
            if (_next == _start) BeginObject();
            while (NextMember(out _)) Skip();
        }
        else if (c == '[')
        {
            if (_next == _start) BeginArray();
            while (NextItem()) Skip();
        }
        else if (_next == _start)
        {
            SkipScalar(c);
        }
    }

    /// <summary>Checks that nothing but white space follows the value that was read.</summary>
    /// <exception cref="LosantSerializationException">Something else follows.</exception>
    public void Finish()
    {
        FinishValue();
        int i = SkipSpace(_next);
        if (i < _utf8.Length) throw Malformed(i, "the end of the text");
    }

    /// <summary>Makes the error that says which kind of value was expected where the input stands.</summary>
    /// <param name="expected">What was expected, with its article: "a string".</param>
    /// <returns>The error, for the caller to throw.</returns>
    public readonly Exception Unexpected(string expected) => JsonFailure.Expected(_utf8, _start, expected);

    /// <summary>
    /// Moves to the next member if it is the one that is written exactly so; the guess of a reader that has seen a similar
    /// object before. Otherwise the input stays where it is.
    /// </summary>
    /// <param name="quoted">The name as it stands in JSON, with quotes and colon.</param>
    internal bool NextMemberIs(ReadOnlySpan<byte> quoted)
    {
        FinishValue();
        int i = _next;
        if (At(_start) != '{')
        {
            if (At(i) != ',') return false;
            i++;
        }

        if ((uint)i > (uint)_utf8.Length || !_utf8[i..].StartsWith(quoted)) return false;
        StandOn(SkipSpace(i + quoted.Length));
        return true;
    }

    /// <summary>Leaves the object that was entered last if its end comes next without white space before it.</summary>
    internal bool TryEndObject()
    {
        FinishValue();
        return At(_next) == '}' && !End(_next, out _);
    }

    private void Begin(byte bracket, string expected)
    {
        if (At(_start) != bracket) throw Unexpected(expected);
        if (++_depth > MaxDepth) throw JsonFailure.TooDeep(_utf8, _start);
        _next = _start + 1;
    }

    private bool End(int i, out ReadOnlySpan<byte> name)
    {
        name = default;
        _depth--;
        _start = i;
        _next = i + 1;
        return false;
    }

    private void StandOn(int i) => _start = _next = i;

    private void FinishValue()
    {
        if (_next == _start) Skip();
    }

    private readonly byte At(int i) => (uint)i < (uint)_utf8.Length ? _utf8[i] : (byte)0;

    private readonly int SkipSpace(int i)
    {
        while ((uint)i < (uint)_utf8.Length && _utf8[i] <= ' ' && _utf8[i] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') i++;
        return i;
    }

    private void SkipScalar(byte first)
    {
        switch (first)
        {
            case (byte)'"': _next = StringEnd(_start + 1, out _, out _) + 1; break;
            case (byte)'t': Literal("true"u8); break;
            case (byte)'f': Literal("false"u8); break;
            case (byte)'n': Literal("null"u8); break;
            default: _next = ScanNumber("a value").End; break;
        }
    }

    private void Literal(ReadOnlySpan<byte> word)
    {
        if (!_utf8[_start..].StartsWith(word)) throw Unexpected("a value");
        _next = _start + word.Length;
    }

    private readonly JsonNumber ScanNumber(string expected) =>
        JsonNumber.TryScan(_utf8, _start, out JsonNumber number) ? number : throw Unexpected(expected);

    /// <summary>Finds the quote that ends a string, and checks what stands before it.</summary>
    /// <param name="i">The first byte after the opening quote.</param>
    /// <param name="isEscaped">Whether the string holds an escape.</param>
    /// <param name="isAscii">Whether all of its bytes are ASCII.</param>
    private readonly int StringEnd(int i, out bool isEscaped, out bool isAscii)
    {
        isEscaped = false;
        uint high = 0;
        ref byte data = ref MemoryMarshal.GetReference(_utf8);
        while (true)
        {
            byte c;
            if (Vector128.IsHardwareAccelerated && i <= _utf8.Length - Vector128<byte>.Count)
            {
                Vector128<byte> block = Vector128.LoadUnsafe(ref data, (nuint)i);
                Vector128<byte> stops = Vector128.Equals(block, Vector128.Create((byte)'"'))
                    | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                    | Vector128.Equals(Vector128.Min(block, Vector128.Create((byte)0x1F)), block);
                uint bits = stops.ExtractMostSignificantBits();
                uint blockHigh = block.ExtractMostSignificantBits();
                if (bits == 0)
                {
                    high |= blockHigh;
                    i += Vector128<byte>.Count;
                    continue;
                }

                high |= blockHigh & (bits ^ (bits - 1));
                i += BitOperations.TrailingZeroCount(bits);
                c = _utf8[i];
            }
            else
            {
                if ((uint)i >= (uint)_utf8.Length) throw Malformed(i, "the string's end");
                c = _utf8[i];
                high |= c & 0x80u;
            }

            if (c == '"') break;
            if (c == '\\')
            {
                isEscaped = true;
                int length = JsonEscapes.LengthAt(_utf8, i);
                if (length == 0) throw Malformed(i, "an escape that JSON knows");
                i += length;
            }
            else if (c < 0x20)
            {
                throw Malformed(i, "no bare control character in a string");
            }
            else
            {
                i++;
            }
        }

        isAscii = high == 0;
        return i;
    }

    private readonly LosantSerializationException Malformed(int position, string expected) => JsonFailure.Expected(_utf8, position, expected);
}
