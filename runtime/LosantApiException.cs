using System.Collections.ObjectModel;
using System.Net;
using System.Text.Json;
using Losant.Runtime;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>
/// The API responded a call with an error status. Four statuses have classes of their own: <see cref="LosantBadRequestException"/>,
/// <see cref="LosantUnauthorizedException"/>, <see cref="LosantNotFoundException"/> and <see cref="LosantRateLimitException"/>. A
/// success that cannot be used is a <see cref="LosantResponseException"/> instead.
/// </summary>
public class LosantApiException : LosantException
{
    /// <summary>How many characters <see cref="RawBody"/> has at most when the client makes the exception.</summary>
    public const int MaxRawBodyLength = 32 * 1024;

    /// <summary>Initializes the exception as the client does, for tests and fakes; what the API said is set by the properties.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="innerException">The cause; null for none.</param>
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
    /// What kind of error the body says it is, <c>NotFound</c> or <c>Validation</c> for example; for OAuth errors the code under
    /// <c>error</c>. Null when the body does not say. Other kinds than those documented do occur.
    /// </summary>
    public string? ErrorType { get; init; }

    /// <summary>The body's own message (OAuth: <c>error_description</c>), without what <see cref="Exception.Message"/> adds; null when it has none.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>All other members of the error's JSON object, <c>validationErrors</c> for example; empty when there are none.</summary>
    public IReadOnlyDictionary<string, JsonElement> Details { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>The body as text, at most <see cref="MaxRawBodyLength"/> characters of it. The call's token is redacted should the server repeat it.</summary>
    public string RawBody { get; init; } = "";

    /// <summary>The response's headers, content headers included, by name in any case; several values of one name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>How long the server asks to wait before the next attempt (<c>Retry-After</c> in seconds or as a date); null when it does not ask.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The request's HTTP method.</summary>
    public string Method { get; init; } = "";

    /// <summary>The request's path without its query.</summary>
    public string Path { get; init; } = "";

    /// <summary>
    /// The body as the type that the API's description declares for this action and status where that is not the common error;
    /// null otherwise, and when the body does not have that form.
    /// </summary>
    public object? Error { get; init; }
}
