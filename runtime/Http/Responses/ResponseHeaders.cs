using Losant.Runtime.Http.Sending;
using Losant.Runtime.Http.Tokens;

namespace Losant.Runtime.Http.Responses;

/// <summary>A response's headers as users see them.</summary>
internal static class ResponseHeaders
{
    /// <summary>The headers and those of the content, by name in any case, with the call's token redacted.</summary>
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
