using System.Buffers.Text;
using System.Text;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime.Secrets;

/// <summary>A text without its escapes, and where each byte of it is in the source.</summary>
internal readonly ref struct PlainText
{
    // &#x10FFFF;
    private const int MaxEntity = 10;

    private readonly ReadOnlySpan<int> _sources;

    private PlainText(ReadOnlySpan<byte> utf8, ReadOnlySpan<int> sources)
    {
        Utf8 = utf8;
        _sources = sources;
    }

    public ReadOnlySpan<byte> Utf8 { get; }

    /// <summary>A text as it is.</summary>
    public static PlainText Of(ReadOnlySpan<byte> source) => new(source, default);

    /// <summary>Whether a text may have the escapes of a page.</summary>
    public static bool MayHaveEntities(ReadOnlySpan<byte> source) => source.IndexOf((byte)'&') is var at and >= 0 && source[at..].Contains((byte)';');

    /// <summary>A text in which the escapes of a page (<c>&amp;quot;</c>) are what they mean.</summary>
    public static PlainText UnescapePage(ReadOnlySpan<byte> source)
    {
        var plain = new MemoryStream(source.Length);
        var sources = new List<int>(source.Length + 1);
        for (var at = 0; at < source.Length;)
            at += AddEntityOrByte(source[at..], at, plain, sources);
        sources.Add(source.Length);
        return new PlainText(plain.ToArray(), sources.ToArray());
    }

    /// <summary>A text in which the escapes of JSON (<c>\u0041</c>), of URLs (<c>%41</c>) and of a page (<c>&amp;#65;</c>) are what they mean.</summary>
    public static PlainText Unescape(ReadOnlySpan<byte> source)
    {
        var plain = new MemoryStream(source.Length);
        var sources = new List<int>(source.Length + 1);
        for (var at = 0; at < source.Length;)
        {
            var rest = source[at..];
            var length = rest[0] switch { (byte)'\\' => JsonEscapes.LengthAt(source, at), (byte)'%' when TryHex(rest, out _) => 3, _ => 0 };
            if (length == 0 && rest[0] is (byte)'\\' or (byte)'%' && rest.Length < 6 && rest[1..].IndexOfAnyExcept("u0123456789ABCDEFabcdef"u8) < 0)
                break; // The text was cut within an escape.
            if (length == 0)
            {
                at += AddEntityOrByte(rest, at, plain, sources);
                continue;
            }

            if (length == 3)
                plain.WriteByte(TryHex(rest, out var value) ? (byte)value : default);
            else
                plain.Write(JsonEscapes.Remove(rest[..length]));
            while (sources.Count < plain.Length)
                sources.Add(at);
            at += length;
        }

        sources.Add(source.Length);
        return new PlainText(plain.ToArray(), sources.ToArray());
    }

    /// <summary>Gets where a byte is in the source.</summary>
    public int SourceOf(int at) => _sources.IsEmpty ? at : _sources[at];

    private static int AddEntityOrByte(ReadOnlySpan<byte> rest, int at, MemoryStream plain, List<int> sources)
    {
        var length = 1;
        if (rest[0] == '&' && rest[..Math.Min(rest.Length, MaxEntity)].IndexOf((byte)';') is var end and > 1 && Entity(rest[1..end]) is { } letter)
        {
            Span<byte> utf8 = stackalloc byte[4];
            plain.Write(utf8[..letter.EncodeToUtf8(utf8)]);
            length = end + 1;
        }
        else
        {
            plain.WriteByte(rest[0]);
        }

        while (sources.Count < plain.Length)
            sources.Add(at);
        return length;
    }

    private static Rune? Entity(ReadOnlySpan<byte> name)
    {
        if (name[0] == '#')
        {
            var isHex = name.Length > 2 && name[1] is (byte)'x' or (byte)'X';
            var digits = name[(isHex ? 2 : 1)..];
            return (isHex ? JsonEscapes.TryHex(digits, out var letter) : Utf8Parser.TryParse(digits, out letter, out var used) && used == digits.Length) && Rune.IsValid(letter)
                ? new Rune(letter)
                : null;
        }

        return name switch
        {
            _ when name.SequenceEqual("quot"u8) => new Rune('"'),
            _ when name.SequenceEqual("apos"u8) => new Rune('\''),
            _ when name.SequenceEqual("amp"u8) => new Rune('&'),
            _ when name.SequenceEqual("lt"u8) => new Rune('<'),
            _ when name.SequenceEqual("gt"u8) => new Rune('>'),
            _ => null,
        };
    }

    private static bool TryHex(ReadOnlySpan<byte> escape, out int value)
    {
        value = 0;
        return escape.Length >= 3 && JsonEscapes.TryHex(escape[1..3], out value);
    }
}
