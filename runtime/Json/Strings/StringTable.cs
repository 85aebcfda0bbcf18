using System.Numerics;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

/// <summary>The known values of an open enum. Reading one of them always returns the same string instance and does not allocate.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StringTable
{
    private readonly string[] _known;

    // Open addressing over the values' bytes; a bucket contains a value's index plus 1; at most half full. The values come from
    // the schema, so nobody can choose colliding ones.
    private readonly byte[][] _utf8;
    private readonly int[] _slots;
    private HashSet<string>? _set;

    /// <summary>Initializes a table.</summary>
    /// <param name="known">The known values.</param>
    public StringTable(params string[] known)
    {
        ArgumentNullException.ThrowIfNull(known);
        _known = known;
        _utf8 = Array.ConvertAll(known, Wtf8.GetBytes);
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)(known.Length * 2) + 1)];
        for (int i = 0; i < known.Length; i++)
        {
            int slot = SlotOf(_utf8[i]);
            while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }

    /// <summary>The known values, in the order of the schema.</summary>
    public IReadOnlyList<string> Known => _known;

    /// <summary>Whether a string is a known value.</summary>
    /// <param name="text">The string; null is not a known value.</param>
    public bool Contains(string? text)
    {
        if (text is null) return false;
        if (_known.Length > 8) return (_set ??= new HashSet<string>(_known, StringComparer.Ordinal)).Contains(text);
        foreach (string known in _known)
            if (string.Equals(known, text))
                return true;
        return false;
    }

    /// <summary>Reads a string.</summary>
    /// <param name="input">The input, at the string.</param>
    /// <returns>The known value, or a new string if the value is not known.</returns>
    /// <exception cref="LosantSerializationException">The value is not a string.</exception>
    public string Read(ref JsonInput input)
    {
        if (input.TokenType != System.Text.Json.JsonTokenType.String) throw input.Unexpected("a string");
        ReadOnlySpan<byte> text = input.ReadUtf8();
        for (int slot = SlotOf(text); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            int place = _slots[slot] - 1;
            if (text.SequenceEqual(_utf8[place])) return _known[place];
        }

        return input.StringOf(text);
    }

    private int SlotOf(ReadOnlySpan<byte> text)
    {
        uint hash = (uint)text.Length;
        if (!text.IsEmpty) hash += (text[0] * 31u) + (text[^1] * 961u) + (text[text.Length / 2] * 29791u);
        return (int)((hash * 0x9E3779B1u) >> 16) & (_slots.Length - 1);
    }
}
