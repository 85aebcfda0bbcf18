using System.Collections.ObjectModel;
using System.Net;
using System.Text.Json;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>
/// The API returned an error status. Some statuses have their own exception classes: <see cref="LosantBadRequestException"/>,
/// <see cref="LosantUnauthorizedException"/>, <see cref="LosantNotFoundException"/> and <see cref="LosantRateLimitException"/>. A
/// success response that cannot be used throws a <see cref="LosantResponseException"/> instead.
/// </summary>
public class LosantApiException : LosantException
{
    /// <summary>The maximum length of <see cref="RawBody"/> in characters when the client creates the exception.</summary>
    public const int MaxRawBodyLength = 32 * 1024;

    /// <summary>Initializes the exception as the client does, for tests and fakes; set the properties to what the API returned.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LosantApiException(string? message, HttpStatusCode statusCode, Exception? innerException = null)
        : base(message, innerException) => StatusCode = statusCode;

    internal LosantApiException(string message, ApiFailure failure)
        : this(message, failure.StatusCode, failure.Cause)
    {
        ErrorType = failure.ErrorType;
        ErrorMessage = failure.ErrorMessage;
        Details = failure.Details;
        RawBody = failure.RawBody;
        Headers = failure.Headers;
        RetryAfter = failure.RetryAfter;
        Method = failure.Method;
        Path = failure.Path;
        Error = failure.Error;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>
    /// The error type in the body, such as <c>NotFound</c> or <c>Validation</c>; for OAuth errors, the code in <c>error</c>.
    /// Null if the body has none. Undocumented types do occur.
    /// </summary>
    public string? ErrorType { get; init; }

    /// <summary>The message in the body (OAuth: <c>error_description</c>), without what <see cref="Exception.Message"/> adds; null if there is none.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>All other members of the error's JSON object, such as <c>validationErrors</c>; empty if there are none.</summary>
    public IReadOnlyDictionary<string, JsonElement> Details { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>The body as a string, at most <see cref="MaxRawBodyLength"/> characters. Secrets are replaced by <c>[secret]</c>, the call's token by <c>[token]</c>.</summary>
    public string RawBody { get; init; } = "";

    /// <summary>The response's headers, content headers included, by case-insensitive name; several values of one name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>How long the server asks to wait before the next attempt (<c>Retry-After</c>, in seconds or as a date); null if it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The request's HTTP method.</summary>
    public string Method { get; init; } = "";

    /// <summary>The request's path without its query.</summary>
    public string Path { get; init; } = "";

    /// <summary>
    /// The body as the type that the API's description declares for this action and status. Null if that is the common error type,
    /// or if the body does not match the declared type.
    /// </summary>
    public object? Error { get; init; }
}
