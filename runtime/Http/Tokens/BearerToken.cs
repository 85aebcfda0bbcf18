using System.Text;
using Losant.Runtime.Http.Calls;

namespace Losant.Runtime.Http.Tokens;

/// <summary>A checked access token with its header.</summary>
internal sealed class BearerToken
{
    // Shorter tokens, as in tests, may be ordinary words that occur in any text.
    private const int LeastSecret = 8;

    private readonly string _header;

    private BearerToken(string value)
    {
        Value = value;
        _header = "Bearer " + value;
    }

    public string Value { get; }

    /// <summary>
    /// Creates a token; null if the string is empty or has characters that are not valid in a token. Checked here because the
    /// framework's own message would repeat the token.
    /// </summary>
    public static BearerToken? Of(string? value) =>
        string.IsNullOrEmpty(value) || !HeaderValue.IsSafe(value) || value.Contains(' ', StringComparison.Ordinal) ? null : new BearerToken(value);

    /// <summary>Adds the token to a request as a string, because the framework would format its own header value again for every request.</summary>
    public void PutOn(HttpRequestMessage request)
    {
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", _header);
    }

    /// <summary>Removes the token from a request.</summary>
    public static void TakeOff(HttpRequestMessage request) => request.Headers.Remove("Authorization");

    /// <summary>Redacts the token in text from a server, which may repeat the request.</summary>
    public string Redact(string text) => Value.Length < LeastSecret ? text : text.Replace(Value, "[token]", StringComparison.Ordinal);

    /// <inheritdoc cref="Redact(string)" />
    public byte[] Redact(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetBytes(Redact(Encoding.UTF8.GetString(utf8)));

    /// <summary>Whether UTF-8 text contains the token.</summary>
    public bool IsIn(ReadOnlySpan<byte> utf8) => Value.Length >= LeastSecret && utf8.IndexOf(Encoding.ASCII.GetBytes(Value)) >= 0;

    /// <inheritdoc />
    public override string ToString() => "[token]";
}
