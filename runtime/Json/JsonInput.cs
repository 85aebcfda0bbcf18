using System.Text.Json;
using Losant.Runtime.Json;
using Losant.Runtime.Json.Misfits;
using Losant.Runtime.Json.Numbers;

namespace Losant.Runtime;

/// <summary>
/// A cursor over one JSON text in UTF-8 that is completely in memory. A read method starts at a value's first byte and ends at
/// its last token, as converters of System.Text.Json do. A value that is not read is skipped by the next
/// <see cref="NextMember"/> or <see cref="NextItem"/>. A copy of the cursor can look ahead without moving the original.
/// Invalid JSON throws a <see cref="LosantSerializationException"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct JsonInput
{
    /// <summary>
    /// The maximum nesting depth of objects and arrays. Reading recurses once per level, so a limit keeps malicious JSON from
    /// overflowing the stack; the deepest schema of the API stays far below it.
    /// </summary>
    internal const int MaxDepth = 128;

    private readonly ReadOnlySpan<byte> _utf8;

    // The current token begins at _start; _next is the byte after it, or equals _start while the
    // current value has not been read yet.
    private int _start;
    private int _next;
    private int _depth;
    private ReadingCache? _cache;
    private readonly RequestedMembers _requested;

    // Where the value of the optional member begins that Next returned last.
    private int _optional;

    // Where the value begins that did not fit and is to be kept; 0 if there is none.
    private int _misfit;

    // The number of values around the current one that are read by trial.
    private int _trials;

    // Whether something was left out that the type does not allow; only a union asks, of which another case may allow it.
    private bool _isLossy;

    /// <summary>Initializes a cursor at the first token of a JSON text.</summary>
    /// <param name="utf8">The JSON text in UTF-8; a leading byte order mark is skipped.</param>
    public JsonInput(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        _optional = None;
        StandOn(SkipSpace(utf8.StartsWith("\uFEFF"u8) ? 3 : 0));
    }

    /// <summary>Initializes a cursor at the first token of a response's body.</summary>
    /// <param name="utf8">The body.</param>
    /// <param name="requested">The members for navigation that the request asked for.</param>
    internal JsonInput(ReadOnlySpan<byte> utf8, RequestedMembers requested)
        : this(utf8) => _requested = requested;

    /// <summary>The kind of the current token; None at the end of the text or if the token is not valid JSON.</summary>
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

    /// <summary>Whether the current value is a JSON null.</summary>
    public readonly bool IsNull => At(_start) == 'n';

    /// <summary>The name of the member that <see cref="Next"/> returned last, if the type does not declare it.</summary>
    internal ReadOnlySpan<byte> UndeclaredName { readonly get; private set; }

    /// <summary>What the values of one document share while it is read: key sets, strings and scratch buffers.</summary>
    internal ReadingCache Cache => _cache ??= new ReadingCache();

    /// <summary>Enters the object at the current position.</summary>
    /// <exception cref="LosantSerializationException">The value is not an object, or is nested too deeply.</exception>
    public void BeginObject() => Begin((byte)'{', "an object");

    /// <summary>Enters the array at the current position.</summary>
    /// <exception cref="LosantSerializationException">The value is not an array, or is nested too deeply.</exception>
    public void BeginArray() => Begin((byte)'[', "an array");

    /// <summary>Moves to the next member of the object that was entered last.</summary>
    /// <param name="name">The member's name in UTF-8, unescaped; valid until the input moves on. A lone surrogate in it has three bytes, as its code would have.</param>
    /// <returns>True if the input is at the member's value; false if it is at the object's end.</returns>
    /// <exception cref="LosantSerializationException">The JSON text is not valid.</exception>
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
        if (isEscaped) name = Unescape(name);
        i = SkipSpace(end + 1);
        if (At(i) != ':') throw Malformed(i, "a colon");
        StandOn(SkipSpace(i + 1));
        return true;
    }

    /// <summary>Moves to the next item of the array that was entered last.</summary>
    /// <returns>True if the input is at the item; false if it is at the array's end.</returns>
    /// <exception cref="LosantSerializationException">The JSON text is not valid.</exception>
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

    /// <summary>Skips the current value, or the rest of the object or array just entered.</summary>
    /// <exception cref="LosantSerializationException">The JSON text is not valid.</exception>
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

    /// <summary>Creates the exception that says which kind of value was expected at the current position.</summary>
    /// <param name="expected">What was expected, with its article: "a string".</param>
    /// <returns>The exception, for the caller to throw.</returns>
    public readonly Exception Unexpected(string expected) =>
        _trials > 0 ? new MisfitException(_start, expected) : JsonFailure.Expected(_utf8, _start, expected);

    /// <summary>
    /// Moves to the next member if it is written exactly like this, for a reader that guesses from a similar object before.
    /// Otherwise the input does not move.
    /// </summary>
    /// <param name="quoted">The name as written in JSON, with quotes and colon.</param>
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

    /// <summary>Leaves the object that was entered last if its end follows without white space before it.</summary>
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
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'): _next = ScanNumber("a value").End; break;
            default: throw Malformed(_start, "a value");
        }
    }

    private void Literal(ReadOnlySpan<byte> word)
    {
        if (!_utf8[_start..].StartsWith(word)) throw Malformed(_start, "a value");
        _next = _start + word.Length;
    }

    private readonly JsonNumber ScanNumber(string expected) =>
        JsonNumber.TryScan(_utf8, _start, out JsonNumber number) ? number
        : throw (IsNumber(At(_start)) ? Malformed(_start, expected) : Unexpected(expected));

    private readonly LosantSerializationException Malformed(int position, string expected) => JsonFailure.Expected(_utf8, position, expected);
}
