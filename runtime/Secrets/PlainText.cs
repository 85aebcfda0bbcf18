using System.Buffers.Text;
using Losant.Runtime.Json.Strings;

namespace Losant.Runtime.Secrets;

/// <summary>A text without its escapes, and where each byte of it is in the source.</summary>
internal readonly ref struct PlainText
{
    private readonly ReadOnlySpan<int> _sources;

    private PlainText(ReadOnlySpan<byte> utf8, ReadOnlySpan<int> sources)
    {
        Utf8 = utf8;
        _sources = sources;
    }

    public ReadOnlySpan<byte> Utf8 { get; }

    /// <summary>A text as it is.</summary>
    public static PlainText Of(ReadOnlySpan<byte> source) => new(source, default);

    /// <summary>A text in which the escapes of JSON (<c>\u0041</c>) and of URLs (<c>%41</c>) are what they mean.</summary>
    public static PlainText Unescape(ReadOnlySpan<byte> source)
    {
        var plain = new List<byte>(source.Length);
        var sources = new List<int>(source.Length + 1);
        for (var at = 0; at < source.Length;)
        {
            var rest = source[at..];
            var length = rest[0] switch { (byte)'\\' => JsonEscapes.LengthAt(source, at), (byte)'%' when TryHex(rest, out _) => 3, _ => 0 };
            if (length == 0 && rest[0] is (byte)'\\' or (byte)'%' && rest.Length < 6 && rest[1..].IndexOfAnyExcept("u0123456789ABCDEFabcdef"u8) < 0)
                break; // The text was cut within an escape.
            if (length == 3)
                plain.Add(TryHex(rest, out var value) ? value : default);
            else if (length > 0)
                plain.AddRange(JsonEscapes.Remove(rest[..length]));
            else
                plain.Add(rest[0]);
            while (sources.Count < plain.Count)
                sources.Add(at);
            at += Math.Max(length, 1);
        }

        sources.Add(source.Length);
        return new PlainText(plain.ToArray(), sources.ToArray());
    }

    /// <summary>Gets where a byte is in the source.</summary>
    public int SourceOf(int at) => _sources.IsEmpty ? at : _sources[at];

    private static bool TryHex(ReadOnlySpan<byte> escape, out byte value)
    {
        value = 0;
        return escape.Length >= 3 && Utf8Parser.TryParse(escape[1..3], out value, out var used, 'x') && used == 2;
    }
}
