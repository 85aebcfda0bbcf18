using System.Text.Json;

namespace Losant.Runtime.Http.Tokens;

/// <summary>What a token says of itself if it is a JSON Web Token. Nothing is verified: that is the server's business.</summary>
internal static class JsonWebToken
{
    /// <summary>How long a token that was issued just now is good for; null when it does not say, or is no such token.</summary>
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
            // From the server's own clock where it says when it issued the token; clocks differ.
            var lifetime = expires - (Seconds(document.RootElement, "iat") ?? now.ToUnixTimeMilliseconds() / 1000.0);
            return lifetime is > 0 and < int.MaxValue ? TimeSpan.FromSeconds(lifetime) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, or half of a letter in it.
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
