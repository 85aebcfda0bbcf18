namespace Losant.Runtime.Secrets;

/// <summary>A secret that is known, and finds itself in text: as it is, escaped as in JSON or a URL, and its beginning where the text was cut.</summary>
/// <param name="value">The secret.</param>
/// <param name="shown">What is shown in its place.</param>
internal sealed class SecretValue(byte[] value, string shown)
{
    /// <summary>The length from which a secret is found within words too: a shorter one may be a part of any.</summary>
    public const int LeastAnywhere = 8;

    // The shortest are not found at all.
    private const int LeastWord = 4;

    public ReadOnlySpan<byte> Utf8 => value;

    /// <summary>Finds the secret in a text.</summary>
    public void FindIn(PlainText text, List<SecretRange> found)
    {
        if (value.Length < LeastWord)
            return;
        var plain = text.Utf8;
        var at = 0;
        while (plain[at..].IndexOf(value) is var index && index >= 0)
        {
            at += index;
            var end = at + value.Length;
            if (value.Length >= LeastAnywhere || IsWord(plain, at, end))
                found.Add(new SecretRange(text.SourceOf(at), text.SourceOf(end), shown));
            at = end;
        }

        for (var length = Math.Min(value.Length - 1, plain.Length - at); length >= LeastWord; length--)
        {
            if (!plain.EndsWith(value.AsSpan(0, length)))
                continue;
            found.Add(new SecretRange(text.SourceOf(plain.Length - length), text.SourceOf(plain.Length), shown));
            return;
        }
    }

    private static bool IsWord(ReadOnlySpan<byte> text, int start, int end) =>
        (start == 0 || !char.IsAsciiLetterOrDigit((char)text[start - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit((char)text[end]));
}
