using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Losant.Runtime.Json.Misfits;

namespace Losant.Runtime.Json;

/// <summary>
/// What the values of one document share while it is read: repeated strings, the key sets of its maps, and
/// scratch buffers. It is released after reading; the values keep only what they use.
/// </summary>
internal sealed class ReadingCache
{
    private const int FirstSize = 16;
    private const int LastSize = 1024;
    private const int MaxLength = 64;

    // Each string has one bucket, and a newer string replaces an older one: even for a malicious document, a lookup is one comparison.
    private string?[] _texts = new string?[FirstSize];
    private int _taken;
    private object?[] _scratches = [];
    private List<Misfit>? _misfits;
    private HashSet<ObjectCase>? _cases;

    /// <summary>The values that did not fit, in the order of the text.</summary>
    public List<Misfit> Misfits => _misfits ??= [];

    public bool HasMisfits => _misfits is { Count: > 0 };

    /// <summary>Converts UTF-8 to a string; returns the same instance for equal strings while it is cached, and null if it is not valid UTF-8.</summary>
    public string? TextOf(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength) return Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : null;
        ref string? place = ref _texts[(int)Hash(utf8) & (_texts.Length - 1)];
        string? known = place;
        if (known is not null && known.Length == utf8.Length && Ascii.Equals(utf8, known)) return known;
        if (!Utf8.IsValid(utf8)) return null;
        string text = Encoding.UTF8.GetString(utf8);
        place = text;
        if (++_taken > _texts.Length && _texts.Length < LastSize) Grow();
        return text;
    }

    /// <summary>Gets the scratch buffers for lists or maps of one type.</summary>
    public TScratch Scratch<TScratch>()
        where TScratch : class, new()
    {
        int count = 0;
        for (; count < _scratches.Length && _scratches[count] is { } scratch; count++)
            if (scratch is TScratch found)
                return found;
        if (count == _scratches.Length) Array.Resize(ref _scratches, Math.Max(4, count * 2));
        TScratch made = new();
        _scratches[count] = made;
        return made;
    }

    /// <summary>Gets the case that was found by trial for an object of a union.</summary>
    public bool TryGetCase(int position, DiscriminatorTable table, out int at)
    {
        at = 0;
        if (_cases is null || !_cases.TryGetValue(new ObjectCase(position, table), out ObjectCase? found)) return false;
        at = found.At;
        return true;
    }

    /// <summary>
    /// Remembers it, because the union around it may read the object again as part of another of its cases: of 100 unions within each other, the
    /// innermost one would else be read 2^100 times.
    /// </summary>
    public void RememberCase(int position, DiscriminatorTable table, int at) => (_cases ??= []).Add(new ObjectCase(position, table) { At = at });

    /// <summary>Forgets the misfits from a position on.</summary>
    public void ForgetMisfitsFrom(int position)
    {
        while (_misfits is [.., var last] && last.Position >= position) _misfits.RemoveAt(_misfits.Count - 1);
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        ulong hash = (ulong)utf8.Length;
        if (utf8.Length >= 8)
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(utf8)) * 0x9E3779B97F4A7C15;
            hash = (hash ^ (hash >> 29) ^ MemoryMarshal.Read<ulong>(utf8[^8..])) * 0x9E3779B97F4A7C15;
        }
        else
        {
            foreach (byte b in utf8) hash = (hash * 31) + b;
            hash *= 0x9E3779B97F4A7C15;
        }

        return (uint)(hash >> 40);
    }

    private void Grow()
    {
        string?[] old = _texts;
        _texts = new string?[old.Length * 4];
        _taken = 0;
        Span<byte> utf8 = stackalloc byte[MaxLength];
        foreach (string? text in old)
        {
            if (text is null || text.Length > MaxLength || !Encoding.UTF8.TryGetBytes(text, utf8, out int length)) continue;
            _texts[(int)Hash(utf8[..length]) & (_texts.Length - 1)] = text;
            _taken++;
        }
    }

    /// <summary>The case of the object at a position.</summary>
    private sealed class ObjectCase(int position, DiscriminatorTable table) : IEquatable<ObjectCase>
    {
        private readonly int _position = position;
        private readonly DiscriminatorTable _table = table;

        public int At { get; init; }

        public bool Equals(ObjectCase? other) => other is not null && _position == other._position && ReferenceEquals(_table, other._table);

        public override bool Equals(object? obj) => Equals(obj as ObjectCase);

        public override int GetHashCode() => _position;
    }
}
