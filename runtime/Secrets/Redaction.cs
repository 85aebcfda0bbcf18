using System.Text;

namespace Losant.Runtime.Secrets;

/// <summary>Replaces the secrets of a text.</summary>
internal static class Redaction
{
    /// <summary>Replaces secrets.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="secrets">Where they are; in any order, and they may overlap.</param>
    /// <param name="start">The first byte of the text that is wanted.</param>
    /// <param name="end">The byte after the last one that is wanted.</param>
    public static byte[] Replace(ReadOnlySpan<byte> utf8, List<SecretRange> secrets, int start, int end)
    {
        secrets.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var text = new MemoryStream(end - start);
        foreach (var secret in secrets)
        {
            if (secret.End <= start || secret.Start >= end)
                continue;
            if (secret.Start >= start)
            {
                text.Write(utf8[start..secret.Start]);
                text.Write(Encoding.UTF8.GetBytes(secret.Shown));
            }
            else if (text.Length == 0)
            {
                text.Write(Encoding.UTF8.GetBytes(secret.Shown)); // What is wanted begins within it.
            }

            start = Math.Min(secret.End, end);
        }

        text.Write(utf8[start..end]);
        return text.ToArray();
    }

    /// <inheritdoc cref="Replace(ReadOnlySpan{byte}, List{SecretRange}, int, int)" />
    public static byte[] Replace(ReadOnlySpan<byte> utf8, List<SecretRange> secrets) => Replace(utf8, secrets, 0, utf8.Length);
}
