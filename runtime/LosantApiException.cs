using System.Net;
using System.Text.Json;
using Losant.Runtime;

namespace Losant;

/// <summary>
/// The API responded a call with an error, or with something that cannot be used (<see cref="LosantResponseException"/>). A server
/// that cannot be reached is an <see cref="HttpRequestException"/> instead, a call that takes too long a
/// <see cref="TaskCanceledException"/> with a <see cref="TimeoutException"/> inside, and a call that its caller cancels an
/// <see cref="OperationCanceledException"/> with the caller's token.
/// </summary>
public class LosantApiException : Exception
{
    /// <summary>How many characters <see cref="RawBody"/> has at most.</summary>
    public const int MaxRawBodyLength = 32 * 1024;

    internal LosantApiException(string message, ApiFailure failure)
        : base(message, failure.Cause)
    {
        StatusCode = failure.StatusCode;
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
    public string? ErrorType { get; }

    /// <summary>The body's own message (OAuth: <c>error_description</c>), without what <see cref="Exception.Message"/> adds; null when it has none.</summary>
    public string? ErrorMessage { get; }

    /// <summary>All other members of the error's JSON object, <c>validationErrors</c> for example; empty when there are none.</summary>
    public IReadOnlyDictionary<string, JsonElement> Details { get; }

    /// <summary>The body as text, at most <see cref="MaxRawBodyLength"/> characters of it. The call's token is blotted out should the server repeat it.</summary>
    public string RawBody { get; }

    /// <summary>The response's headers, content headers included, by name in any case; several values of one name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>How long the server asks to wait before the next attempt (<c>Retry-After</c> in seconds or as a date); null when it does not ask.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The request's HTTP method.</summary>
    public string Method { get; }

    /// <summary>The request's path without its query.</summary>
    public string Path { get; }

    /// <summary>
    /// The body as the type that the API's description declares for this action and status where that is not the common error;
    /// null otherwise, and when the body does not have that form.
    /// </summary>
    public object? Error { get; }
}
