namespace Losant.Runtime.Secrets;

/// <summary>
/// A secret that is known, and finds itself in text: as it is, escaped as in JSON, a URL or a page, and
/// its beginning: of a long one anywhere, of a short one where the text was cut.
/// </summary>
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
        for (var at = 0; plain[at..].IndexOf(value.AsSpan(0, LeastWord)) is var index and >= 0;)
        {
            var start = at + index;
            var end = start + plain[start..].CommonPrefixLength(value);
            var isWhole = end - start == value.Length;
            if (end - start >= LeastAnywhere || (isWhole ? IsWord(plain, start, end) : IsCut(plain[end..])))
                found.Add(new SecretRange(text.SourceOf(start), text.SourceOf(end), shown));
            at = isWhole ? end : start + 1;
        }
    }

    // The end of the text, or of what quotes it, or of what says that there is more.
    private static bool IsCut(ReadOnlySpan<byte> rest) =>
        rest.IsEmpty || rest[0] is (byte)'"' or (byte)'\'' or (byte)'\\' or (byte)'<' or (byte)'*' || rest.StartsWith("..."u8) || rest.StartsWith("\u2026"u8);

    private static bool IsWord(ReadOnlySpan<byte> text, int start, int end) =>
        (start == 0 || !char.IsAsciiLetterOrDigit((char)text[start - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit((char)text[end]));
}
