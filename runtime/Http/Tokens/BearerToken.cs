using System.Text;
using Losant.Runtime.Http.Calls;

namespace Losant.Runtime.Http.Tokens;

/// <summary>An access token that was checked, with the header that carries it.</summary>
internal sealed class BearerToken
{
    // Made-up tokens of a few letters, as tests have them, are words that any text may hold.
    private const int LeastSecret = 8;

    private readonly string _header;

    private BearerToken(string text)
    {
        Text = text;
        _header = "Bearer " + text;
    }

    public string Text { get; }

    /// <summary>
    /// The token; null when the text is empty or has characters that no token has. Checked here because the framework's own message
    /// would repeat the token.
    /// </summary>
    public static BearerToken? Of(string? text) =>
        string.IsNullOrEmpty(text) || !HeaderValue.IsSafe(text) || text.Contains(' ', StringComparison.Ordinal) ? null : new BearerToken(text);

    /// <summary>Puts the token on a request, as text: the framework's own header value is made into text anew for every request.</summary>
    public void PutOn(HttpRequestMessage request)
    {
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", _header);
    }

    /// <summary>Takes a token off a request.</summary>
    public static void TakeOff(HttpRequestMessage request) => request.Headers.Remove("Authorization");

    /// <summary>Blots the token out of text that came from a server, which may repeat what it was sent.</summary>
    public string Redact(string text) => Text.Length < LeastSecret ? text : text.Replace(Text, "[token]", StringComparison.Ordinal);

    /// <inheritdoc cref="Redact(string)" />
    public byte[] Redact(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetBytes(Redact(Encoding.UTF8.GetString(utf8)));

    /// <summary>Whether UTF-8 text holds the token.</summary>
    public bool IsIn(ReadOnlySpan<byte> utf8) => Text.Length >= LeastSecret && utf8.IndexOf(Encoding.ASCII.GetBytes(Text)) >= 0;

    /// <inheritdoc />
    public override string ToString() => "[token]";
}
