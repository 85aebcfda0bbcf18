using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Losant.Simulator.Auth;

/// <summary>Codes of an authenticator app: RFC 6238 with SHA-1, 30 seconds and six digits.</summary>
internal static class Totp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Step = 30;

    public static string Code(string key, DateTimeOffset time) => Code(Decode(key), time.ToUnixTimeSeconds() / Step);

    /// <summary>Whether a code is that of now, or of the step before or after: clocks differ.</summary>
    public static bool Accepts(string key, string? code, DateTimeOffset now) =>
        Enumerable.Range(-1, 3).Any(step => string.Equals(code, Code(key, now.AddSeconds(step * Step)), StringComparison.Ordinal));

    /// <summary>Whether a text is a key: base32, without padding.</summary>
    public static bool IsKey(string text) => text.Length > 0 && text.All(letter => Alphabet.Contains(char.ToUpperInvariant(letter), StringComparison.Ordinal));

    private static string Code(byte[] key, long counter)
    {
        Span<byte> message = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(message, counter);
#pragma warning disable CA5350 // Authenticator apps use SHA-1.
        var hash = HMACSHA1.HashData(key, message);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0x0f)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var (bytes, bits, count) = (new List<byte>(), 0, 0);
        foreach (var letter in key)
        {
            bits = (bits << 5) | Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            count += 5;
            if (count < 8)
                continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
            bits &= (1 << count) - 1;
        }

        return [.. bytes];
    }
}
