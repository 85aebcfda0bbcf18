using System.Collections.ObjectModel;
using System.Net;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>
/// The API returned success, but the response cannot be used: it is not valid JSON, has an unexpected content type, is empty where a
/// body is expected, was cut off, is larger than <see cref="LosantClientOptions.MaxResponseSize"/>, or is the same page of a list
/// again. Status and body are kept; the inner exception says what is wrong with them, a <see cref="LosantSerializationException"/>
/// for JSON. The server may have processed the call.
/// </summary>
public sealed class LosantResponseException : LosantException
{
    /// <summary>Initializes the exception as the client does, for tests and fakes; set the properties to what the server returned.</summary>
    /// <param name="message">What is wrong with the response.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LosantResponseException(string? message, HttpStatusCode statusCode = HttpStatusCode.OK, Exception? innerException = null)
        : base(message, innerException) => StatusCode = statusCode;

    internal LosantResponseException(string message, ApiFailure failure)
        : this(message, failure.StatusCode, failure.Cause)
    {
        RawBody = failure.RawBody;
        Headers = failure.Headers;
        Method = failure.Method;
        Path = failure.Path;
    }

    /// <summary>The HTTP status, which is a success.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The body as a string, as much as was received, at most <see cref="LosantApiException.MaxRawBodyLength"/> characters. Secrets are replaced by <c>[secret]</c>, the call's token by <c>[token]</c>.</summary>
    public string RawBody { get; init; } = "";

    /// <summary>The response's headers, content headers included, by case-insensitive name; several values of one name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The request's HTTP method.</summary>
    public string Method { get; init; } = "";

    /// <summary>The request's path without its query.</summary>
    public string Path { get; init; } = "";
}
