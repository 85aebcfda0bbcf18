using Losant.Runtime.Http.Calls;

namespace Losant.Runtime.Http.Tokens;

/// <summary>A checked access token with its header.</summary>
internal sealed class BearerToken
{
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

    /// <inheritdoc />
    public override string ToString() => "[token]";
}
