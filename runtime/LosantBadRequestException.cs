using System.Net;
using Losant.Runtime.Http.Responses;

namespace Losant;

/// <summary>
/// The API rejected the request (status 400 or 422). A request that the client itself rejects before sending throws a
/// <see cref="LosantRequestValidationException"/> instead.
/// </summary>
public sealed class LosantBadRequestException : LosantApiException
{
    /// <summary>Initializes the exception as the client does, for tests and fakes; set the properties to what the API returned.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="statusCode">The HTTP status: 400 or 422.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LosantBadRequestException(string? message, HttpStatusCode statusCode = HttpStatusCode.BadRequest, Exception? innerException = null)
        : base(message, statusCode, innerException)
    {
    }

    internal LosantBadRequestException(string message, ApiFailure failure)
        : base(message, failure)
    {
    }
}
