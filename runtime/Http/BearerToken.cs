using System.Net.Http.Headers;
using System.Text;

namespace Losant.Runtime;

/// <summary>An access token that was checked, with the header that carries it.</summary>
internal sealed class BearerToken
{
    public BearerToken(string text)
    {
        // Checked here because the framework's own message would repeat the token.
        if (string.IsNullOrEmpty(text) || !HeaderText.IsSafe(text) || text.Contains(' ', StringComparison.Ordinal))
            throw new InvalidOperationException("The access token is empty or has characters that no token has.");
        Text = text;
        Header = new AuthenticationHeaderValue("Bearer", text);
    }

    public string Text { get; }

    public AuthenticationHeaderValue Header { get; }

    /// <summary>Blots the token out of text that came from a server, which may repeat what it was sent.</summary>
    public string Redact(string text) => text.Replace(Text, "[token]", StringComparison.Ordinal);

    /// <inheritdoc cref="Redact(string)" />
    public byte[] Redact(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetBytes(Redact(Encoding.UTF8.GetString(utf8)));

    /// <summary>Whether UTF-8 text holds the token.</summary>
    public bool IsIn(ReadOnlySpan<byte> utf8) => utf8.IndexOf(Encoding.ASCII.GetBytes(Text)) >= 0;

    /// <inheritdoc />
    public override string ToString() => "[token]";
}
