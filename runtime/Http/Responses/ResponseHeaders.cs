using Losant.Runtime.Http.Sending;
using Losant.Runtime.Http.Tokens;

namespace Losant.Runtime.Http.Responses;

/// <summary>Collects a response's headers for users.</summary>
internal static class ResponseHeaders
{
    /// <summary>Gets the headers, content headers included, by case-insensitive name, with the call's token redacted.</summary>
    public static Dictionary<string, string> Of(in Exchange exchange)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in exchange.Response.Headers.NonValidated)
            headers[name] = Redact(exchange.Token, values.ToString());
        foreach (var (name, values) in exchange.Response.Content.Headers.NonValidated)
            headers[name] = Redact(exchange.Token, values.ToString());
        return headers;
    }

    private static string Redact(BearerToken? token, string text) => token is null ? text : token.Redact(text);
}
