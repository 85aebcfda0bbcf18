using System.Buffers.Binary;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

/// <summary>
/// The names of the members that a type declares, in the order of its schema. Emitted code calls a member by its number. A reader guesses
/// the member after the last one, because JSON usually has them in this order, and else looks the name up.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemberNames
{
    /// <summary>The names of a type that declares no members.</summary>
    public static readonly MemberNames None = new([]);

    private readonly string[] _names;

    // All names as written in JSON, each with a comma before it and a colon after it; and where each one begins.
    private readonly byte[] _quoted;
    private readonly int[] _starts;

    // A number for each name, which hardly any two names share.
    private readonly ulong[] _keys;

    // The names in UTF-8, if any of them is escaped in JSON.
    private readonly byte[][]? _unescaped;

    /// <summary>Initializes the names of a type.</summary>
    /// <param name="names">The names.</param>
    /// <param name="separator">The character between two names.</param>
    public MemberNames(string names, char separator = ' ')
        : this((names ?? throw new ArgumentNullException(nameof(names))).Split(separator))
    {
    }

    private MemberNames(string[] names)
    {
        _names = names;
        _starts = new int[names.Length + 1];
        _keys = new ulong[names.Length];
        int room = 0;
        foreach (string name in names) room += (name.Length * JsonQuoting.MaxPerChar) + 4;
        _quoted = new byte[room];
        for (int i = 0; i < names.Length; i++) _starts[i + 1] = Quote(names[i], _starts[i]);
        if (Array.Exists(names, name => name.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0 || name.AsSpan().IndexOfAny('"', '\\') >= 0))
            _unescaped = Array.ConvertAll(names, Wtf8.GetBytes);
        for (int i = 0; i < names.Length; i++) _keys[i] = KeyOf(Unescaped(i));
    }

    /// <summary>The number of names.</summary>
    internal int Count => _keys.Length;

    /// <summary>A name.</summary>
    internal string this[int member] => _names[member];

    /// <summary>A name as written in JSON, with a comma before it and a colon after it.</summary>
    internal ReadOnlySpan<byte> Quoted(int member)
    {
        int start = _starts[member];
        return _quoted.AsSpan(start, _starts[member + 1] - start);
    }

    /// <summary>Finds the member that has a name; -1 if none has it.</summary>
    /// <param name="name">The name in UTF-8.</param>
    /// <param name="from">Where to begin.</param>
    internal int IndexOf(ReadOnlySpan<byte> name, int from)
    {
        ulong key = KeyOf(name);
        int at = _keys.AsSpan(from).IndexOf(key);
        at = at >= 0 ? at + from : _keys.AsSpan(0, from).IndexOf(key);
        if (at < 0 || name.SequenceEqual(Unescaped(at))) return at;
        for (at = 0; at < _keys.Length; at++)
            if (name.SequenceEqual(Unescaped(at)))
                return at;
        return -1;
    }

    private int Quote(string name, int at)
    {
        _quoted[at++] = (byte)',';
        _quoted[at++] = (byte)'"';
        at += JsonQuoting.Escape(name, _quoted.AsSpan(at));
        _quoted[at++] = (byte)'"';
        _quoted[at++] = (byte)':';
        return at;
    }

    private ReadOnlySpan<byte> Unescaped(int member) => _unescaped is null ? Between(member) : _unescaped[member];

    private ReadOnlySpan<byte> Between(int member) => Quoted(member)[2..^2];

    // The length, and up to eight bytes of each end.
    private static ulong KeyOf(ReadOnlySpan<byte> name)
    {
        ulong ends;
        if (name.Length >= 8)
        {
            ends = BinaryPrimitives.ReadUInt64LittleEndian(name) + (BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]) * 0x9E3779B97F4A7C15);
        }
        else if (name.Length >= 4)
        {
            ends = BinaryPrimitives.ReadUInt32LittleEndian(name) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(name[^4..]) << 32);
        }
        else
        {
            ends = name.IsEmpty ? 0 : name[0] | ((ulong)name[name.Length / 2] << 8) | ((ulong)name[^1] << 16);
        }

        return ends + ((ulong)name.Length << 56);
    }
}
