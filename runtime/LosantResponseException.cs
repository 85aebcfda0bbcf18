using System.Collections.ObjectModel;
using System.Net;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>
/// The API responded with success, but not with something that can be used: no JSON, another content type, nothing where something
/// is due, a body that broke off or one larger than <see cref="LosantClientOptions.MaxResponseSize"/>, the same page of a list
/// again. Status and text are kept; the inner exception says what is wrong with them, a <see cref="LosantSerializationException"/>
/// for JSON. The call may have been carried out.
/// </summary>
public sealed class LosantResponseException : LosantException
{
    /// <summary>Initializes the exception as the client does, for tests and fakes; what came from the server is set by the properties.</summary>
    /// <param name="message">What is wrong with the response.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="innerException">The cause; null for none.</param>
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

    /// <summary>The HTTP status, a success.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The body as text, as much of it as arrived, at most <see cref="LosantApiException.MaxRawBodyLength"/> characters. The call's token is redacted should the server repeat it.</summary>
    public string RawBody { get; init; } = "";

    /// <summary>The response's headers, content headers included, by name in any case; several values of one name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The request's HTTP method.</summary>
    public string Method { get; init; } = "";

    /// <summary>The request's path without its query.</summary>
    public string Path { get; init; } = "";
}
