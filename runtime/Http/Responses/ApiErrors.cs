using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Losant.Runtime.Http.Sending;
using Losant.Runtime.Http.Tokens;

namespace Losant.Runtime.Http.Responses;

/// <summary>Creates exceptions from responses. They never contain the call's token, even if the server repeats it.</summary>
internal static class ApiErrors
{
    /// <summary>The maximum size of an error's body that is read, in bytes.</summary>
    public const int MaxBodySize = 1024 * 1024;

    // At least as many characters as are kept, and so many more that a token at the end is not cut within what is kept.
    private const int MaxKeptSize = 4 * LosantApiException.MaxRawBodyLength;

    /// <summary>Creates the exception for an error status.</summary>
    public static LosantApiException OfStatus(in Exchange exchange, ReadOnlySpan<byte> utf8, Exception? cause, DateTimeOffset now)
    {
        var text = Text(utf8, exchange.Token);
        var redacted = Encoding.UTF8.GetBytes(text);
        var body = ErrorBody.Parse(redacted);
        // A server that repeats the request would repeat a sign-in's secret.
        var failure = Keep(exchange, exchange.Info.IsSignIn ? "" : text, cause) with
        {
            ErrorType = body.Type,
            ErrorMessage = body.Message is null ? null : Redact(body.Message, exchange.Token),
            Details = exchange.Info.IsSignIn ? [] : body.Others,
            Error = exchange.Info.ReadError((int)exchange.Response.StatusCode, redacted),
            RetryAfter = RetryAfter(exchange.Response.Headers, now),
        };

        var message = Describe(exchange, failure, failure.ErrorMessage ?? Explain(exchange));
        return failure.StatusCode switch
        {
            HttpStatusCode.NotFound => new LosantNotFoundException(message, failure),
            HttpStatusCode.Unauthorized => new LosantUnauthorizedException(message, failure),
            HttpStatusCode.TooManyRequests => new LosantRateLimitException(message, failure),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => new LosantBadRequestException(message, failure),
            _ => new LosantApiException(message, failure),
        };
    }

    /// <summary>Creates the exception for a success response that cannot be used.</summary>
    public static LosantResponseException OfResponse(in Exchange exchange, ReadOnlySpan<byte> utf8, string what, Exception? cause = null)
    {
        // A sign-in's response contains a token, which is not known yet and cannot be redacted.
        var failure = exchange.Info.IsSignIn
            ? Keep(exchange, "", cause as IOException)
            : Keep(exchange, Text(utf8[..Math.Min(utf8.Length, MaxKeptSize)], exchange.Token), cause);
        return new LosantResponseException(Describe(exchange, failure, what), failure);
    }

    /// <summary>Gets how long the server asks to wait.</summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is not { } value)
            return null;
        var wait = value.Delta ?? value.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static ApiFailure Keep(in Exchange exchange, string text, Exception? cause)
    {
        return new ApiFailure
        {
            StatusCode = exchange.Response.StatusCode,
            Method = exchange.Info.Method.Method,
            Path = exchange.Request.RequestUri!.AbsolutePath,
            RawBody = text.Length > LosantApiException.MaxRawBodyLength ? text[..LosantApiException.MaxRawBodyLength] : text,
            Headers = ResponseHeaders.Of(exchange),
            Cause = cause,
        };
    }

    private static string Describe(in Exchange exchange, ApiFailure failure, string what)
    {
        var kind = failure.ErrorType is null ? "" : " " + failure.ErrorType;
        return Redact(string.Create(CultureInfo.InvariantCulture, $"{what} ({(int)failure.StatusCode}{kind}, {failure.Method} {failure.Path})"), exchange.Token);
    }

    private static string Explain(in Exchange exchange)
    {
        var status = exchange.Response.StatusCode;
        return status switch
        {
            HttpStatusCode.RequestEntityTooLarge => "The request is larger than the server accepts.",
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest when exchange.Response.Headers.Location is { } location =>
                $"The server redirects to {Place(exchange.Request.RequestUri!, location)}; redirects are not followed, because the token would be sent there.",
            _ => $"The server returned {(string.IsNullOrWhiteSpace(exchange.Response.ReasonPhrase) ? status.ToString() : exchange.Response.ReasonPhrase)} without an error message.",
        };
    }

    private static string Place(Uri from, Uri location) => Uri.TryCreate(from, location, out var place)
        ? place.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        : "another place";

    private static string Text(ReadOnlySpan<byte> utf8, BearerToken? token)
    {
        var text = Redact(Encoding.UTF8.GetString(utf8), token);
        // With escapes, the token is a different string but the same secret.
        return token is not null && text.Contains('\\', StringComparison.Ordinal) && Unescaped(text) is var plain && Redact(plain, token) != plain ? "" : text;
    }

    private static string Unescaped(string json)
    {
        var text = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\' || i + 1 == json.Length)
                text.Append(json[i]);
            else if (json[++i] != 'u' || i + 4 >= json.Length || !ushort.TryParse(json.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter))
                text.Append(json[i]);
            else
                (_, i) = (text.Append((char)letter), i + 4);
        }

        return text.ToString();
    }

    private static string Redact(string text, BearerToken? token) => token is null ? text : token.Redact(text);
}
