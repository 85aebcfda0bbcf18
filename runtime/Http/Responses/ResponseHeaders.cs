using Losant.Runtime.Http.Secrets;
using Losant.Runtime.Http.Sending;

namespace Losant.Runtime.Http.Responses;

/// <summary>Collects a response's headers for users.</summary>
internal static class ResponseHeaders
{
    /// <summary>Gets the headers of a response for the user, content headers included, by case-insensitive name, with the call's token redacted.</summary>
    public static Dictionary<string, string> Of(Exchange exchange)
    {
        var token = new SecretSource(exchange.Secrets.Names, exchange.Token).Collect();
        return Of(exchange, (_, value) => token.RedactKnown(value));
    }

    /// <summary>Gets the headers of a response for an exception: without the values of those that are named as secrets, such as cookies.</summary>
    public static Dictionary<string, string> Of(Exchange exchange, CallSecrets secrets) => Of(exchange, secrets.Redact);

    private static Dictionary<string, string> Of(Exchange exchange, Func<string, string, string> redact)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in exchange.Response.Headers.NonValidated)
            headers[name] = redact(name, values.ToString());
        foreach (var (name, values) in exchange.Response.Content.Headers.NonValidated)
            headers[name] = redact(name, values.ToString());
        return headers;
    }
}
