using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Losant.Runtime.Http.Secrets;
using Losant.Runtime.Http.Sending;
using Losant.Runtime.Secrets;

namespace Losant.Runtime.Http.Responses;

/// <summary>Creates exceptions from responses. They contain no secret of the call, even if the server repeats it.</summary>
internal static class ApiErrors
{
    /// <summary>The maximum size of an error's body that is read, in bytes.</summary>
    public const int MaxBodySize = 1024 * 1024;

    // At least as many characters as are kept, and so many more that a token at the end is not cut within what is kept.
    private const int MaxKeptSize = 4 * LosantApiException.MaxRawBodyLength;

    /// <summary>Creates the exception for an error status.</summary>
    public static LosantApiException OfStatus(Exchange exchange, ReadOnlySpan<byte> utf8, Exception? cause, DateTimeOffset now)
    {
        var secrets = exchange.Secrets.Collect();
        var text = Encoding.UTF8.GetString(secrets.Redact(utf8));
        var redacted = Encoding.UTF8.GetBytes(text); // Valid UTF-8 now.
        var body = ErrorBody.Parse(redacted);
        // What a sign-in is refused with need not be JSON with names, and there is nothing in it but secrets.
        var failure = Keep(exchange, exchange.Info.IsSignIn ? "" : text, cause, secrets);
        failure.ErrorType = body.Type;
        failure.ErrorMessage = body.Message;
        failure.Details = exchange.Info.IsSignIn ? [] : body.Others;
        failure.Error = exchange.Info.ReadError((int)exchange.Response.StatusCode, redacted);
        failure.RetryAfter = RetryAfter(exchange.Response.Headers, now);

        var message = Describe(failure, failure.ErrorMessage ?? Explain(exchange, secrets), secrets);
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
    public static LosantResponseException OfResponse(Exchange exchange, ReadOnlySpan<byte> utf8, string what, Exception? cause = null)
    {
        var secrets = exchange.Secrets.Collect();
        var redacted = secrets.Redact(utf8[..Math.Min(utf8.Length, MaxKeptSize)]);
        // A sign-in's response that cannot be read may be nothing but a token.
        var failure = exchange.Info.IsSignIn
            ? Keep(exchange, "", cause as IOException, secrets)
            : Keep(exchange, exchange.Info.HasSecretResponse ? SecretRange.Text : Encoding.UTF8.GetString(redacted), cause, secrets);
        return new LosantResponseException(Describe(failure, what, secrets), failure);
    }

    /// <summary>Gets how long the server asks to wait, up to what a timer supports.</summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is not { } value)
            return HasEndlessRetryAfter(headers) ? Deadline.Longest : null;
        var wait = value.Delta ?? value.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Deadline.Longest ? Deadline.Longest : wait;
    }

    // More seconds than the framework reads.
    private static bool HasEndlessRetryAfter(HttpResponseHeaders headers) => headers.NonValidated.TryGetValues("Retry-After", out var values)
        && values.ToString() is { Length: > 0 } text && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static ApiFailure Keep(Exchange exchange, string text, Exception? cause, CallSecrets secrets)
    {
        return new ApiFailure
        {
            StatusCode = exchange.Response.StatusCode,
            Method = exchange.Info.Method.Method,
            Path = secrets.Redact(exchange.Request.RequestUri!.AbsolutePath),
            RawBody = text.Length > LosantApiException.MaxRawBodyLength ? text[..LosantApiException.MaxRawBodyLength] : text,
            Headers = ResponseHeaders.Of(exchange, secrets),
            Cause = cause,
        };
    }

    private static string Describe(ApiFailure failure, string what, CallSecrets secrets)
    {
        var kind = failure.ErrorType is null ? "" : " " + failure.ErrorType;
        return secrets.Redact(string.Create(CultureInfo.InvariantCulture, $"{what} ({(int)failure.StatusCode}{kind}, {failure.Method} {failure.Path})"));
    }

    private static string Explain(Exchange exchange, CallSecrets secrets)
    {
        var status = exchange.Response.StatusCode;
        return status switch
        {
            HttpStatusCode.RequestEntityTooLarge => "The request is larger than the server accepts.",
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest when exchange.Response.Headers.Location is { } location =>
                $"The server redirects to {secrets.Redact(Place(exchange.Request.RequestUri!, location))}; redirects are not followed, because the token would be sent there.",
            _ => $"The server returned {(string.IsNullOrWhiteSpace(exchange.Response.ReasonPhrase) ? status.ToString() : exchange.Response.ReasonPhrase)} without an error message.",
        };
    }

    private static string Place(Uri from, Uri location) => Uri.TryCreate(from, location, out var place)
        ? place.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        : "another place";
}
