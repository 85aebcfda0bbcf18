using System.Text.Json;

namespace Losant.Runtime.Http.Tokens;

/// <summary>Reads the lifetime of a token if it is a JSON Web Token. Nothing is verified, because the server does that.</summary>
internal static class JsonWebToken
{
    /// <summary>Gets the lifetime of a token that was just issued; null if it does not state one, or is not a JSON Web Token.</summary>
    public static TimeSpan? Lifetime(string token, DateTimeOffset now)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || Decode(parts[1]) is not { } json)
            return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            if (Seconds(document.RootElement, "exp") is not { } expires)
                return null;
            // Relative to the server's clock if the token states when it was issued, because clocks differ.
            var lifetime = expires - (Seconds(document.RootElement, "iat") ?? now.ToUnixTimeMilliseconds() / 1000.0);
            return lifetime is > 0 and < int.MaxValue ? TimeSpan.FromSeconds(lifetime) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not valid JSON, or it has a lone surrogate.
            return null;
        }
    }

    private static double? Seconds(JsonElement claims, string name) =>
        claims.ValueKind == JsonValueKind.Object && claims.TryGetProperty(name, out var claim) && claim.ValueKind == JsonValueKind.Number ? claim.GetDouble() : null;

    private static byte[]? Decode(string base64Url)
    {
        var text = base64Url.Replace('-', '+').Replace('_', '/');
        text = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
