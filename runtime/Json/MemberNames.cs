using System.Buffers.Binary;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime;

/// <summary>
/// The names of the members that a type declares, in the order of its schema. Emitted code calls a member by its number. A reader guesses
/// which member follows the last one: a server writes all objects of a type in one order, which is learned. Else it looks the name up.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemberNames
{
    /// <summary>The names of a type that declares no members.</summary>
    public static readonly MemberNames None = new([]);

    private readonly string[] _names;

    // The names as written in JSON, each with a comma before it and a colon after it.
    private readonly byte[][] _quoted;

    // The member that is expected after each one; the first entry is for the object's start. At first it is the order of the schema.
    // Threads change it without a lock: each entry is a guess.
    private readonly ushort[] _following;

    // A number for each name, which hardly any two names share.
    private readonly ulong[] _keys;

    // For programs that put members beside the declared ones.
    private HashSet<string>? _set;

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
        _quoted = new byte[names.Length][];
        _following = new ushort[names.Length + 1];
        for (int i = 0; i < names.Length; i++)
        {
            _quoted[i] = Quote(names[i]);
            _following[i] = (ushort)i;
            if (Between(i).Length != names[i].Length) _unescaped ??= Array.ConvertAll(names, Wtf8.GetBytes);
        }

        _keys = new ulong[names.Length];
        for (int i = 0; i < names.Length; i++) _keys[i] = KeyOf(Unescaped(i));
    }

    /// <summary>The number of names.</summary>
    internal int Count => _keys.Length;

    /// <summary>A name.</summary>
    internal string this[int member] => _names[member];

    /// <summary>A name as written in JSON, with a comma before it and a colon after it.</summary>
    internal ReadOnlySpan<byte> Quoted(int member) => _quoted[member];

    /// <summary>The member that is expected after another, and its name as <see cref="Quoted"/> returns it; empty if none is expected.</summary>
    /// <param name="last">The number of the other member; -1 at the object's start.</param>
    /// <param name="member">The number of the expected one.</param>
    internal ReadOnlySpan<byte> Following(int last, out int member)
    {
        member = _following[last + 1];
        byte[][] quoted = _quoted;
        return (uint)member < (uint)quoted.Length ? quoted[member] : default(ReadOnlySpan<byte>);
    }

    /// <summary>Expects a member after another from now on.</summary>
    /// <param name="last">The number of the other member; -1 at the object's start.</param>
    /// <param name="member">The number of the member.</param>
    internal void Expect(int last, int member) => _following[last + 1] = (ushort)member;

    /// <summary>Whether a member has a name.</summary>
    internal bool Contains(string name) => (_set ??= new HashSet<string>(_names, StringComparer.Ordinal)).Contains(name);

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

    private static byte[] Quote(string name)
    {
        byte[] quoted = new byte[(name.Length * JsonQuoting.MaxPerChar) + 4];
        quoted[0] = (byte)',';
        quoted[1] = (byte)'"';
        int end = 2 + JsonQuoting.Escape(name, quoted.AsSpan(2));
        quoted[end++] = (byte)'"';
        quoted[end++] = (byte)':';
        return quoted[..end];
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
